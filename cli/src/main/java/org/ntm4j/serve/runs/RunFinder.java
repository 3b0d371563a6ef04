package org.ntm4j.serve.runs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntm4j.cli.run.RunFiles;

/**
 * Finds runs below folders: a folder that is a run, its children, and what is in these, such as the runs
 * of several seeds.
 *
 * @param roots as the user wrote them
 */
public record RunFinder(List<Path> roots) {
    private static final int DEEPEST = 2;
    private static final int MOST = 1_000;

    /** Copies the list. */
    public RunFinder {
        roots = List.copyOf(roots);
    }

    /**
     * Checks that there is something to look through.
     *
     * @throws org.ntm4j.error.NtmException {@code NTM-S001} if a root is no directory, {@code NTM-S002}
     *     if no run is below any of them
     */
    public void require() {
        for (Path root : roots) {
            if (!Files.isDirectory(root)) {
                throw FinderErrors.noDirectory(root, Files.exists(root));
            }
        }
        if (find().isEmpty()) {
            throw FinderErrors.noRuns(roots);
        }
    }

    /** The runs there are now, in order of their names, by what a person calls them. */
    public Map<String, Path> find() {
        Map<String, Path> found = new LinkedHashMap<>();
        for (Path root : roots) {
            Path whole = root.toAbsolutePath().normalize();
            if (new RunFiles(whole).holdsRun()) {
                add(String.valueOf(whole.getFileName()), whole, found);
            } else {
                Path below = roots.size() == 1 ? whole : parent(whole);
                search(whole, below, DEEPEST, found);
            }
        }
        return found;
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static void search(Path folder, Path below, int deep, Map<String, Path> found) {
        for (Path child : children(folder)) {
            if (new RunFiles(child).holdsRun()) {
                add(name(below.relativize(child)), child, found);
            } else if (deep > 1) {
                search(child, below, deep - 1, found);
            }
        }
    }

    private static String name(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    private static void add(String name, Path run, Map<String, Path> found) {
        if (found.size() >= MOST || found.containsValue(run)) {
            return;
        }
        String free = name;
        for (int n = 2; found.containsKey(free); n++) {
            free = name + " (" + n + ")";
        }
        found.put(free, run);
    }

    /** Folders in a folder, in order; none of one that can't be read. Links are not followed. */
    private static List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(folder, RunFinder::isFolder)) {
            entries.forEach(children::add);
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        children.sort(NaturalOrder.OF_PATHS);
        return children;
    }

    private static boolean isFolder(Path path) {
        String name = String.valueOf(path.getFileName());
        return !name.startsWith(".") && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
