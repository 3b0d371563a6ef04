package org.ntm4j.task.file;

import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.ntm4j.episode.EpisodeBatch;
import org.ntm4j.episode.Task;
import org.ntm4j.task.EpisodeSlot;
import org.ntm4j.task.PaddedBatch;

/**
 * Learning the user's own sequences.
 *
 * <p>A file holds one sequence a line, as JSON: {@code {"input": [[…], …], "target": [[…], …], "mask":
 * […]}}, in UTF-8. {@code input} has a row of X finite numbers for each of T steps, {@code target} a row
 * of Y numbers in [0, 1], {@code mask} a number in [0, 1], the weight of the step in the cost. Without a
 * mask every step is scored. X and Y are those of the first line; T may differ from line to line.
 *
 * <p>For training, sequences are drawn one by one, each with the same probability every time. They are
 * read from the file as they are drawn, so that it may be larger than memory. For evaluation there is
 * one kind, {@code validation}: every sequence that is kept for it, once, in the order of the file.
 */
public final class FileTask implements Task {
    private final FileConfig config;
    private FileData data;

    /**
     * The task with these settings.
     *
     * @param config with both widths
     */
    FileTask(FileConfig config) {
        this.config = config;
        this.data = new FileData(config);
    }

    @Override
    public String id() {
        return FileConfig.ID;
    }

    @Override
    public int inputWidth() {
        return config.inputWidth();
    }

    @Override
    public int outputWidth() {
        return config.outputWidth();
    }

    /**
     * Opens and checks all files.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D0…} if a file can't be read, or a sequence in it
     *     is not right
     */
    @Override
    public void prepare() {
        data.open();
    }

    /**
     * @throws org.ntm4j.error.NtmException as {@link #prepare()}
     */
    @Override
    public EpisodeBatch sample(RandomGenerator random, int batch) {
        return fill(PaddedBatch.plans(batch, () -> data.draw(random)));
    }

    /**
     * The sequences kept for evaluation; nothing if none are.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D0…} if a file can't be read, or a sequence in it
     *     is not right
     */
    @Override
    public List<Generalization> generalizations() {
        FileData.Cursor cursor = data.validationCursor();
        if (cursor.size() == 0) {
            return List.of();
        }
        return List.of(
                new Generalization(
                        "validation",
                        (random, batch) -> fill(PaddedBatch.plans(batch, cursor::next)),
                        OptionalLong.of(cursor.size())));
    }

    private EpisodeBatch fill(List<FileSequence> sequences) {
        return PaddedBatch.fill(this, sequences, FileSequence::steps, FileTask::fill);
    }

    private static void fill(EpisodeSlot slot, FileSequence sequence) {
        for (int t = 0; t < sequence.steps(); t++) {
            slot.show(t, sequence.input()[t]);
            if (sequence.mask()[t] > 0) {
                slot.want(t, sequence.target()[t]);
                slot.score(t, sequence.mask()[t]);
            }
        }
    }

    @Override
    public void close() {
        data.close();
        data = new FileData(config);
    }
}
