package org.ntm4j.backend;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ntm4j.backend.Registration.Defective;
import org.ntm4j.backend.Registration.Probe;
import org.ntm4j.backend.Registration.Working;

/** Asks each provider who it is, each in its own try. */
final class BackendDiscovery {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]+");

    /** A class path that can't be read fails again on each try; no sane one has as many bad entries. */
    private static final int MOST_FAULTY_ENTRIES = 50;

    private static final String UNREADABLE_ENTRY = "(service entry)";

    private BackendDiscovery() {}

    static List<Registration> discover(
            Iterator<? extends Supplier<? extends BackendProvider>> suppliers) {
        List<Registration> found = new ArrayList<>();
        int faultyEntries = 0;
        while (faultyEntries < MOST_FAULTY_ENTRIES) {
            try {
                if (!suppliers.hasNext()) {
                    break;
                }
                found.add(register(suppliers.next()));
            } catch (ServiceConfigurationError | LinkageError | RuntimeException fault) {
                faultyEntries++;
                String reason = BackendErrors.describe(fault);
                found.add(broken(UNREADABLE_ENTRY, "that entry of a service file", reason));
            }
        }
        return withoutDuplicates(found);
    }

    private static Registration register(Supplier<? extends BackendProvider> supplier) {
        String name = nameOf(supplier);
        BackendProvider provider;
        try {
            provider = supplier.get();
        } catch (ServiceConfigurationError | LinkageError | RuntimeException fault) {
            String reason = "it can't be made: " + BackendErrors.describe(fault);
            return broken(name, name, reason);
        }
        try {
            return identify(provider);
        } catch (LinkageError | RuntimeException fault) {
            String reason = "it can't say who it is: " + BackendErrors.describe(fault);
            return broken(provider.getClass().getName(), provider.getClass().getName(), reason);
        }
    }

    private static String nameOf(Supplier<? extends BackendProvider> supplier) {
        return supplier instanceof ServiceLoader.Provider<? extends BackendProvider> service
                ? service.type().getName()
                : "a provider";
    }

    private static Registration identify(BackendProvider provider) {
        String className = provider.getClass().getName();
        String id = provider.id();
        if (id == null || !ID.matcher(id).matches() || id.equals(BackendRegistry.AUTO)) {
            String reason =
                    "its id is '"
                            + id
                            + "', and an id is made of lower-case letters, digits and hyphens and"
                            + " is not auto";
            return broken(className, className, reason);
        }
        int version = provider.spiVersion();
        if (version != BackendProvider.SPI_VERSION) {
            Availability mismatch = BackendErrors.versionMismatch(className, version);
            return new Defective(id, 0, className, new Probe(BackendErrors.SPI_VERSION, mismatch));
        }
        return new Working(id, provider.priority(), provider);
    }

    private static Registration broken(String id, String provider, String reason) {
        Availability availability = BackendErrors.brokenProvider(provider, reason);
        return new Defective(id, 0, provider, new Probe(BackendErrors.BROKEN, availability));
    }

    /** Joins the providers of one id to one registration that can't be used. */
    private static List<Registration> withoutDuplicates(List<Registration> found) {
        List<Registration> unique = new ArrayList<>();
        Map<String, List<Registration>> claims = new LinkedHashMap<>();
        for (Registration registration : found) {
            if (registration instanceof Working || registration.isConflict()) {
                claims.computeIfAbsent(registration.id(), id -> new ArrayList<>())
                        .add(registration);
            } else {
                unique.add(registration);
            }
        }
        claims.forEach((id, same) -> unique.add(same.size() == 1 ? same.get(0) : clash(id, same)));
        return unique;
    }

    private static Registration clash(String id, List<Registration> same) {
        String classes =
                same.stream().map(Registration::providerClass).collect(Collectors.joining(", "));
        int priority = same.stream().mapToInt(Registration::priority).max().orElse(0);
        Availability duplicate = BackendErrors.duplicate(same.size(), classes);
        return new Defective(
                id, priority, classes, new Probe(BackendErrors.DUPLICATE_ID, duplicate));
    }
}
