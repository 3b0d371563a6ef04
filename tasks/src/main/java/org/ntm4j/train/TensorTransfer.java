package org.ntm4j.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.checkpoint.Checkpoint;
import org.ntm4j.error.NtmException;
import org.ntm4j.nn.Parameter;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.optim.Optimizer;
import org.ntm4j.tensor.HostTensor;

/** Between checkpoints and the memory of a backend. */
final class TensorTransfer {
    private TensorTransfer() {}

    /** The parameters by name, where they are on the backend. */
    static Map<String, View> views(ParameterSet parameters) {
        Map<String, View> views = new LinkedHashMap<>();
        for (Parameter parameter : parameters.all()) {
            views.put(parameter.name(), parameter.var().value());
        }
        return views;
    }

    /**
     * The state of an optimiser where it is on the backend, one tensor for each parameter: {@code
     * STATE/PARAMETER}, of the parameter's shape. The optimiser lays its state out as the parameters are.
     */
    static Map<String, View> views(ParameterSet parameters, Optimizer optimizer) {
        Map<String, View> views = new LinkedHashMap<>();
        int start = parameters.values().offset();
        optimizer
                .state()
                .forEach(
                        (state, all) -> {
                            for (Parameter parameter : parameters.all()) {
                                View value = parameter.var().value();
                                View part = all.slice(0, value.offset() - start, value.size());
                                views.put(
                                        state + "/" + parameter.name(),
                                        part.reshape(value.shape()));
                            }
                        });
        return views;
    }

    /** Copies of tensors. */
    static Map<String, HostTensor> download(TensorBackend backend, Map<String, View> views) {
        Map<String, HostTensor> copies = new LinkedHashMap<>();
        views.forEach((name, view) -> copies.put(name, download(backend, view)));
        return copies;
    }

    private static HostTensor download(TensorBackend backend, View view) {
        double[] elements = new double[view.size()];
        backend.download(view, elements, 0);
        return new HostTensor(view.shape(), elements);
    }

    /**
     * Sets parameters as a checkpoint has them.
     *
     * @throws NtmException {@code NTM-K006} if names or shapes differ
     */
    static void restore(Checkpoint checkpoint, ParameterSet parameters) {
        Map<String, View> views = views(parameters);
        requireFit(checkpoint, "parameter", checkpoint.parameters(), views);
        upload(parameters.backend(), checkpoint.parameters(), views);
    }

    /**
     * Sets the state of an optimiser as a checkpoint has it.
     *
     * @throws NtmException {@code NTM-K006} if names or shapes differ
     */
    static void restore(Checkpoint checkpoint, ParameterSet parameters, Optimizer optimizer) {
        Map<String, View> views = views(parameters, optimizer);
        requireFit(checkpoint, "optimizer tensor", checkpoint.optimizer(), views);
        upload(parameters.backend(), checkpoint.optimizer(), views);
        optimizer.restoreSteps(checkpoint.progress().updates());
    }

    private static void upload(
            TensorBackend backend, Map<String, HostTensor> source, Map<String, View> views) {
        views.forEach(
                (name, view) -> {
                    HostTensor tensor = Objects.requireNonNull(source.get(name), name);
                    backend.upload(tensor.data(), 0, view);
                });
    }

    private static void requireFit(
            Checkpoint checkpoint,
            String what,
            Map<String, HostTensor> stored,
            Map<String, View> views) {
        for (String name : views.keySet()) {
            if (!stored.containsKey(name)) {
                throw misfit(
                        checkpoint, what + " " + name + ", which the settings need, is missing");
            }
        }
        stored.forEach(
                (name, tensor) -> {
                    View view = views.get(name);
                    if (view == null) {
                        throw misfit(checkpoint, "the settings need no " + what + " " + name);
                    }
                    if (!tensor.shape().equals(view.shape())) {
                        throw misfit(
                                checkpoint,
                                what
                                        + " "
                                        + name
                                        + " has shape "
                                        + tensor.shape()
                                        + ", the settings make it "
                                        + view.shape());
                    }
                });
    }

    private static NtmException misfit(Checkpoint checkpoint, String problem) {
        return NtmException.badInput(
                "NTM-K006",
                checkpoint.origin()
                        + ": the checkpoint does not fit the settings of the run: "
                        + problem.replaceAll("\\p{Cntrl}", "?"));
    }
}
