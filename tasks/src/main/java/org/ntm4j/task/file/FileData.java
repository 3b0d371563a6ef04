package org.ntm4j.task.file;

import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.ntm4j.episode.SeededRandom;
import org.ntm4j.episode.SeededRandom.Purpose;

/** The sequences to train on and those to evaluate on, in one file or two. */
final class FileData implements AutoCloseable {
    private final FileConfig config;
    private @Nullable SequenceFile training;
    private @Nullable SequenceFile validation;

    /** Which sequences of the training file are kept for evaluation. */
    private BitSet kept = new BitSet();

    /** Nothing is opened yet. */
    FileData(FileConfig config) {
        this.config = config;
    }

    /**
     * Opens and checks the files, or the one.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D0…}
     */
    void open() {
        training();
        validation();
    }

    /**
     * One of the sequences to train on, each equally likely.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D0…}
     */
    FileSequence draw(RandomGenerator random) {
        open();
        SequenceFile file = training();
        int drawn = random.nextInt(file.size());
        while (kept.get(drawn)) {
            drawn = random.nextInt(file.size());
        }
        return file.read(drawn);
    }

    /**
     * The sequences to evaluate on, in the order of their file, over and over. If they have a file of
     * their own, the other is not needed.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D0…}
     */
    Cursor validationCursor() {
        SequenceFile own = validation();
        if (own != null) {
            BitSet all = new BitSet(own.size());
            all.set(0, own.size());
            return new Cursor(own, all);
        }
        SequenceFile shared = training();
        return new Cursor(shared, kept);
    }

    private SequenceFile training() {
        SequenceFile file = training;
        if (file == null) {
            file = SequenceFile.open(config.path(), config.limit(), config.widths());
            training = file;
            kept = config.validationPath().isEmpty() ? kept(file.size(), config) : new BitSet();
        }
        return file;
    }

    private @Nullable SequenceFile validation() {
        if (validation == null && config.validationPath().isPresent()) {
            RowWidths same =
                    new RowWidths(
                            config.inputWidth(), config.outputWidth(), config.path() + " has");
            validation = SequenceFile.open(config.validationPath().get(), config.limit(), same);
        }
        return validation;
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

    /** Goes through some of the sequences of a file. */
    static final class Cursor {
        private final SequenceFile file;
        private final BitSet chosen;
        private int next;

        private Cursor(SequenceFile file, BitSet chosen) {
            this.file = file;
            this.chosen = chosen;
        }

        /** How many sequences there are until they come again. */
        int size() {
            return chosen.cardinality();
        }

        FileSequence next() {
            int after = chosen.nextSetBit(next);
            int now = after < 0 ? chosen.nextSetBit(0) : after;
            next = now + 1;
            return file.read(now);
        }
    }

    @Override
    public void close() {
        if (training != null) {
            training.close();
        }
        if (validation != null) {
            validation.close();
        }
    }
}
