package org.ntm4j.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.backend.Availability.Available;
import org.ntm4j.backend.Availability.Unavailable;
import org.ntm4j.backend.BackendRegistry.Candidate;
import org.ntm4j.error.NtmException;

/** Providers as a class path has them, sound and broken. */
class ServiceFileTest {
    private static final String SERVICE = "META-INF/services/" + BackendProvider.class.getName();

    /** What a third party adds; the others are the same but for their fault. */
    public static class SoundProvider implements BackendProvider {
        @Override
        public String id() {
            return "third-party";
        }

        @Override
        public int spiVersion() {
            return BackendProvider.SPI_VERSION;
        }

        @Override
        public int priority() {
            return 1_000;
        }

        @Override
        public Availability probe() {
            return Availability.available("an abacus");
        }

        @Override
        public TensorBackend open(BackendConfig config) {
            throw new UnsupportedOperationException();
        }
    }

    /** Throws when it is made. */
    public static final class ThrowingProvider extends SoundProvider {
        /** Throws. */
        public ThrowingProvider() {
            throw new IllegalStateException("no licence");
        }
    }

    /** Needs a class that is not there. */
    public static final class UnlinkableProvider extends SoundProvider {
        /** Throws. */
        public UnlinkableProvider() {
            throw new NoClassDefFoundError("com/example/Driver");
        }
    }

    /** Can't say its id. */
    public static final class SpeechlessProvider extends SoundProvider {
        @Override
        public String id() {
            throw new UnsupportedOperationException("id");
        }
    }

    /** No provider at all. */
    public static final class Stranger {}

    /** Has no constructor without arguments. */
    public static final class DemandingProvider extends SoundProvider {
        /** Wants an argument. */
        public DemandingProvider(String wish) {
            assertThat(wish).isNotNull();
        }
    }

    private static List<Candidate> candidates(Path directory, String... providers)
            throws IOException {
        Path file = directory.resolve(SERVICE);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(providers));
        URL[] path = {directory.toUri().toURL()};
        ClassLoader parent = ServiceFileTest.class.getClassLoader();
        try (URLClassLoader loader = new URLClassLoader(path, parent)) {
            return BackendRegistry.load(loader).candidates();
        }
    }

    private static Unavailable broken(Class<?> provider, String reason) {
        return new Unavailable(
                "its provider is broken: " + reason,
                "replace or remove the jar that holds " + provider.getName());
    }

    @Test
    void theReferenceBackendIsAlwaysThere() {
        assertThat(BackendRegistry.load().select("reference").id()).isEqualTo("reference");
        assertThat(BackendRegistry.load().candidates())
                .anySatisfy(
                        candidate -> {
                            assertThat(candidate.id()).isEqualTo("reference");
                            assertThat(candidate.priority()).isZero();
                            assertThat(candidate.availability()).isInstanceOf(Available.class);
                        });
    }

    @Test
    void aJarOnTheClassPathIsAllThatAThirdPartyAdds(@TempDir Path directory) throws IOException {
        assertThat(candidates(directory, SoundProvider.class.getName()))
                .first()
                .isEqualTo(
                        new Candidate("third-party", 1_000, Availability.available("an abacus")));
    }

    @Test
    void aBrokenProviderIsListedAndTakesNoOtherDown(@TempDir Path directory) throws IOException {
        List<Candidate> candidates =
                candidates(
                        directory,
                        ThrowingProvider.class.getName(),
                        UnlinkableProvider.class.getName(),
                        SpeechlessProvider.class.getName(),
                        SoundProvider.class.getName());
        assertThat(candidates)
                .hasSize(5)
                .contains(
                        new Candidate(
                                ThrowingProvider.class.getName(),
                                0,
                                broken(
                                        ThrowingProvider.class,
                                        "it can't be made: IllegalStateException: no licence")),
                        new Candidate(
                                UnlinkableProvider.class.getName(),
                                0,
                                broken(
                                        UnlinkableProvider.class,
                                        "it can't be made: NoClassDefFoundError:"
                                                + " com/example/Driver")),
                        new Candidate(
                                SpeechlessProvider.class.getName(),
                                0,
                                broken(
                                        SpeechlessProvider.class,
                                        "it can't say who it is: UnsupportedOperationException:"
                                                + " id")))
                .extracting(Candidate::id)
                .contains("third-party", "reference");
    }

    @Test
    void anEntryThatNamesNoProviderIsListedAndTakesNoOtherDown(@TempDir Path directory)
            throws IOException {
        List<Candidate> candidates =
                candidates(
                        directory,
                        "com.example.Missing",
                        Stranger.class.getName(),
                        DemandingProvider.class.getName(),
                        SoundProvider.class.getName());
        assertThat(candidates).extracting(Candidate::id).contains("third-party", "reference");
        assertThat(candidates)
                .filteredOn(candidate -> candidate.id().equals("(service entry)"))
                .hasSize(3)
                .allSatisfy(
                        candidate ->
                                assertThat(candidate.availability())
                                        .asInstanceOf(
                                                InstanceOfAssertFactories.type(Unavailable.class))
                                        .satisfies(ServiceFileTest::assertNamesTheEntry));
    }

    private static void assertNamesTheEntry(Unavailable fault) {
        assertThat(fault.reason())
                .startsWith("its provider is broken: ")
                .containsAnyOf(
                        "Provider com.example.Missing not found",
                        Stranger.class.getName() + " not a subtype",
                        "NoSuchMethodException: " + DemandingProvider.class.getName());
        assertThat(fault.remedy())
                .isEqualTo("replace or remove the jar that holds that entry of a service file");
    }

    @Test
    void aServiceFileThatNeverEndsToFailIsGivenUp() {
        Iterator<Supplier<BackendProvider>> hopeless =
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        throw new ServiceConfigurationError("unreadable");
                    }

                    @Override
                    public Supplier<BackendProvider> next() {
                        throw new AssertionError("not reached");
                    }
                };
        BackendRegistry registry = BackendRegistry.of(hopeless);
        NtmException failure =
                catchThrowableOfType(NtmException.class, () -> registry.select("auto"));
        assertThat(failure.code()).isEqualTo("NTM-B002");
        assertThat(failure)
                .hasMessageStartingWith(
                        "no backend is available: (service entry) is unavailable (its provider is"
                                + " broken: ServiceConfigurationError: unreadable;");
    }
}
