package org.ntm4j.serve.runs;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order in which a person counts: {@code s2} before {@code s10}. */
final class NaturalOrder {
    private static final Pattern PARTS = Pattern.compile("[0-9]+|[^0-9]+");

    /** By the last part of each path. */
    static final Comparator<Path> OF_PATHS =
            Comparator.comparing(path -> String.valueOf(path.getFileName()), NaturalOrder::compare);

    private NaturalOrder() {}

    static int compare(String a, String b) {
        Matcher left = PARTS.matcher(a);
        Matcher right = PARTS.matcher(b);
        while (left.find() && right.find()) {
            int order = compareParts(left.group(), right.group());
            if (order != 0) {
                return order;
            }
        }
        return a.compareTo(b);
    }

    private static int compareParts(String a, String b) {
        return isNumber(a) && isNumber(b)
                ? new BigInteger(a).compareTo(new BigInteger(b))
                : a.compareTo(b);
    }

    private static boolean isNumber(String part) {
        return Character.isDigit(part.charAt(0));
    }
}
