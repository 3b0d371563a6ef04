package org.ntm4j.task.file;

import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;

/** The sequences to train on and those to evaluate on, in one file or two. */
final class FileData implements AutoCloseable {
    private final SequenceFile training;
    private final @Nullable SequenceFile validation;

    /** Which sequences of the training file are kept for evaluation. */
    private final BitSet kept;

    private FileData(SequenceFile training, @Nullable SequenceFile validation, BitSet kept) {
        this.training = training;
        this.validation = validation;
        this.kept = kept;
    }

    /**
     * Opens and checks the files.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D0…}
     */
    static FileData open(FileConfig config) {
        SequenceFile training =
                SequenceFile.open(config.path(), config.maxSteps(), config.widths());
        if (config.validationPath().isEmpty()) {
            return new FileData(training, null, kept(training.size(), config));
        }
        try {
            RowWidths same =
                    new RowWidths(
                            training.widths().input(),
                            training.widths().output(),
                            config.path() + " has");
            SequenceFile validation =
                    SequenceFile.open(config.validationPath().get(), config.maxSteps(), same);
            return new FileData(training, validation, new BitSet());
        } catch (RuntimeException e) {
            training.close();
            throw e;
        }
    }

    /** So many as the share says, but at least one and not all; any set of them is equally likely. */
    private static BitSet kept(int size, FileConfig config) {
        BitSet kept = new BitSet(size);
        if (config.validationShare() > 0) {
            long share = Math.round(size * config.validationShare());
            int count = (int) Math.min(size - 1, Math.max(1, share));
            SeededRandom random = SeededRandom.of(config.splitSeed(), Purpose.SPLIT);
            for (int last = size - count; last < size; last++) {
                int drawn = random.nextInt(last + 1);
                kept.set(kept.get(drawn) ? last : drawn);
            }
        }
        return kept;
    }

    /** One of the sequences to train on, each equally likely. */
    FileSequence draw(RandomGenerator random) {
        int drawn = random.nextInt(training.size());
        while (kept.get(drawn)) {
            drawn = random.nextInt(training.size());
        }
        return training.read(drawn);
    }

    /** How many sequences there are to evaluate on. */
    int validationSize() {
        return validation == null ? kept.cardinality() : validation.size();
    }

    /** The sequences to evaluate on, in the order of their file, over and over. */
    Cursor validationCursor() {
        return new Cursor();
    }

    /** Where one is among the sequences to evaluate on. */
    final class Cursor {
        private int next;

        FileSequence next() {
            if (validation != null) {
                int now = next;
                next = (next + 1) % validation.size();
                return validation.read(now);
            }
            int after = kept.nextSetBit(next);
            int now = after < 0 ? kept.nextSetBit(0) : after;
            next = now + 1;
            return training.read(now);
        }
    }

    @Override
    public void close() {
        training.close();
        if (validation != null) {
            validation.close();
        }
    }
}
