package org.ntm4j.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Figures beside those from before.
 *
 * @param rows of all figures that both have, in the order of the new ones
 * @param differences of the machines and what computed on them, a line each; ratios mean little if there are any
 * @param onlyOld how many figures are missing now
 * @param onlyNew how many were not there before
 */
public record Comparison(List<Row> rows, List<String> differences, int onlyOld, int onlyNew) {
    /**
     * A figure.
     *
     * @param name of it
     * @param before its old value
     * @param now its new value
     */
    public record Row(String name, double before, double now) {
        /** How many times as fast it is now. */
        public double ratio() {
            return name.startsWith(StoredResult.SECONDS) ? before / now : now / before;
        }
    }

    /**
     * Compares two files.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-M0…} if one is none of {@code ntm bench}
     */
    public static Comparison of(Path old, Path now) {
        return of(StoredResult.read(old), StoredResult.read(now));
    }

    /**
     * Compares what was measured with a file.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-M0…} if it is none of {@code ntm bench}
     */
    public static Comparison of(Path old, BenchResult now) {
        return of(StoredResult.read(old), StoredResult.of(now));
    }

    /**
     * Fails as {@link #of(Path, BenchResult)} would, before anything is measured.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-M0…}
     */
    public static void requireReadable(Path old) {
        StoredResult.read(old);
    }

    static Comparison of(StoredResult old, StoredResult now) {
        List<Row> rows = new ArrayList<>();
        now.figures()
                .forEach(
                        (name, value) -> {
                            Double before = old.figures().get(name);
                            if (before != null) {
                                rows.add(new Row(name, before, value));
                            }
                        });
        return new Comparison(
                rows,
                differences(old.machine(), now.machine()),
                old.figures().size() - rows.size(),
                now.figures().size() - rows.size());
    }

    private static List<String> differences(Map<String, String> old, Map<String, String> now) {
        List<String> differences = new ArrayList<>();
        now.forEach(
                (name, value) -> {
                    String before = old.getOrDefault(name, "unknown");
                    if (!before.equals(value)) {
                        differences.add(name + ": " + before + " before, " + value + " now");
                    }
                });
        return differences;
    }
}
