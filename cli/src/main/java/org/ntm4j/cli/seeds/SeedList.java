package org.ntm4j.cli.seeds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ntm4j.error.NtmException;

/**
 * Which seeds are trained.
 *
 * @param seeds at least one, ascending, each once
 */
public record SeedList(List<Long> seeds) {
    /** As many as one call trains. */
    static final int MOST = 1_000;

    private static final Pattern ITEM = Pattern.compile("([0-9]+)(?:-([0-9]+))?");
    private static final int LONGEST_NAME = 30;

    /**
     * @throws IllegalArgumentException if there are none, too many, or some that are not ascending
     */
    public SeedList {
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty()
                || seeds.size() > MOST
                || seeds.get(0) < 0
                || !seeds.equals(List.copyOf(new TreeSet<>(seeds)))) {
            throw new IllegalArgumentException("no list of seeds: " + seeds);
        }
    }

    /**
     * Reads a list such as {@code 1-5}, {@code 1,3,7} or {@code 1-3,10}, in any order.
     *
     * @throws NtmException {@code NTM-U010} if it is none, is too long, or has a seed twice
     */
    public static SeedList parse(String text) {
        SortedSet<Long> seeds = new TreeSet<>();
        for (String item : text.split(",", -1)) {
            Matcher matcher = ITEM.matcher(item.strip());
            if (!matcher.matches()) {
                throw wrong(
                        text,
                        "'"
                                + item.strip()
                                + "' is neither a seed nor a range; write for example 1-5, or"
                                + " 1,3,7");
            }
            long first = seed(text, matcher.group(1));
            long last = matcher.group(2) == null ? first : seed(text, matcher.group(2));
            addRange(seeds, first, last, text);
        }
        return new SeedList(List.copyOf(seeds));
    }

    private static long seed(String text, String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw wrong(text, digits + " is too large for a seed, which is below 2^63");
        }
    }

    private static void addRange(Collection<Long> seeds, long first, long last, String text) {
        if (last < first) {
            throw wrong(
                    text,
                    first + "-" + last + " is the wrong way round; write " + last + "-" + first);
        } else if (last - first >= MOST - seeds.size()) {
            throw wrong(text, "these are more seeds than " + MOST + ", the most in one call");
        }
        for (long seed = first; seed - last <= 0; seed++) {
            if (!seeds.add(seed)) {
                throw wrong(text, "seed " + seed + " is there twice");
            }
        }
    }

    private static NtmException wrong(String text, String problem) {
        return NtmException.badInput("NTM-U010", "--seeds " + text + ": " + problem);
    }

    /** How many. */
    public int size() {
        return seeds.size();
    }

    /** The first. */
    public long first() {
        return seeds.get(0);
    }

    /** As part of a file's name: {@code s1-5}, or how many there are if that were long. */
    public String name() {
        String all = "s" + this;
        return all.length() <= LONGEST_NAME ? all : size() + "-seeds";
    }

    /** As it can be parsed, as short as possible: {@code 1-3,10}. */
    @Override
    public String toString() {
        List<String> ranges = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= seeds.size(); i++) {
            if (i == seeds.size() || seeds.get(i) - seeds.get(i - 1) != 1) {
                ranges.add(range(seeds.get(from), seeds.get(i - 1)));
                from = i;
            }
        }
        return String.join(",", ranges);
    }

    private static String range(long first, long last) {
        return first == last ? Long.toString(first) : first + "-" + last;
    }
}
