package org.ntm4j.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntm4j.autodiff.LinearSteps;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.controller.Controller;
import org.ntm4j.memory.ExternalMemory;
import org.ntm4j.memory.MemoryAccess;
import org.ntm4j.memory.MemoryState;
import org.ntm4j.model.EpisodeVars;
import org.ntm4j.model.SegmentedModel;
import org.ntm4j.model.StepTrace;
import org.ntm4j.nn.Linear;

/**
 * A controller, a memory and the heads between them (paper, section 3). At each step the controller
 * sees the input and the last read vectors; the heads address, write and read; the answer is linear in
 * what the controller emits and what was read.
 */
final class NeuralTuringMachine implements SegmentedModel {
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
        if (trace == StepTrace.NONE && whole.isPresent() && whole.get().isOffered(tape, episode)) {
            LinearSteps answers = output.over(tape, episode.scoredSteps(), episode.batch());
            whole.get().run(tape, episode, answers.inputs());
            return answers.applyAll();
        }
        return steps(tape, episode, start(tape, episode.batch()), trace).logits();
    }

    @Override
    public List<Var> start(Tape tape, int batch) {
        List<Var> state = new ArrayList<>(memory.startWithNorms(tape, batch).vars());
        state.addAll(controller.start(tape, batch));
        return state;
    }

    @Override
    public Steps steps(Tape tape, EpisodeVars segment, List<Var> before, StepTrace trace) {
        LinearSteps answers = output.over(tape, segment.scoredSteps(), segment.batch());
        LinearSteps emissions = heads.over(tape, segment.steps(), segment.batch());
        MemoryState start = MemoryState.resume(tape, before.subList(0, MemoryState.VARS));
        MemoryAccess access = memory.begin(tape, start);
        Controller.Run running =
                controller.begin(tape, segment, before.subList(MemoryState.VARS, before.size()));
        for (int t = 0; t < segment.steps(); t++) {
            Var emitted = emissions.input(t);
            running.step(t, access.reads(), emitted);
            Var reads = access.step(t, emissions.apply(t), trace);
            if (segment.isScored(t)) {
                Var features = answers.input(t - segment.firstScored());
                tape.ops().place(emitted, features, 0);
                tape.ops().place(reads, features, controller.outputWidth());
            }
        }
        List<Var> after = new ArrayList<>(access.state().vars());
        after.addAll(running.state());
        return new Steps(after, answers);
    }
}
