package org.ntm4j.cli.process;

import java.util.ArrayList;
import java.util.List;

/**
 * How the program was called.
 *
 * @param all in order
 */
public record Arguments(List<String> all) {
    private static final String DEBUG = "--debug";

    /** Copies the list. */
    public Arguments {
        all = List.copyOf(all);
    }

    /** Whether failures are to be shown with their stack traces. */
    public boolean isDebug() {
        return all.contains(DEBUG);
    }

    /**
     * The values of an option, which are needed before the commands are made that read the others.
     *
     * @param option its name with the hyphens
     */
    public List<String> valuesOf(String option) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String argument = all.get(i);
            if (argument.startsWith(option + "=")) {
                values.add(argument.substring(option.length() + 1));
            } else if (argument.equals(option) && i + 1 < all.size() && isValue(all.get(i + 1))) {
                values.add(all.get(i + 1));
            }
        }
        return values;
    }

    private static boolean isValue(String argument) {
        return !argument.startsWith("-");
    }
}
