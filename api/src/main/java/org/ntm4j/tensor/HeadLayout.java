package org.ntm4j.tensor;

/**
 * Where each head's parameters lie in the row of {@code P} numbers that the controller emits at a
 * time step (paper, section 3). Read heads are numbered 0 to R−1, write heads R to R+W−1; A = R+W.
 *
 * <p>Numbers that pass through the same function lie together, so that a kernel handles each region
 * in one sweep:
 *
 * <pre>
 *   tanh       key        A·M   head i at i·M
 *              addVector  W·M   write head j at (A+j)·M
 *   sigmoid    eraseVector W·M  write head j at (A+W+j)·M
 *              interpolationGate A
 *   softplus   keyStrength A
 *   1+softplus sharpening A
 *   softmax    shiftWeighting A·S, over the S shifts of each head
 * </pre>
 *
 * @param readHeads R, at least 1
 * @param writeHeads W, at least 1
 * @param memoryWidth M, at least 1
 * @param shifts S, odd; offset {@code k − (S−1)/2} belongs to entry {@code k}
 */
public record HeadLayout(int readHeads, int writeHeads, int memoryWidth, int shifts) {
    /**
     * @throws IllegalArgumentException if a number is below 1 or {@code shifts} is even
     */
    public HeadLayout {
        if (readHeads < 1 || writeHeads < 1 || memoryWidth < 1 || shifts < 1 || shifts % 2 == 0) {
            throw new IllegalArgumentException(
                    "at least one read head, one write head, width 1 and an odd number of shifts; got "
                            + readHeads
                            + ", "
                            + writeHeads
                            + ", "
                            + memoryWidth
                            + ", "
                            + shifts);
        }
    }

    /** A: the number of heads of both kinds. */
    public int heads() {
        return readHeads + writeHeads;
    }

    /** The number of heads of a group: R or W. */
    public int count(HeadGroup group) {
        return group == HeadGroup.READ ? readHeads : writeHeads;
    }

    /** The number of the first head of a group: 0 or R. */
    public int first(HeadGroup group) {
        return group == HeadGroup.READ ? 0 : readHeads;
    }

    /** P: the length of a row, {@code (A + 2W)·M + A·(3 + S)}. */
    public int width() {
        return shiftWeighting(0) + heads() * shifts;
    }

    /** Where the key of {@code head} starts; M long. */
    public int key(int head) {
        return head * memoryWidth;
    }

    /** Where the add vector of write head {@code writeHead} (0 to W−1) starts; M long. */
    public int addVector(int writeHead) {
        return (heads() + writeHead) * memoryWidth;
    }

    /** Where the erase vector of write head {@code writeHead} (0 to W−1) starts; M long. */
    public int eraseVector(int writeHead) {
        return (heads() + writeHeads + writeHead) * memoryWidth;
    }

    /** Where the interpolation gate of {@code head} is. */
    public int interpolationGate(int head) {
        return (heads() + 2 * writeHeads) * memoryWidth + head;
    }

    /** Where the key strength of {@code head} is. */
    public int keyStrength(int head) {
        return interpolationGate(heads()) + head;
    }

    /** Where the sharpening of {@code head} is. */
    public int sharpening(int head) {
        return keyStrength(heads()) + head;
    }

    /** Where the shift weighting of {@code head} starts; S long. */
    public int shiftWeighting(int head) {
        return sharpening(heads()) + head * shifts;
    }

    /** The offset that entry {@code k} of a shift weighting stands for: {@code k − (S−1)/2}. */
    public int shiftOffset(int k) {
        return k - (shifts - 1) / 2;
    }
}
