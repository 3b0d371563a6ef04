package org.ntm4j.cli.seeds;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ntm4j.cli.run.Evaluation;
import org.ntm4j.evaluate.EvaluationRow;
import org.ntm4j.evaluate.MarkerResult;
import org.ntm4j.evaluate.OptimumGap;

/**
 * What came of all seeds.
 *
 * @param settings of all
 * @param made by what
 * @param results one for each seed, in order
 */
record SeedsSummary(SeedsSettings settings, Made made, List<SeedResult> results) {
    /** Copies the results. */
    SeedsSummary {
        results = List.copyOf(results);
    }

    /**
     * The process that made the summary.
     *
     * @param directory as the user wrote it
     * @param backend that computed
     * @param threads seeds at a time
     * @param took from the first seed to the last
     */
    record Made(String directory, String backend, int threads, Duration took) {}

    /**
     * How the finished seeds do on one kind of episode.
     *
     * @param name of the kind
     * @param rows one for each finished seed that has it
     */
    record Kind(String name, List<EvaluationRow> rows) {
        Kind {
            rows = List.copyOf(rows);
        }

        Spread costBits() {
            return of(EvaluationRow::costBits);
        }

        Spread bitErrors() {
            return of(EvaluationRow::bitErrors);
        }

        Spread solved() {
            return of(EvaluationRow::solved);
        }

        boolean hasOptimum() {
            return gaps().findAny().isPresent();
        }

        Spread optimalBits() {
            return Spread.of(gaps().mapToDouble(OptimumGap::optimalBits));
        }

        Spread gapBits() {
            return Spread.of(gaps().mapToDouble(OptimumGap::gapBits));
        }

        /** What a table calls the task's marker, if it has one. */
        Optional<String> marker() {
            return markers().findAny().map(MarkerResult::name);
        }

        Spread markerCorrect() {
            return Spread.of(markers().mapToDouble(MarkerResult::correct));
        }

        private Stream<MarkerResult> markers() {
            return rows.stream().flatMap(row -> row.marker().stream());
        }

        private Stream<OptimumGap> gaps() {
            return rows.stream().flatMap(row -> row.optimum().stream());
        }

        private Spread of(ToDoubleFunction<EvaluationRow> number) {
            return Spread.of(rows.stream().mapToDouble(number));
        }
    }

    /** The kinds of episodes, in the task's order. */
    List<Kind> kinds() {
        Map<String, Stream.Builder<EvaluationRow>> rows = new LinkedHashMap<>();
        evaluations()
                .flatMap(evaluation -> evaluation.rows().stream())
                .forEach(
                        row -> rows.computeIfAbsent(row.name(), name -> Stream.builder()).add(row));
        return rows.entrySet().stream()
                .map(kind -> new Kind(kind.getKey(), kind.getValue().build().toList()))
                .toList();
    }

    /** Those of the finished seeds. */
    private Stream<Evaluation> evaluations() {
        return results.stream().flatMap(result -> result.evaluation().stream());
    }

    /** How many seeds are evaluated. */
    long evaluated() {
        return evaluations().count();
    }

    /** How many seeds had a report window of as few wrong bits as the settings say. */
    long converged() {
        return episodesToConverge().filter(Double::isFinite).count();
    }

    /** Of all seeds; of one that has not got there, infinite. */
    private DoubleStream episodesToConverge() {
        return results.stream()
                .map(result -> result.history().converged())
                .mapToDouble(
                        episodes ->
                                episodes.isPresent()
                                        ? episodes.getAsLong()
                                        : Double.POSITIVE_INFINITY);
    }

    /** Episodes that seeds took to converge; those that have not count as infinitely many. */
    Spread convergence() {
        return Spread.of(episodesToConverge());
    }

    /** Those that failed. */
    List<SeedResult> failed() {
        return with(SeedResult.End.FAILED);
    }

    /** Those that were stopped. */
    List<SeedResult> stopped() {
        return with(SeedResult.End.STOPPED);
    }

    private List<SeedResult> with(SeedResult.End end) {
        return results.stream().filter(result -> result.end() == end).toList();
    }
}
