package org.ntm4j.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Long texts as lines. */
public final class TextWrap {
    private TextWrap() {}

    /**
     * Lines of at most {@code columns}, broken between words; a longer word has a line to itself.
     *
     * @param indent what every line but the first begins with
     */
    public static List<String> wrap(String text, int columns, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line = new StringBuilder(indent).append(word);
            } else {
                line.append(empty ? "" : " ").append(word);
            }
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
