package org.ntm4j.cli.plugin;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.BackendRegistry;
import org.ntm4j.error.NtmException;

/**
 * The backends of the class path, with those of plugins: of {@code --plugin-path}, and of the directory
 * {@code plugins} of the installation.
 *
 * <p>What the user names has to be right. In {@code plugins}, and beside a jar that is right, a broken jar
 * is listed with the backends, and takes none down.
 */
public final class Plugins {
    /** The option that names jars and directories. */
    public static final String OPTION = "--plugin-path";

    private static final String DIRECTORY = "plugins";

    private final Set<Path> jars = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();

    private Plugins() {}

    /**
     * The backends there are.
     *
     * @param paths the values of {@link #OPTION}
     * @param home the directory of the launcher, if one was used
     * @throws NtmException {@code NTM-P0…} if a path is not of a backend
     */
    public static BackendRegistry load(List<String> paths, Optional<Path> home) {
        Plugins plugins = new Plugins();
        home.map(directory -> directory.resolve(DIRECTORY)).ifPresent(plugins::addInstalled);
        paths.forEach(plugins::addNamed);
        return plugins.registry();
    }

    private void addNamed(String path) {
        List<String> names =
                Stream.of(path.split(File.pathSeparator)).filter(name -> !name.isBlank()).toList();
        if (names.isEmpty()) {
            throw PluginEntry.failure("NTM-P001", OPTION, "names nothing; name a jar");
        }
        names.forEach(name -> add(PluginEntry.read(Path.of(name), OPTION)));
    }

    private void addInstalled(Path directory) {
        try {
            if (hasJars(directory)) {
                add(PluginEntry.read(directory, DIRECTORY));
            }
        } catch (NtmException fault) {
            faults.add(fault.getMessage());
        }
    }

    private static boolean hasJars(Path directory) {
        String[] names = directory.toFile().list((parent, name) -> name.endsWith(".jar"));
        return Files.isDirectory(directory) && names != null && names.length > 0;
    }

    private void add(PluginEntry entry) {
        entry.jars().forEach(jar -> jars.add(jar.toAbsolutePath().normalize()));
        faults.addAll(entry.faults());
    }

    /** The loader stays open: classes of a backend are loaded when they are first used. */
    private BackendRegistry registry() {
        ClassLoader application = Plugins.class.getClassLoader();
        ClassLoader loader =
                jars.isEmpty()
                        ? application
                        : new URLClassLoader(
                                "plugins",
                                jars.stream().map(Plugins::url).toArray(URL[]::new),
                                application);
        return BackendRegistry.of(
                new Found(
                        faults.iterator(),
                        ServiceLoader.load(BackendProvider.class, loader).stream().iterator()));
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** First what is broken, as a service loader reports it, and then what is found. */
    private record Found(
            Iterator<String> faults, Iterator<ServiceLoader.Provider<BackendProvider>> providers)
            implements Iterator<Supplier<BackendProvider>> {
        @Override
        public boolean hasNext() {
            return faults.hasNext() || providers.hasNext();
        }

        @Override
        public Supplier<BackendProvider> next() {
            if (faults.hasNext()) {
                throw new ServiceConfigurationError(faults.next());
            }
            return providers.next();
        }
    }
}
