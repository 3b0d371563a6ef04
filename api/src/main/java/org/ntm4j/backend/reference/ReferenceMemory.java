package org.ntm4j.backend.reference;

import org.ntm4j.backend.FusedKernels;
import org.ntm4j.tensor.HeadLayout;

/** Reading and writing (paper, sections 3.1 and 3.2). Memory is {@code [B, M, N]}. */
final class ReferenceMemory {
    private static final int NO_HEAD = -1;

    private ReferenceMemory() {}

    /** {@code norms(b,i) = √(Σ_m memory(b,m,i)² + NORM_EPSILON)}. */
    static void rowNorms(DoubleTensor memory, DoubleTensor norms) {
        for (int b = 0; b < memory.extent(0); b++) {
            for (int i = 0; i < memory.extent(2); i++) {
                double square = FusedKernels.NORM_EPSILON;
                for (int m = 0; m < memory.extent(1); m++) {
                    square += memory.get(b, m, i) * memory.get(b, m, i);
                }
                norms.set(b, i, Math.sqrt(square));
            }
        }
    }

    /** Equation 2: {@code reads(b,r,m) = Σ_i weighting(b,r,i)·memory(b,m,i)}. */
    static void read(DoubleTensor memory, DoubleTensor weighting, DoubleTensor reads) {
        for (int b = 0; b < reads.extent(0); b++) {
            for (int r = 0; r < reads.extent(1); r++) {
                for (int m = 0; m < reads.extent(2); m++) {
                    double sum = 0;
                    for (int i = 0; i < memory.extent(2); i++) {
                        sum += weighting.get(b, r, i) * memory.get(b, m, i);
                    }
                    reads.set(b, r, m, sum);
                }
            }
        }
    }

    /** The gradient of equation 2. */
    static void readBackward(
            DoubleTensor memory,
            DoubleTensor weighting,
            DoubleTensor dReads,
            DoubleTensor dMemory,
            DoubleTensor dWeighting) {
        for (int b = 0; b < dReads.extent(0); b++) {
            for (int r = 0; r < dReads.extent(1); r++) {
                for (int m = 0; m < dReads.extent(2); m++) {
                    double d = dReads.get(b, r, m);
                    for (int i = 0; i < memory.extent(2); i++) {
                        dMemory.add(b, m, i, d * weighting.get(b, r, i));
                        dWeighting.add(b, r, i, d * memory.get(b, m, i));
                    }
                }
            }
        }
    }

    /** Equations 3 and 4 for all write heads: every erasure first, then every addition. */
    static void write(
            HeadLayout layout,
            DoubleTensor before,
            DoubleTensor weighting,
            DoubleTensor heads,
            DoubleTensor after) {
        for (int b = 0; b < before.extent(0); b++) {
            for (int m = 0; m < before.extent(1); m++) {
                for (int i = 0; i < before.extent(2); i++) {
                    double value = before.get(b, m, i);
                    for (int j = 0; j < layout.writeHeads(); j++) {
                        value *= 1 - weighting.get(b, j, i) * erase(layout, heads, b, j, m);
                    }
                    for (int j = 0; j < layout.writeHeads(); j++) {
                        value += weighting.get(b, j, i) * add(layout, heads, b, j, m);
                    }
                    after.set(b, m, i, value);
                }
            }
        }
    }

    /** The gradient of equations 3 and 4; {@code dMemory} goes from after to before in place. */
    static void writeBackward(
            HeadLayout layout,
            DoubleTensor before,
            DoubleTensor weighting,
            DoubleTensor heads,
            DoubleTensor dMemory,
            DoubleTensor dWeighting,
            DoubleTensor dHeads) {
        for (int b = 0; b < before.extent(0); b++) {
            for (int m = 0; m < before.extent(1); m++) {
                for (int i = 0; i < before.extent(2); i++) {
                    double dAfter = dMemory.get(b, m, i);
                    for (int j = 0; j < layout.writeHeads(); j++) {
                        double w = weighting.get(b, j, i);
                        double others = keptByOthers(layout, weighting, heads, b, m, i, j);
                        double dErased = -dAfter * before.get(b, m, i) * others;
                        dWeighting.add(b, j, i, dErased * erase(layout, heads, b, j, m));
                        dWeighting.add(b, j, i, dAfter * add(layout, heads, b, j, m));
                        dHeads.add(b, layout.eraseVector(j) + m, dErased * w);
                        dHeads.add(b, layout.addVector(j) + m, dAfter * w);
                    }
                    double kept = keptByOthers(layout, weighting, heads, b, m, i, NO_HEAD);
                    dMemory.set(b, m, i, dAfter * kept);
                }
            }
        }
    }

    /** {@code Π (1 − w_j(i)·e_j(m))} over all write heads but {@code excluded}. */
    private static double keptByOthers(
            HeadLayout layout,
            DoubleTensor weighting,
            DoubleTensor heads,
            int b,
            int m,
            int i,
            int excluded) {
        double kept = 1;
        for (int j = 0; j < layout.writeHeads(); j++) {
            if (j != excluded) {
                kept *= 1 - weighting.get(b, j, i) * erase(layout, heads, b, j, m);
            }
        }
        return kept;
    }

    /** {@code e_j(m)}. */
    private static double erase(HeadLayout layout, DoubleTensor heads, int b, int j, int m) {
        return heads.get(b, layout.eraseVector(j) + m);
    }

    /** {@code a_j(m)}. */
    private static double add(HeadLayout layout, DoubleTensor heads, int b, int j, int m) {
        return heads.get(b, layout.addVector(j) + m);
    }
}
