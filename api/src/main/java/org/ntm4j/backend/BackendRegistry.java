package org.ntm4j.backend;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.ntm4j.backend.Availability.Available;
import org.ntm4j.error.NtmException;

/**
 * The backends on the class path, and which of them a request means.
 *
 * <p>An explicit request never falls back: it gives that backend or an {@link NtmException}. {@link
 * #AUTO} takes the available backend of highest priority, of equals the one whose id comes first. Each
 * provider is looked at in its own try, so that a broken one, or one that breaks the contract and
 * throws, is listed with its fault and takes no other down. Two providers of one id, or one for another
 * version of this SPI, make {@code auto} and a request for that id fail; other ids still work.
 *
 * <p>Providers are asked again each time: nothing is opened or probed when a registry is made.
 */
public final class BackendRegistry {
    /** The request that leaves the choice to the registry. */
    public static final String AUTO = "auto";

    private final List<Registration> registrations;

    private BackendRegistry(List<Registration> registrations) {
        this.registrations =
                registrations.stream()
                        .sorted(
                                Comparator.comparing(
                                                Registration::priority, Comparator.reverseOrder())
                                        .thenComparing(Registration::id))
                        .toList();
    }

    /** The backends that the class loader of the current thread finds. */
    public static BackendRegistry load() {
        return of(ServiceLoader.load(BackendProvider.class).stream().iterator());
    }

    /** The backends that a class loader finds. */
    public static BackendRegistry load(ClassLoader loader) {
        return of(ServiceLoader.load(BackendProvider.class, loader).stream().iterator());
    }

    /** The backends of these providers. */
    public static BackendRegistry of(List<? extends BackendProvider> providers) {
        return of(
                providers.stream()
                        .map(provider -> (Supplier<BackendProvider>) () -> provider)
                        .iterator());
    }

    /**
     * The backends of the providers that suppliers make; iterator and suppliers may throw what {@link
     * ServiceLoader} throws.
     */
    public static BackendRegistry of(
            Iterator<? extends Supplier<? extends BackendProvider>> suppliers) {
        return new BackendRegistry(BackendDiscovery.discover(suppliers));
    }

    /**
     * What was found, broken providers included, by descending priority and then by id. Probes each.
     */
    public List<Candidate> candidates() {
        return registrations.stream()
                .map(
                        found ->
                                new Candidate(
                                        found.id(), found.priority(), found.probe().availability()))
                .toList();
    }

    /**
     * The backend that a request means.
     *
     * @param requested an id, or {@link #AUTO}
     * @throws NtmException {@code NTM-B001} if no backend has this id, {@code NTM-B002} if it is
     *     unavailable or {@code auto} finds none, {@code NTM-B003} if two providers have it, {@code
     *     NTM-B004} if it needs another version of this SPI, {@code NTM-B005} if its provider is broken
     */
    public Selection select(String requested) {
        return requested.equals(AUTO) ? automatic() : explicit(requested);
    }

    /**
     * Opens the backend that a request means.
     *
     * @throws NtmException as {@link #select}, or {@code NTM-B005} if the provider fails in a way that
     *     its contract does not have, or what the provider throws
     */
    public TensorBackend open(String requested, BackendConfig config) {
        Selection selection = select(requested);
        try {
            return selection.provider().open(config);
        } catch (NtmException expected) {
            throw expected;
        } catch (RuntimeException | LinkageError fault) {
            throw BackendErrors.openFailed(selection, fault);
        }
    }

    private Selection explicit(String requested) {
        Registration found =
                registrations.stream()
                        .filter(registration -> registration.id().equals(requested))
                        .findFirst()
                        .orElseThrow(() -> BackendErrors.unknown(requested, candidates()));
        Registration.Probe probe = found.probe();
        if (probe.availability() instanceof Available) {
            return new Selection(found.id(), found.requireProvider(), "asked for");
        }
        throw BackendErrors.unavailable(found, probe, candidates());
    }

    private Selection automatic() {
        registrations.stream()
                .filter(Registration::isConflict)
                .findFirst()
                .ifPresent(
                        conflict -> {
                            throw BackendErrors.conflict(conflict);
                        });
        StringBuilder passedOver = new StringBuilder();
        for (Registration registration : registrations) {
            Availability availability = registration.probe().availability();
            if (availability instanceof Available) {
                String reason = "the available backend of highest priority" + passedOver;
                return new Selection(registration.id(), registration.requireProvider(), reason);
            }
            passedOver.append("; ").append(BackendErrors.describe(registration.id(), availability));
        }
        throw BackendErrors.noneAvailable(candidates());
    }

    /**
     * A backend that was found.
     *
     * @param id its id; of a provider that can't tell, the name of its class
     * @param priority its priority; 0 if the provider can't tell
     * @param availability whether it can be opened here; a broken provider is unavailable
     */
    public record Candidate(String id, int priority, Availability availability) {}

    /**
     * The backend that a request means.
     *
     * @param id its id
     * @param provider opens it
     * @param reason why it was taken, on one line
     */
    public record Selection(String id, BackendProvider provider, String reason) {}
}
