package org.ntm4j.cli.seeds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ntm4j.cli.run.OwnedDirectory;
import org.ntm4j.cli.run.RunErrors;
import org.ntm4j.cli.run.RunFiles;
import org.ntm4j.cli.run.RunHistory;
import org.ntm4j.config.YamlText;
import org.ntm4j.error.NtmException;
import org.ntm4j.train.RunConfig;
import org.ntm4j.train.RunConfigCodec;

/**
 * The directory of the runs of several seeds, which this process alone may write, until closed: {@code
 * s1}, {@code s2}, … are run directories; beside them are what all have in common and the summary.
 */
final class SeedsDirectory implements AutoCloseable {
    private final OwnedDirectory owned;

    private SeedsDirectory(OwnedDirectory owned) {
        this.owned = owned;
    }

    /** What a new directory begins with. */
    private record NewSeeds(Path root, SeedsSettings settings) implements OwnedDirectory.Contents {
        @Override
        public List<Path> paths() {
            return List.of(config(root), seeds(root));
        }

        /** The list of seeds comes last: a directory that has it is whole. */
        @Override
        public void make() throws IOException {
            OwnedDirectory.writeText(config(root), RunConfigCodec.write(settings.config()));
            OwnedDirectory.writeText(seeds(root), settings.toJson());
        }
    }

    private static Path seeds(Path root) {
        return new RunFiles(root).seeds();
    }

    /** The settings of every seed; not named as those of a run, since there is none at this place. */
    private static Path config(Path root) {
        return root.resolve("settings.yaml");
    }

    /**
     * Makes a new directory.
     *
     * @param root must not exist, or be empty
     * @throws NtmException {@code NTM-R001} to {@code NTM-R003} if it can't be had
     */
    static SeedsDirectory create(Path root, SeedsSettings settings) {
        return new SeedsDirectory(OwnedDirectory.create(root, new NewSeeds(root, settings)));
    }

    /**
     * Takes a directory that is there.
     *
     * @throws NtmException {@code NTM-R002} or {@code NTM-R003} if it can't be had
     */
    static SeedsDirectory reopen(Path root) {
        return new SeedsDirectory(OwnedDirectory.reopen(root));
    }

    /**
     * What is trained here.
     *
     * @throws NtmException {@code NTM-R007} or {@code NTM-C0…} if that can't be read
     */
    SeedsSettings readSettings() {
        Path config = config(root());
        RunConfig common = RunConfigCodec.parse(YamlText.load(config), config.toString());
        Path seeds = seeds(root());
        try {
            return SeedsSettings.parse(Files.readString(seeds, StandardCharsets.UTF_8), common);
        } catch (IOException e) {
            throw RunErrors.unreadable(seeds, e);
        }
    }

    /**
     * Writes anew what is trained here.
     *
     * @throws NtmException {@code NTM-R006} if it can't be written
     */
    void writeSettings(SeedsSettings settings) {
        OwnedDirectory.write(config(root()), RunConfigCodec.write(settings.config()));
        OwnedDirectory.write(seeds(root()), settings.toJson());
    }

    /**
     * Writes what came of all.
     *
     * @throws NtmException {@code NTM-R006} if it can't be written
     */
    void writeSummary(String json, String markdown) {
        OwnedDirectory.write(root().resolve("summary.json"), json);
        OwnedDirectory.write(markdownFile(), markdown);
    }

    /** The summary for people. */
    Path markdownFile() {
        return root().resolve("summary.md");
    }

    /** The directory, as the user wrote it. */
    Path root() {
        return owned.root();
    }

    /** The process that trained here last, if it died before it could end. */
    Optional<String> deadOwner() {
        return owned.deadOwner();
    }

    /** Where the run of a seed is. */
    RunFiles run(long seed) {
        return new RunFiles(root().resolve(name(seed)));
    }

    /** What is known of a seed's training; nothing of one that can't be read. */
    RunHistory history(long seed, SeedsSettings settings) {
        try {
            return RunHistory.read(run(seed), settings.converged());
        } catch (NtmException e) {
            return RunHistory.NONE;
        }
    }

    /** The name of a seed's directory. */
    static String name(long seed) {
        return "s" + seed;
    }

    @Override
    public void close() {
        owned.close();
    }
}
