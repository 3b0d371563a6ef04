package org.ntm4j.cli.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntm4j.cli.console.Style;
import org.ntm4j.cli.json.JsonObject;

class SummaryTest {
    private static final SeedsSummary FIVE =
            Results.summary(
                    Results.done(1, 3_000, Results.row("length 10", 0.5, 0)),
                    Results.done(2, 2_000, Results.row("length 10", 0.25, 1)),
                    Results.failed(3),
                    Results.never(4, Results.row("length 10", 40, 12.5)),
                    Results.stopped(5));

    private static List<String> printed(SeedsSummary summary) {
        List<String> lines = new ArrayList<>();
        for (SummaryTables.Section section : SummaryTables.of(summary)) {
            lines.add(section.heading());
            lines.addAll(section.table().lines(Style.PLAIN));
        }
        return lines;
    }

    @Test
    void eachSeedHasARowAndEachKindItsSpread() {
        assertThat(printed(FIVE))
                .containsExactly(
                        "Seeds 1-5 of copy, ntm-ff, last report window and best",
                        "  seed  episodes  below 0.1 after  last bits   wrong  best bits   wrong "
                                + " outcome",
                        "     1    50,000            3,000     0.0200  0.0050     0.0080  0.0020 "
                                + " done",
                        "     2    50,000            2,000     0.0200  0.0050     0.0080  0.0020 "
                                + " done",
                        "     3       512                -          -       -          -       - "
                                + " failed: NTM-T001",
                        "     4    50,000            never      12.00    3.00       8.00    2.00 "
                                + " target",
                        "     5     1,200                -          -       -          -       - "
                                + " stopped",
                        "Generalisation, 100 sequences each; median of 3 seeds, least and most",
                        "  sequences  cost in bits   least   most  wrong bits  least   most",
                        "  length 10        0.5000  0.2500  40.00        1.00      0  12.50");
    }

    @Test
    void theVerdictCountsWhatConvergedAndWhatDidNotEndWell() {
        assertThat(SeedsTexts.verdict(FIVE))
                .isEqualTo(
                        "2 of 5 seeds below 0.1 wrong bits a sequence; the first after 2,000"
                                + " episodes; 1 failed (seed 3: NTM-T001); 1 stopped");
        assertThat(
                        SeedsTexts.verdict(
                                Results.summary(Results.done(1, 3_000), Results.done(2, 2_000))))
                .isEqualTo("2 of 2 seeds below 0.1 wrong bits a sequence; median 2,500 episodes");
        assertThat(SeedsTexts.verdict(Results.summary(Results.never(1))))
                .isEqualTo("0 of 1 seed below 0.1 wrong bits a sequence");
    }

    @Test
    void whereThereIsAnOptimumTheGapToItIsShown() {
        List<String> lines =
                printed(
                        Results.summary(
                                Results.never(1, Results.withOptimum("200 bits", 132.5, 4)),
                                Results.never(2, Results.withOptimum("200 bits", 136.5, 6))));
        assertThat(lines)
                .endsWith(
                        "Above the optimum on the same sequences; median, least and most",
                        "  sequences  optimum in bits  above it  least  most",
                        "  200 bits             129.5      5.00   4.00  6.00");
    }

    @Test
    void whereThereIsAMarkerItsShareIsShown() throws IOException {
        SeedsSummary summary =
                Results.summary(
                        Results.done(1, 3_000, Results.withMarker("length 10 × 20", 0.25)),
                        Results.done(2, 3_000, Results.withMarker("length 10 × 20", 1)));
        assertThat(printed(summary))
                .endsWith(
                        "Sequences in which the end marker is right; median, least and most",
                        "  sequences       end marker   least   most",
                        "  length 10 × 20      62.5 %  25.0 %  100 %");
        JsonObject kind =
                JsonObject.parse(SummaryJson.of(summary)).objects("generalization").get(0);
        JsonObject marker = object(kind, "marker");
        assertThat(marker.text("name")).contains("end marker");
        assertThat(object(marker, "correct").number("median")).isEqualTo(0.625);
    }

    @Test
    void withoutAFinishedSeedThereIsOneTable() {
        assertThat(SummaryTables.of(Results.summary(Results.failed(1)))).hasSize(1);
    }

    @Test
    void theMarkdownHoldsTheSameTables() {
        assertThat(SummaryTables.markdown(FIVE))
                .startsWith(
                        """
                        # Seeds 1-5 of copy, ntm-ff, last report window and best

                        | seed | episodes | below 0.1 after | last bits | wrong | best bits | wrong | outcome |
                        | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |
                        | 1 | 50,000 | 3,000 | 0.0200 | 0.0050 | 0.0080 | 0.0020 | done |
                        """)
                .contains(
                        """
                        | 5 | 1,200 | - | - | - | - | - | stopped |

                        ## Generalisation, 100 sequences each; median of 3 seeds, least and most

                        | sequences |\
                        """)
                .endsWith(
                        """

                        ## Wrong bits a sequence, by seed

                        | seed | length 10 |
                        | ---: | ---: |
                        | 1 | 0 |
                        | 2 | 1.00 |
                        | 4 | 12.50 |

                        2 of 5 seeds below 0.1 wrong bits a sequence; the first after 2,000 episodes; \
                        1 failed (seed 3: NTM-T001); 1 stopped.
                        """);
    }

    @Test
    void programsReadTheSame() throws IOException {
        JsonObject json = JsonObject.parse(SummaryJson.of(FIVE));
        assertThat(json.text("directory")).contains("runs/five");
        assertThat(json.text("task")).contains("copy");
        assertThat(json.text("model")).contains("ntm-ff");
        assertThat(json.text("backend")).contains("cpu");
        assertThat(json.wholeNumber("threads")).hasValue(2);
        assertThat(json.number("wallSeconds")).isEqualTo(12.345);
        assertThat(json.wholeNumber("finished")).hasValue(3);
        assertThat(json.wholeNumber("failed")).hasValue(1);
        assertThat(json.wholeNumber("stopped")).hasValue(1);
        JsonObject convergence = object(json, "convergence");
        assertThat(convergence.number("belowBitErrors")).isEqualTo(0.1);
        assertThat(convergence.wholeNumber("converged")).hasValue(2);
        JsonObject episodes = object(convergence, "episodes");
        assertThat(episodes.number("min")).isEqualTo(2_000);
        assertThat(episodes.number("lowerQuartile")).isEqualTo(3_000);
        assertThat(episodes.fields()).doesNotContainKeys("median", "upperQuartile", "max");
    }

    private static JsonObject object(JsonObject json, String name) {
        assertThat(json.object(name)).isPresent();
        return json.object(name).orElse(json);
    }

    @Test
    void programsReadEverySeed() throws IOException {
        List<JsonObject> seeds = JsonObject.parse(SummaryJson.of(FIVE)).objects("seeds");
        assertThat(seeds)
                .extracting(seed -> seed.text("outcome").orElse(""))
                .containsExactly("done", "done", "failed", "target", "stopped");
        JsonObject first = seeds.get(0);
        assertThat(first.wholeNumber("seed")).hasValue(1);
        assertThat(first.text("directory")).contains("s1");
        assertThat(first.wholeNumber("episodes")).hasValue(50_000);
        assertThat(first.wholeNumber("episodesToBelow")).hasValue(3_000);
        assertThat(first.number("wallSeconds")).isEqualTo(61.5);
        assertThat(object(first, "lastWindow").number("costBits")).isEqualTo(0.02);
        assertThat(object(first, "bestWindow").number("bitErrors")).isEqualTo(0.002);
        assertThat(object(first, "evaluation").objects("rows")).hasSize(1);
        assertThat(object(seeds.get(2), "error").text("code")).contains("NTM-T001");
        assertThat(object(seeds.get(2), "error").text("message")).contains("the loss became NaN");
        assertThat(seeds.get(2).fields()).doesNotContainKeys("lastWindow", "evaluation");
        assertThat(seeds.get(3).fields()).doesNotContainKeys("episodesToBelow", "error");
    }

    @Test
    void programsReadTheQuartilesOfEachKind() throws IOException {
        List<JsonObject> kinds = JsonObject.parse(SummaryJson.of(FIVE)).objects("generalization");
        assertThat(kinds).hasSize(1);
        assertThat(kinds.get(0).text("name")).contains("length 10");
        assertThat(kinds.get(0).wholeNumber("seeds")).hasValue(3);
        JsonObject cost = object(kinds.get(0), "costBits");
        assertThat(cost.number("min")).isEqualTo(0.25);
        assertThat(cost.number("lowerQuartile")).isEqualTo(0.375);
        assertThat(cost.number("median")).isEqualTo(0.5);
        assertThat(cost.number("upperQuartile")).isEqualTo(20.25);
        assertThat(cost.number("max")).isEqualTo(40);
        assertThat(object(kinds.get(0), "bitErrors").number("median")).isEqualTo(1);
        assertThat(object(kinds.get(0), "solved").number("median")).isEqualTo(0.25);
        assertThat(kinds.get(0).fields()).doesNotContainKey("gapBits");
    }

    @Test
    void programsReadTheGapToTheOptimum() throws IOException {
        SeedsSummary summary =
                Results.summary(Results.never(1, Results.withOptimum("200 bits", 132.5, 4)));
        JsonObject kind =
                JsonObject.parse(SummaryJson.of(summary)).objects("generalization").get(0);
        assertThat(object(kind, "gapBits").number("median")).isEqualTo(4);
        assertThat(object(kind, "optimalBits").number("median")).isEqualTo(128.5);
    }

    @Test
    void theBoundIsShownAsItIsWritten() {
        assertThat(SummaryTables.threshold(withBound(0.1))).isEqualTo("0.1");
        assertThat(SummaryTables.threshold(withBound(65))).isEqualTo("65");
    }

    private static SeedsSettings withBound(double bound) {
        SeedsSettings settings = FIVE.settings();
        return new SeedsSettings(settings.seeds(), bound, 1, settings.config());
    }
}
