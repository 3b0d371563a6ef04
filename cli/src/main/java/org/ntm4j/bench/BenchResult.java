package org.ntm4j.bench;

import java.util.List;
import java.util.Optional;
import org.ntm4j.bench.growth.GrowthSeries;
import org.ntm4j.bench.profile.Profile;
import org.ntm4j.bench.rates.RateRow;
import org.ntm4j.bench.solve.Solution;

/**
 * All that a call measured; what was not asked for is empty.
 *
 * @param origin where it was measured
 * @param solution time to learn copy
 * @param rates episodes a second
 * @param growth how rates fall as something grows
 * @param profiles what a step spends its time on
 */
public record BenchResult(
        Origin origin,
        Optional<Solution> solution,
        List<RateRow> rates,
        List<GrowthSeries> growth,
        List<Profile> profiles) {}
