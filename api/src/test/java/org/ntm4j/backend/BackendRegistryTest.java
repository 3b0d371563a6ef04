package org.ntm4j.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.ntm4j.backend.BackendRegistry.Candidate;
import org.ntm4j.backend.BackendRegistry.Selection;
import org.ntm4j.error.NtmException;
import org.ntm4j.error.NtmException.Kind;

/** Which backend a request means. */
class BackendRegistryTest {
    private static BackendRegistry registry(BackendProvider... providers) {
        return BackendRegistry.of(List.of(providers));
    }

    private static void assertFails(ThrowingCallable call, String code, Kind kind, String message) {
        NtmException failure = catchThrowableOfType(NtmException.class, call);
        assertThat(failure).isNotNull().hasMessage(message);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.kind()).isEqualTo(kind);
    }

    @Test
    void anExplicitRequestGivesThatBackendWhateverItsPriority() {
        Selection selection =
                registry(FakeProvider.available("slow", 0), FakeProvider.available("fast", 9))
                        .select("slow");
        assertThat(selection.id()).isEqualTo("slow");
        assertThat(selection.reason()).isEqualTo("asked for");
        assertThat(selection.provider().id()).isEqualTo("slow");
    }

    @Test
    void anExplicitRequestNeverFallsBack() {
        assertFails(
                () ->
                        registry(
                                        FakeProvider.available("cpu", 100),
                                        FakeProvider.unavailable("cuda", 200))
                                .select("cuda"),
                "NTM-B002",
                Kind.BACKEND_UNAVAILABLE,
                "backend cuda is unavailable (no cuda here; buy one); the others: cpu is available"
                        + " (hardware of cpu)");
    }

    @Test
    void anUnavailableBackendThatIsTheOnlyOneIsNotComparedWithOthers() {
        assertFails(
                () -> registry(FakeProvider.unavailable("cuda", 200)).select("cuda"),
                "NTM-B002",
                Kind.BACKEND_UNAVAILABLE,
                "backend cuda is unavailable (no cuda here; buy one)");
    }

    @Test
    void anUnknownIdIsBadInputAndGetsASuggestionIfItIsClose() {
        BackendRegistry registry =
                registry(FakeProvider.available("cpu", 1), FakeProvider.unavailable("cuda", 2));
        assertFails(
                () -> registry.select("cdua"),
                "NTM-B001",
                Kind.BAD_INPUT,
                "there is no backend 'cdua'; did you mean cuda? Known: cuda is unavailable (no cuda"
                        + " here; buy one); cpu is available (hardware of cpu)");
        assertFails(
                () -> registry.select("vulkan"),
                "NTM-B001",
                Kind.BAD_INPUT,
                "there is no backend 'vulkan'; known: cuda is unavailable (no cuda here; buy one);"
                        + " cpu is available (hardware of cpu)");
    }

    @Test
    void autoTakesTheAvailableOneOfHighestPriorityAndSaysWhy() {
        BackendRegistry registry =
                registry(
                        FakeProvider.available("reference", 0),
                        FakeProvider.available("cpu", 100),
                        FakeProvider.unavailable("cuda", 200));
        Selection selection = registry.select("auto");
        assertThat(selection.id()).isEqualTo("cpu");
        assertThat(selection.reason())
                .isEqualTo(
                        "the available backend of highest priority; cuda is unavailable (no cuda"
                                + " here; buy one)");
    }

    @Test
    void autoTakesOfEqualPrioritiesTheFirstId() {
        assertThat(
                        registry(
                                        FakeProvider.available("b", 5),
                                        FakeProvider.available("a", 5),
                                        FakeProvider.available("c", 5))
                                .select("auto"))
                .extracting(Selection::id, Selection::reason)
                .containsExactly("a", "the available backend of highest priority");
    }

    @Test
    void autoWithoutAnAvailableBackendListsWhatIsMissing() {
        assertFails(
                () ->
                        registry(
                                        FakeProvider.unavailable("cpu", 1),
                                        FakeProvider.unavailable("cuda", 2))
                                .select("auto"),
                "NTM-B002",
                Kind.BACKEND_UNAVAILABLE,
                "no backend is available: cuda is unavailable (no cuda here; buy one); cpu is"
                        + " unavailable (no cpu here; buy one)");
        assertFails(
                () -> registry().select("auto"),
                "NTM-B002",
                Kind.BACKEND_UNAVAILABLE,
                "there is no backend on the class path; add the jar of one, for example"
                        + " ntm4j-backend-cpu");
    }

    @Test
    void twoProvidersOfOneIdAreAnErrorForThatIdAndForAuto() {
        BackendRegistry registry =
                registry(
                        FakeProvider.available("cpu", 1),
                        FakeProvider.available("gpu", 2),
                        FakeProvider.unavailable("gpu", 3));
        String provider = FakeProvider.class.getName();
        String clash =
                "backend gpu is unavailable (it has 2 providers: "
                        + provider
                        + ", "
                        + provider
                        + "; leave one of their jars on the class path)";
        assertFails(
                () -> registry.select("gpu"),
                "NTM-B003",
                Kind.BACKEND_UNAVAILABLE,
                clash + "; the others: cpu is available (hardware of cpu)");
        assertFails(
                () -> registry.select("auto"),
                "NTM-B003",
                Kind.BACKEND_UNAVAILABLE,
                "auto can't choose: " + clash);
        assertThat(registry.select("cpu").id()).isEqualTo("cpu");
    }

    @Test
    void aProviderForAnotherSpiIsAnErrorForItsIdAndForAuto() {
        BackendRegistry registry =
                registry(
                        FakeProvider.available("cpu", 1),
                        FakeProvider.available("old", 2).ofVersion(0));
        String mismatch =
                "backend old is unavailable (its provider "
                        + FakeProvider.class.getName()
                        + " is made for version 0 of the backend SPI, and this is version 1; use"
                        + " jars of one release of NTM4J)";
        assertFails(
                () -> registry.select("old"),
                "NTM-B004",
                Kind.BACKEND_UNAVAILABLE,
                mismatch + "; the others: cpu is available (hardware of cpu)");
        assertFails(
                () -> registry.select("auto"),
                "NTM-B004",
                Kind.BACKEND_UNAVAILABLE,
                "auto can't choose: " + mismatch);
        assertThat(registry.select("cpu").id()).isEqualTo("cpu");
    }

    @Test
    void aProviderForAnotherSpiCountsAsADuplicateToo() {
        assertFails(
                () ->
                        registry(
                                        FakeProvider.available("cpu", 1),
                                        FakeProvider.available("cpu", 1).ofVersion(2))
                                .select("cpu"),
                "NTM-B003",
                Kind.BACKEND_UNAVAILABLE,
                "backend cpu is unavailable (it has 2 providers: "
                        + FakeProvider.class.getName()
                        + ", "
                        + FakeProvider.class.getName()
                        + "; leave one of their jars on the class path)");
    }

    @Test
    void aProbeThatBreaksItsContractIsABrokenProviderAndAutoGoesOn() {
        String fix = "; replace or remove the jar that holds " + FakeProvider.class.getName() + ")";
        assertBroken(
                FakeProvider.available("gpu", 2)
                        .probing(
                                () -> {
                                    throw new IllegalStateException("no\n context");
                                }),
                "its probe failed with IllegalStateException: no context" + fix);
        assertBroken(
                FakeProvider.available("gpu", 2)
                        .probing(
                                () -> {
                                    throw new UnsatisfiedLinkError();
                                }),
                "its probe failed with UnsatisfiedLinkError" + fix);
        assertBroken(
                FakeProvider.available("gpu", 2).probing(() -> null),
                "its probe returned null" + fix);
    }

    private static void assertBroken(FakeProvider broken, String reason) {
        BackendRegistry registry = registry(broken, FakeProvider.available("cpu", 1));
        String text = "gpu is unavailable (its provider is broken: " + reason;
        assertFails(
                () -> registry.select("gpu"),
                "NTM-B005",
                Kind.BACKEND_UNAVAILABLE,
                "backend " + text + "; the others: cpu is available (hardware of cpu)");
        Selection selection = registry.select("auto");
        assertThat(selection.id()).isEqualTo("cpu");
        assertThat(selection.reason()).endsWith("; " + text);
    }

    @Test
    void anIdThatIsNoneIsABrokenProviderUnderTheNameOfItsClass() {
        for (String id : Arrays.asList(null, "", "GPU", "my gpu", "auto")) {
            assertThat(registry(FakeProvider.available(id, 7)).candidates())
                    .containsExactly(
                            new Candidate(
                                    FakeProvider.class.getName(),
                                    0,
                                    Availability.unavailable(
                                            "its provider is broken: its id is '"
                                                    + id
                                                    + "', and an id is made of lower-case letters,"
                                                    + " digits and hyphens and is not auto",
                                            "replace or remove the jar that holds "
                                                    + FakeProvider.class.getName())));
        }
    }

    @Test
    void candidatesAreListedByPriorityAndThenById() {
        assertThat(
                        registry(
                                        FakeProvider.available("b", 1),
                                        FakeProvider.unavailable("z", 9),
                                        FakeProvider.available("a", 1))
                                .candidates())
                .extracting(Candidate::id)
                .containsExactly("z", "a", "b");
    }

    @Test
    void openingPassesOnWhatTheProviderHasToSay() {
        NtmException refusal = NtmException.badInput("NTM-B020", "no such option");
        BackendRegistry registry =
                registry(
                        FakeProvider.available("cpu", 1)
                                .opening(
                                        () -> {
                                            throw refusal;
                                        }));
        NtmException failure =
                catchThrowableOfType(
                        NtmException.class, () -> registry.open("cpu", BackendConfig.defaults()));
        assertThat(failure).isSameAs(refusal);
    }

    @Test
    void openingThatFailsAgainstItsProbeIsABrokenProvider() {
        UnsatisfiedLinkError fault = new UnsatisfiedLinkError("libgpu.so");
        BackendRegistry registry =
                registry(
                        FakeProvider.available("gpu", 1)
                                .opening(
                                        () -> {
                                            throw fault;
                                        }));
        ThrowingCallable opening = () -> registry.open("auto", BackendConfig.defaults());
        assertFails(
                opening,
                "NTM-B005",
                Kind.BACKEND_UNAVAILABLE,
                "backend gpu said that it is available and failed to open: UnsatisfiedLinkError:"
                        + " libgpu.so");
        assertThat(catchThrowableOfType(NtmException.class, opening)).hasCause(fault);
    }

    @Test
    void openingGivesTheBackend() {
        try (TensorBackend backend =
                registry(FakeProvider.available("cpu", 1)).open("cpu", BackendConfig.defaults())) {
            assertThat(backend.id()).isEqualTo("reference");
        }
    }

    @Test
    void makingARegistryProbesAndOpensNothing() {
        FakeProvider touchy =
                FakeProvider.available("gpu", 1)
                        .probing(
                                () -> {
                                    throw new AssertionError("probed");
                                })
                        .opening(
                                () -> {
                                    throw new AssertionError("opened");
                                });
        assertThat(registry(touchy, FakeProvider.available("cpu", 0)).select("cpu").id())
                .isEqualTo("cpu");
    }
}
