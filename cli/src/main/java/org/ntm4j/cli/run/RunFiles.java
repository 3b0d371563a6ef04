package org.ntm4j.cli.run;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ntm4j.config.YamlText;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.RunConfigCodec;

/**
 * Where everything of a run is.
 *
 * @param root the run directory, as the user wrote it
 */
public record RunFiles(Path root) {
    /**
     * A run that is there.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-R004} if it is none
     */
    public static RunFiles existing(Path root) {
        RunFiles files = new RunFiles(root);
        if (!Files.exists(root)) {
            throw RunErrors.noRun(root, "there is no such directory");
        } else if (!Files.isDirectory(root)) {
            throw RunErrors.noRun(root, "is not a directory");
        } else if (files.holdsSeeds()) {
            throw RunErrors.severalSeeds(root);
        } else if (!files.holdsRun()) {
            throw RunErrors.noRun(root, "holds no run");
        }
        return files;
    }

    /** Whether there are the runs of several seeds, each in a directory of its own. */
    public boolean holdsSeeds() {
        return Files.isRegularFile(seeds());
    }

    /** Which seeds there are, of a directory that holds the runs of several. */
    public Path seeds() {
        return root.resolve("seeds.json");
    }

    /** Whether there is a run. */
    public boolean holdsRun() {
        return Files.isRegularFile(config());
    }

    /** The complete settings. */
    public Path config() {
        return root.resolve("config.yaml");
    }

    /** A line for each report window, for spreadsheets. */
    Path metricsCsv() {
        return root.resolve("metrics.csv");
    }

    /** A line for each report window, as JSON. */
    Path metricsJsonl() {
        return root.resolve("metrics.jsonl");
    }

    /** How the model generalises. */
    public Path evaluation() {
        return root.resolve("evaluation.json");
    }

    /** What the run was made by. */
    public Path provenance() {
        return root.resolve("provenance.json");
    }

    /** The directory of the checkpoints. */
    Path checkpoints() {
        return root.resolve("checkpoints");
    }

    /** A checkpoint. */
    public Path checkpoint(CheckpointKind kind) {
        return checkpoints().resolve(kind + ".safetensors");
    }

    /**
     * The settings of the run.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-C0…} if they can't be read or are wrong
     */
    public RunConfig readConfig() {
        return RunConfigCodec.parse(YamlText.load(config()), config().toString());
    }
}
