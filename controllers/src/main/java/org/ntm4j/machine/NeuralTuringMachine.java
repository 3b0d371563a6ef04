package org.ntm4j.machine;

import java.util.Optional;
import org.ntm4j.autodiff.LinearSteps;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.controller.Controller;
import org.ntm4j.memory.ExternalMemory;
import org.ntm4j.memory.MemoryAccess;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.model.SequenceModel;
import org.ntm4j.model.StepTrace;
import org.ntm4j.nn.Linear;

/**
 * A controller, a memory and the heads between them (paper, section 3). At each step the controller
 * sees the input and the last read vectors; the heads address, write and read; the answer is linear in
 * what the controller emits and what was read.
 */
final class NeuralTuringMachine implements SequenceModel {
    private final Controller controller;
    private final Linear heads;
    private final ExternalMemory memory;
    private final Linear output;
    private final Optional<WholeEpisode> whole;

    NeuralTuringMachine(Controller controller, Linear heads, ExternalMemory memory, Linear output) {
        this.controller = controller;
        this.heads = heads;
        this.memory = memory;
        this.output = output;
        whole = controller.singleLayer().map(layer -> new WholeEpisode(layer, heads, memory));
    }

    @Override
    public Var logits(Tape tape, EpisodeVars episode, StepTrace trace) {
        int batch = episode.batch();
        LinearSteps answers = output.over(tape, episode.scoredSteps(), batch);
        if (trace == StepTrace.NONE && whole.isPresent() && whole.get().isOffered(tape, episode)) {
            whole.get().run(tape, episode, answers.inputs());
        } else {
            runSteps(tape, episode, trace, answers);
        }
        return answers.applyAll();
    }

    private void runSteps(Tape tape, EpisodeVars episode, StepTrace trace, LinearSteps answers) {
        int batch = episode.batch();
        LinearSteps emissions = heads.over(tape, episode.steps(), batch);
        Controller.Run running = controller.begin(tape, episode);
        MemoryAccess access = memory.begin(tape, batch);
        for (int t = 0; t < episode.steps(); t++) {
            Var emitted = emissions.input(t);
            running.step(t, access.reads(), emitted);
            Var reads = access.step(t, emissions.apply(t), trace);
            if (episode.isScored(t)) {
                Var features = answers.input(t - episode.firstScored());
                tape.ops().place(emitted, features, 0);
                tape.ops().place(reads, features, controller.outputWidth());
            }
        }
    }
}
