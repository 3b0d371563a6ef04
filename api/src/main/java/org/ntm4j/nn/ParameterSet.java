package org.ntm4j.nn;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.HostTensor;
import org.ntm4j.tensor.Shape;

/**
 * The parameters of a model on a backend: all values in one piece of memory, all gradients in another,
 * so that an optimiser's step is one kernel.
 */
public final class ParameterSet implements AutoCloseable {
    private final TensorBackend backend;
    private final Map<String, Parameter> byName = new LinkedHashMap<>();
    private final Storage valueStorage;
    private final Storage gradientStorage;
    private final View values;
    private final View gradients;

    /**
     * Makes parameters with undefined values.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public ParameterSet(TensorBackend backend, List<ParameterSpec> specs) {
        this.backend = backend;
        requireDistinctNames(specs);
        int total = specs.stream().mapToInt(spec -> spec.shape().size()).reduce(0, Math::addExact);
        valueStorage = backend.allocate(total);
        gradientStorage = backend.allocate(total);
        values = View.dense(valueStorage, 0, Shape.of(total));
        gradients = View.dense(gradientStorage, 0, Shape.of(total));
        int offset = 0;
        for (ParameterSpec spec : specs) {
            Var var =
                    new Var(
                            View.dense(valueStorage, offset, spec.shape()),
                            spec.trained()
                                    ? View.dense(gradientStorage, offset, spec.shape())
                                    : null);
            byName.put(spec.name(), new Parameter(spec, var));
            offset += spec.shape().size();
        }
        zeroGradients();
    }

    /** Before memory is allocated, which a failing constructor could not give back. */
    private static void requireDistinctNames(List<ParameterSpec> specs) {
        Set<String> names = new HashSet<>();
        for (ParameterSpec spec : specs) {
            if (!names.add(spec.name())) {
                throw new IllegalArgumentException("two parameters are called " + spec.name());
            }
        }
    }

    /** Sets every parameter as its initialiser says, in the order of their declaration. */
    public void initialize(RandomGenerator random) {
        for (Parameter parameter : byName.values()) {
            double[] elements = new double[parameter.spec().shape().size()];
            parameter.spec().initializer().fill(elements, random);
            backend.upload(elements, 0, parameter.var().value());
        }
    }

    /** All parameters in the order of their declaration. */
    public Collection<Parameter> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /**
     * The parameter of that name, as a variable.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Var var(String name) {
        return parameter(name).var();
    }

    private Parameter parameter(String name) {
        Parameter found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no parameter is called " + name);
        }
        return found;
    }

    /** The number of elements of all parameters. */
    public int size() {
        return values.size();
    }

    /** All values, in one dense view. */
    public View values() {
        return values;
    }

    /** All gradients, in one dense view. */
    public View gradients() {
        return gradients;
    }

    /** Where the parameters are. */
    public TensorBackend backend() {
        return backend;
    }

    /** Sets all gradients to 0. */
    public void zeroGradients() {
        backend.fill(gradients, 0);
    }

    /** A copy of a parameter's value. */
    public HostTensor read(String name) {
        return download(parameter(name).var().value());
    }

    /** A copy of a trained parameter's gradient. */
    public HostTensor readGradient(String name) {
        return download(parameter(name).var().gradient());
    }

    private HostTensor download(View view) {
        double[] elements = new double[view.size()];
        backend.download(view, elements, 0);
        return new HostTensor(view.shape(), elements);
    }

    /**
     * Sets a parameter; rounded to {@link Precision} of the backend.
     *
     * @throws IllegalArgumentException if there is none of that name or the shape is another
     */
    public void write(String name, HostTensor tensor) {
        View target = parameter(name).var().value();
        if (!target.shape().equals(tensor.shape())) {
            throw new IllegalArgumentException(
                    name + " has shape " + target.shape() + ", got " + tensor.shape());
        }
        backend.upload(tensor.data(), 0, target);
    }

    @Override
    public void close() {
        backend.release(valueStorage);
        backend.release(gradientStorage);
    }
}
