package org.ntm4j.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ntm4j.autodiff.Var;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.model.StepTrace;
import org.ntm4j.tensor.HeadGroup;
import org.ntm4j.tensor.HeadLayout;

/** Takes down what the heads do while a model runs on one sequence. */
final class HeadTrace implements StepTrace {
    private static final String HEADS = "heads";
    private static final String READS = "reads";
    private static final String BEFORE = "memory.before";
    private static final String AFTER = "memory";

    private final TensorBackend backend;
    private final HeadLayout layout;
    private final Map<String, List<float[]>> seen = new TreeMap<>();

    HeadTrace(TensorBackend backend, HeadLayout layout) {
        this.backend = backend;
        this.layout = layout;
    }

    @Override
    public void record(int step, String quantity, Var value) {
        switch (quantity) {
            case HEADS, READS, "read.weighting", "write.weighting" ->
                    of(quantity).add(download(value));
            case BEFORE -> {
                if (step == 0) {
                    of(quantity).add(download(value));
                }
            }
            case AFTER -> {
                of(quantity).clear();
                of(quantity).add(download(value));
            }
            default -> {}
        }
    }

    private List<float[]> of(String quantity) {
        return seen.computeIfAbsent(quantity, name -> new ArrayList<>());
    }

    private float[] download(Var value) {
        float[] numbers = new float[value.shape().size()];
        backend.download(value.value(), numbers, 0);
        return numbers;
    }

    List<HeadRecording> heads() {
        List<HeadRecording> heads = new ArrayList<>();
        for (int i = 0; i < layout.writeHeads(); i++) {
            heads.add(head(HeadGroup.WRITE, i));
        }
        for (int i = 0; i < layout.readHeads(); i++) {
            heads.add(head(HeadGroup.READ, i));
        }
        return heads;
    }

    private HeadRecording head(HeadGroup group, int i) {
        int head = layout.first(group) + i;
        int width = layout.memoryWidth();
        boolean writes = group == HeadGroup.WRITE;
        float[][] none = new float[0][];
        List<float[]> weightings = of(writes ? "write.weighting" : "read.weighting");
        int locations = weightings.isEmpty() ? 0 : weightings.get(0).length / layout.count(group);
        return new HeadRecording(
                group,
                i + 1,
                windows(weightings, i * locations, locations),
                windows(of(HEADS), layout.key(head), width),
                column(layout.keyStrength(head)),
                column(layout.interpolationGate(head)),
                windows(of(HEADS), layout.shiftWeighting(head), layout.shifts()),
                column(layout.sharpening(head)),
                writes ? windows(of(HEADS), layout.eraseVector(i), width) : none,
                writes ? windows(of(HEADS), layout.addVector(i), width) : none,
                writes ? none : windows(of(READS), i * width, width));
    }

    /** A part of each row. */
    private static float[][] windows(List<float[]> rows, int from, int length) {
        return rows.stream()
                .map(row -> Arrays.copyOfRange(row, from, from + length))
                .toArray(float[][]::new);
    }

    private float[] column(int index) {
        List<float[]> rows = of(HEADS);
        float[] column = new float[rows.size()];
        for (int t = 0; t < column.length; t++) {
            column[t] = rows.get(t)[index];
        }
        return column;
    }

    /** Nothing if no step was made. */
    Optional<MemoryRecording> memory() {
        return of(BEFORE).isEmpty()
                ? Optional.empty()
                : Optional.of(new MemoryRecording(matrix(BEFORE), matrix(AFTER)));
    }

    /** {@code [M, N]} as {@code [N][M]}. */
    private float[][] matrix(String quantity) {
        float[] flat = of(quantity).get(0);
        int locations = flat.length / layout.memoryWidth();
        float[][] rows = new float[locations][layout.memoryWidth()];
        for (int i = 0; i < locations; i++) {
            for (int m = 0; m < layout.memoryWidth(); m++) {
                rows[i][m] = flat[m * locations + i];
            }
        }
        return rows;
    }
}
