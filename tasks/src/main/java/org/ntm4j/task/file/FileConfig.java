package org.ntm4j.task.file;

import java.util.Optional;
import org.ntm4j.episode.Task;
import org.ntm4j.task.SettingRange;
import org.ntm4j.task.TaskConfig;

/**
 * The settings of the file task.
 *
 * @param path the file with the sequences to train on; must be set
 * @param validationPath a file with the sequences to evaluate on; if empty, some of {@code path} are kept
 *     for that
 * @param validationShare the share of the sequences of {@code path} that is kept for evaluation, from 0
 *     to 0.9; not used if there is a {@code validationPath}
 * @param splitSeed decides which sequences are kept for evaluation
 * @param maxSteps of a sequence; a longer one is an error
 * @param inputWidth X; 0 if it is to be taken from the first line of {@code path}
 * @param outputWidth Y; 0 if it is to be taken from the first line of {@code path}
 */
public record FileConfig(
        String path,
        Optional<String> validationPath,
        double validationShare,
        long splitSeed,
        int maxSteps,
        int inputWidth,
        int outputWidth)
        implements TaskConfig {
    /** The name of the task. */
    public static final String ID = "file";

    private static final int MAX_STEPS = 1_000_000;
    private static final double MAX_SHARE = 0.9;
    private static final int MAX_PATH = 1_000;

    /**
     * @throws IllegalArgumentException that names a setting out of its range
     */
    public FileConfig {
        requirePath("path", path);
        validationPath.ifPresent(other -> requirePath("validationPath", other));
        if (!(validationShare >= 0 && validationShare <= MAX_SHARE)) {
            throw new IllegalArgumentException(
                    "validationShare must be between 0 and 0.9, got " + validationShare);
        }
        SettingRange.require("maxSteps", maxSteps, 1, MAX_STEPS);
        SettingRange.require("inputWidth", inputWidth, 0, SequenceParser.MAX_WIDTH);
        SettingRange.require("outputWidth", outputWidth, 0, SequenceParser.MAX_WIDTH);
    }

    private static void requirePath(String name, String path) {
        if (path.length() > MAX_PATH || path.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    name
                            + " must be the name of a file: at most "
                            + MAX_PATH
                            + " characters, and no control characters");
        }
    }

    @Override
    public String taskId() {
        return ID;
    }

    /**
     * The task. Its files are read when they are first needed.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-D0…} if a width must be taken from the file and
     *     that can't be
     */
    @Override
    public Task create() {
        return new FileTask((FileConfig) resolved());
    }

    @Override
    public TaskConfig resolved() {
        if (inputWidth > 0 && outputWidth > 0) {
            return this;
        }
        RowWidths widths = SequenceFile.widths(path, limit(), widths());
        return new FileConfig(
                path,
                validationPath,
                validationShare,
                splitSeed,
                maxSteps,
                widths.input(),
                widths.output());
    }

    /** What the settings say about the widths. */
    RowWidths widths() {
        return new RowWidths(inputWidth, outputWidth, "the settings say");
    }

    /** What the settings say about the number of steps. */
    StepLimit limit() {
        return new StepLimit(maxSteps, "task.maxSteps");
    }
}
