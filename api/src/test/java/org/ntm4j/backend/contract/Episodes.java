package org.ntm4j.backend.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.backend.contract.EpisodeMachine.Way;
import org.ntm4j.tensor.EpisodePlan;
import org.ntm4j.tensor.EpisodePlan.Network;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.Shape;

/**
 * Whole episodes against the steps of the reference and of the backend itself. A backend that offers none passes:
 * they are optional.
 */
final class Episodes {
    static final String TOPIC = "episodes";

    /** In roundings of the largest element; errors grow from step to step. */
    private static final double ROUNDINGS = 1000;

    private Episodes() {}

    static List<ContractCheck> checks() {
        return machines().stream()
                .map(
                        machine ->
                                new ContractCheck(
                                        TOPIC,
                                        machine.toString(),
                                        context -> check(context, machine)))
                .toList();
    }

    static List<EpisodeMachine> machines() {
        Network plain = Network.FEEDFORWARD;
        Network lstm = Network.LSTM;
        return List.of(
                machine(5, 3, 4, 9, plain, new HeadLayout(1, 1, 4, 3), 33, true, 2, 3),
                machine(4, 1, 2, 7, plain, new HeadLayout(2, 3, 3, 5), 21, false, 1, 2),
                machine(4, 3, 2, 6, lstm, new HeadLayout(2, 1, 3, 3), 7, true, 0, 4),
                machine(3, 1, 3, 5, lstm, new HeadLayout(1, 2, 5, 5), 31, false, 2, 1),
                machine(1, 1, 3, 5, plain, new HeadLayout(1, 1, 3, 3), 6, true, 0, 1),
                machine(1, 3, 1, 4, lstm, new HeadLayout(3, 1, 2, 1), 5, false, 0, 1),
                machine(2, 1, 1, 3, plain, new HeadLayout(9, 10, 1, 3), 4, true, 0, 2),
                machine(2, 7, 2, 40, plain, new HeadLayout(3, 2, 2, 3), 70, true, 0, 2),
                machine(2, 9, 2, 20, lstm, new HeadLayout(2, 3, 2, 3), 67, false, 0, 2),
                machine(2, 1, 2, 300, plain, new HeadLayout(1, 1, 3, 3), 300, true, 1, 1));
    }

    private static EpisodeMachine machine(
            int steps,
            int batch,
            int inputs,
            int hidden,
            Network network,
            HeadLayout layout,
            int locations,
            boolean writeFirst,
            int firstScored,
            int scored) {
        return new EpisodeMachine(
                new EpisodePlan(
                        steps, batch, inputs, hidden, network, layout, locations, writeFirst),
                firstScored,
                scored);
    }

    private static void check(Context context, EpisodeMachine machine) {
        if (context.backend().kernels().episodes(machine.plan()).isEmpty()) {
            return;
        }
        Map<String, double[]> reference =
                machine.evaluate(context.reference(), Way.STEP_BY_STEP, true);
        Map<String, double[]> steps = machine.evaluate(context.backend(), Way.STEP_BY_STEP, true);
        compare(context, machine, "the steps of the reference", reference, Way.WHOLE, true);
        compare(context, machine, "the backend's own steps", steps, Way.WHOLE, true);
        compare(context, machine, "the backend's own steps, in inference", steps, Way.WHOLE, false);
        compare(
                context,
                machine,
                "the backend's own steps, also without the sequences that are over",
                steps,
                Way.WHOLE_WITHOUT_THE_OVER,
                true);
    }

    private static void compare(
            Context context,
            EpisodeMachine machine,
            String with,
            Map<String, double[]> expected,
            Way way,
            boolean training) {
        Requirement requirement =
                context.require(
                        "episodes: a whole episode is " + with,
                        machine.toString(),
                        "if only gradients are wrong: what forward saves, the order of the backward"
                                + " pass; what is carried from step to step");
        Map<String, double[]> actual = evaluate(context, machine, way, training);
        Map<String, double[]> wanted =
                way == Way.WHOLE ? expected : machine.withoutTheOver(expected);
        double unit = Rounding.unit(context.precision());
        actual.forEach(
                (what, values) -> {
                    double[] right = wanted.get(what);
                    double scale = Arrays.stream(right).map(Math::abs).max().orElse(0);
                    requirement.equal(
                            what,
                            Shape.of(right.length),
                            right,
                            values,
                            element -> ROUNDINGS * unit * scale);
                });
        repeat(context, machine, actual, way, training);
    }

    private static Map<String, double[]> evaluate(
            Context context, EpisodeMachine machine, Way way, boolean training) {
        Map<String, double[]> results = machine.evaluate(context.backend(), way, training);
        return way == Way.WHOLE ? results : machine.withoutTheOver(results);
    }

    private static void repeat(
            Context context,
            EpisodeMachine machine,
            Map<String, double[]> first,
            Way way,
            boolean training) {
        Requirement requirement =
                context.require(
                        "episodes: the same episode gives the same bits",
                        machine.toString(),
                        "sums in an order that changes; memory that is read before it is written");
        evaluate(context, machine, way, training)
                .forEach(
                        (what, values) ->
                                requirement.identical(
                                        what, Shape.of(values.length), first.get(what), values));
    }

    /** Graphs of whole episodes for the check of gradients: steps where the backend has nothing else. */
    static List<Graph> graphs() {
        return Stream.of(machines().get(0), machines().get(3))
                .map(
                        machine ->
                                new Graph(
                                        machine.toString(),
                                        machine.graph(Way.STEP_BY_STEP).parameters(),
                                        (tape, p) ->
                                                machine.graph(way(tape, machine))
                                                        .losses()
                                                        .record(tape, p)))
                .toList();
    }

    private static Way way(Tape tape, EpisodeMachine machine) {
        return tape.offers(machine.plan()) ? Way.WHOLE : Way.STEP_BY_STEP;
    }
}
