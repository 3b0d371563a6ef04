package org.ntm4j.backend.cpu.episode;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ntm4j.backend.EpisodeKernels;
import org.ntm4j.backend.cpu.kernel.DenseViews;
import org.ntm4j.backend.cpu.kernel.Loops;
import org.ntm4j.backend.cpu.storage.FloatMemory;
import org.ntm4j.tensor.EpisodePlan;

/** Offers the kernels of whole episodes. */
public final class CpuEpisodes {
    /** A stack of rows may grow by half of what is asked for. */
    private static final double GROWTH = 1.5;

    private final DenseViews views;
    private final Supplier<Loops> loops;
    private @Nullable EpisodePlan machine;
    private @Nullable Groups groups;

    /**
     * Episodes on that memory.
     *
     * @param loops makes loops, each set of which is used by one thread at a time
     */
    public CpuEpisodes(FloatMemory storages, Supplier<Loops> loops) {
        views = new DenseViews(storages);
        this.loops = loops;
    }

    /** The kernels of that plan, unless what they keep is too long for an array. */
    public Optional<EpisodeKernels> of(EpisodePlan plan) {
        double kept = GROWTH * plan.steps() * plan.batch() * SavedLayout.of(plan).savedWidth();
        return kept < Integer.MAX_VALUE
                ? Optional.of(new CpuEpisode(plan, views, groups(plan)))
                : Optional.empty();
    }

    /** What the episodes of a machine share, kept until another machine comes. */
    private Groups groups(EpisodePlan plan) {
        EpisodePlan wanted = withoutExtent(plan);
        Groups present = groups;
        if (present == null || !wanted.equals(machine)) {
            present = new Groups(wanted, loops);
            groups = present;
            machine = wanted;
        }
        return present;
    }

    private static EpisodePlan withoutExtent(EpisodePlan plan) {
        return new EpisodePlan(
                0,
                0,
                plan.inputs(),
                plan.hidden(),
                plan.network(),
                plan.layout(),
                plan.locations(),
                plan.writeFirst());
    }
}
