package org.ntm4j.backend.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntm4j.backend.Availability;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.error.NtmException;

/** What a provider says, and how it opens its backend. */
final class ProviderRules {
    static final String TOPIC = "provider";

    private ProviderRules() {}

    static List<ContractCheck> checks() {
        return List.of(
                new ContractCheck(TOPIC, "id and SPI version", ProviderRules::identity),
                new ContractCheck(TOPIC, "probe", ProviderRules::probe),
                new ContractCheck(TOPIC, "what the backend says", ProviderRules::backend),
                new ContractCheck(TOPIC, "an unknown option", ProviderRules::unknownOption));
    }

    private static void identity(Context context) {
        BackendProvider provider = context.provider();
        String id = provider.id();
        context.require(
                        "id(): lower-case letters, digits and hyphens",
                        "BackendProvider.id()",
                        "it is what a user gives to --backend")
                .that(id.matches("[a-z0-9]+(-[a-z0-9]+)*"), "'" + id + "'");
        context.require(
                        "spiVersion(): that of the SPI",
                        "BackendProvider.spiVersion()",
                        "return BackendProvider.SPI_VERSION, compiled against this release")
                .that(
                        provider.spiVersion() == BackendProvider.SPI_VERSION,
                        provider.spiVersion() + " instead of " + BackendProvider.SPI_VERSION);
    }

    private static void probe(Context context) {
        Requirement requirement =
                context.require(
                        "probe(): never throws, may be called again, and says what is missing",
                        "BackendProvider.probe()",
                        "catch LinkageError as well when native code is looked for");
        for (int i = 0; i < 2; i++) {
            Availability availability = context.provider().probe();
            if (availability instanceof Availability.Unavailable missing) {
                throw requirement.violation(
                        "the backend is unavailable here, so that nothing can be checked: "
                                + missing.reason()
                                + "; "
                                + missing.remedy());
            }
            String description = ((Availability.Available) availability).description();
            requirement.that(isOneLine(description), "the description '" + description + "'");
        }
    }

    private static boolean isOneLine(String text) {
        return !text.isBlank() && text.lines().count() == 1;
    }

    private static void backend(Context context) {
        TensorBackend backend = context.open();
        Requirement requirement =
                context.require(
                        "a backend has the id of its provider and a description of one line",
                        "TensorBackend.id(), description(), precision()",
                        "what the backend was constructed with");
        requirement.that(backend.id().equals(context.provider().id()), "id " + backend.id());
        requirement.that(isOneLine(backend.description()), "'" + backend.description() + "'");
        requirement.that(backend.precision() != null, "no precision");
        requirement.that(
                backend.liveElements() == 0,
                "liveElements() is " + backend.liveElements() + " when nothing was allocated");
    }

    private static void unknownOption(Context context) {
        Map<String, String> options = new HashMap<>(context.config().options());
        options.put("no-such-option", "1");
        context.require(
                        "open(): an unknown option is refused with an NtmException",
                        "BackendProvider.open(" + options + ")",
                        "compare the names of the options with those you know")
                .isRefusedWith(
                        NtmException.class,
                        () -> context.provider().open(new BackendConfig(options)).close());
    }
}
