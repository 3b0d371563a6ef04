package org.ntm4j.machine;

import org.ntm4j.autodiff.EpisodeLayers;
import org.ntm4j.autodiff.EpisodeStart;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.controller.SingleLayer;
import org.ntm4j.memory.AccessOrder;
import org.ntm4j.memory.ExternalMemory;
import org.ntm4j.memory.MemoryConfig;
import org.ntm4j.memory.MemoryState;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.nn.Linear;
import org.ntm4j.tensor.EpisodePlan;

/** The steps of a machine as one operation, for backends that have it. */
record WholeEpisode(SingleLayer controller, Linear heads, ExternalMemory memory) {
    private EpisodePlan plan(EpisodeVars episode) {
        MemoryConfig config = memory.config();
        return new EpisodePlan(
                episode.steps(),
                episode.batch(),
                episode.inputs().columns(),
                controller.hidden(),
                controller.network(),
                config.layout(),
                config.locations(),
                config.accessOrder() == AccessOrder.WRITE_THEN_READ);
    }

    boolean isOffered(Tape tape, EpisodeVars episode) {
        return tape.offers(plan(episode));
    }

    /**
     * Runs all steps.
     *
     * @param features what the output layer reads, {@code [scored steps · B, H + R·M]}; overwritten
     */
    void run(Tape tape, EpisodeVars episode, Var features) {
        int batch = episode.batch();
        MemoryState start = memory.start(tape, batch);
        tape.ops()
                .episode(
                        plan(episode),
                        new EpisodeLayers(
                                controller.layer().weight(),
                                controller.layer().bias(),
                                heads.weight(),
                                heads.bias()),
                        new EpisodeStart(
                                start.reads(),
                                start.readWeighting(),
                                start.writeWeighting(),
                                start.matrix(),
                                controller.startHidden(tape, batch),
                                controller.startCell(tape, batch)),
                        episode.inputs(),
                        episode.running(),
                        episode.firstScored(),
                        features);
    }
}
