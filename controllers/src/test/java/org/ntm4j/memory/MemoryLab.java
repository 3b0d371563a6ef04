package org.ntm4j.memory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ntm4j.autodiff.Tape;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.reference.ReferenceBackendProvider;
import org.ntm4j.nn.ParameterSet;
import org.ntm4j.tensor.AddressingPlanes;
import org.ntm4j.tensor.HeadLayout;
import org.ntm4j.tensor.HostTensor;
import org.ntm4j.tensor.Shape;

/**
 * One memory on the reference backend, one sequence, in the hands of a test: it says what is in the
 * memory, where the heads point and what they are told, and looks at what becomes of it.
 */
final class MemoryLab implements AutoCloseable {
    private final TensorBackend backend =
            new ReferenceBackendProvider().open(BackendConfig.defaults());
    private final Tape tape = Tape.forInference(backend);
    private final HeadLayout layout;
    private final int locations;
    private final ParameterSet parameters;
    private final MemoryAccess access;
    private final Map<String, double[]> seen = new HashMap<>();
    private int steps;

    /**
     * @param rows the memory, N rows of M
     * @param readWeightings where the read heads point, R rows of N
     * @param writeWeightings where the write heads point, W rows of N
     */
    MemoryLab(
            int shifts,
            AccessOrder order,
            double[][] rows,
            double[][] readWeightings,
            double[][] writeWeightings) {
        locations = rows.length;
        layout =
                new HeadLayout(
                        readWeightings.length, writeWeightings.length, rows[0].length, shifts);
        MemoryConfig config =
                new MemoryConfig(
                        locations, layout, MemoryStart.LEARNED, WeightingStart.ONE_HOT, order);
        parameters = new ParameterSet(backend, ExternalMemory.specs(config));
        parameters.write("memory.start", matrix(transposed(rows)));
        parameters.write("read.weightingStart", matrix(readWeightings));
        parameters.write("write.weightingStart", matrix(writeWeightings));
        parameters.write("read.start", matrix(new double[layout.readHeads()][rows[0].length]));
        ExternalMemory memory = new ExternalMemory(config, parameters);
        access = memory.begin(tape, memory.startWithNorms(tape, 1));
    }

    /** One read head and one write head, three shifts, writes first. */
    static MemoryLab simple(double[][] rows, double[] weighting) {
        return new MemoryLab(
                3,
                AccessOrder.WRITE_THEN_READ,
                rows,
                new double[][] {weighting},
                new double[][] {weighting});
    }

    static double[] oneHot(int locations, int location) {
        double[] weighting = new double[locations];
        weighting[location] = 1;
        return weighting;
    }

    private static HostTensor matrix(double[][] rows) {
        double[] elements = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return new HostTensor(Shape.of(rows.length, rows[0].length), elements);
    }

    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int m = 0; m < columns.length; m++) {
                columns[m][i] = rows[i][m];
            }
        }
        return columns;
    }

    /** Settings to be changed and given to {@link #step}. */
    HeadSettings heads() {
        return new HeadSettings(layout);
    }

    void step(HeadSettings settings) {
        Var raw = tape.constant(1, layout.width());
        backend.upload(settings.raw(), 0, raw.value());
        access.step(steps++, raw, (t, quantity, value) -> seen.put(quantity, read(value)));
    }

    private double[] read(Var variable) {
        double[] elements = new double[variable.value().size()];
        backend.download(variable.value(), elements, 0);
        return elements;
    }

    double[] readWeighting(int head) {
        return row(seen.get("read.weighting"), head, locations);
    }

    double[] writeWeighting(int head) {
        return row(seen.get("write.weighting"), head, locations);
    }

    /** One of the {@link AddressingPlanes} of a read head. */
    double[] readPlane(int head, int plane) {
        int index = head * AddressingPlanes.COUNT + plane;
        return row(seen.get("read.addressing"), index, locations);
    }

    /** The read vector of a head. */
    double[] readVector(int head) {
        return row(seen.get("reads"), head, layout.memoryWidth());
    }

    /** The memory, N rows of M. */
    double[][] memory() {
        double[][] columns = new double[layout.memoryWidth()][];
        Arrays.setAll(columns, m -> row(seen.get("memory"), m, locations));
        return transposed(columns);
    }

    private static double[] row(double[] elements, int row, int length) {
        return Arrays.copyOfRange(elements, row * length, (row + 1) * length);
    }

    @Override
    public void close() {
        tape.close();
        parameters.close();
        backend.close();
    }
}
