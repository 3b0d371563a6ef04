package org.ntm4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntm4j.architecture.Rules.Rule;

/** The rules of the packages, on classes that break them. */
class RulesTest {
    private static final String ROOT = "org.ntm4j.architecture.wrong.";

    private final Rules rules = new Rules(ROOT);
    private final JavaClasses wrong = new ClassFileImporter().importPackages(ROOT + ".");

    private List<String> failures(Rule rule) {
        return rule.rule().evaluate(wrong).getFailureReport().getDetails();
    }

    private void assertFinds(Rule rule, String... inEachFailure) {
        assertThat(failures(rule)).hasSize(inEachFailure.length);
        for (String part : inEachFailure) {
            assertThat(failures(rule)).anySatisfy(failure -> assertThat(failure).contains(part));
        }
    }

    @Test
    void aLayerThatKnowsTheOneAboveIsFound() {
        assertThat(failures(rules.layers().get("tensor")))
                .isNotEmpty()
                .allSatisfy(
                        failure ->
                                assertThat(failure)
                                        .contains("KnowsTheLayerAbove")
                                        .contains("backend.Engine"));
        assertThat(failures(rules.layers().get("backend"))).isEmpty();
    }

    @Test
    void aModelThatNamesABackendIsFound() {
        assertThat(failures(rules.modelsAndTasksNameNoBackend()))
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure).contains("NamesABackend"));
    }

    @Test
    void tasksAndModelsThatKnowEachOtherAreFound() {
        assertThat(failures(rules.tasksKnowNoModel()))
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure).contains("KnowsAModel"));
        assertThat(failures(rules.modelsKnowNoTask()))
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure).contains("KnowsATask"));
    }

    @Test
    void aLibraryInTheWrongPlaceIsFound() {
        rules.libraries()
                .forEach(
                        (library, rule) ->
                                assertThat(failures(rule))
                                        .as(library)
                                        .isNotEmpty()
                                        .allSatisfy(
                                                failure ->
                                                        assertThat(failure)
                                                                .contains("UsesLibraries")));
    }

    @Test
    void everyWayToTouchTheProcessIsFound() {
        assertFinds(
                rules.onlyTheCommandLineTouchesTheProcess(),
                "Speaks.print()",
                "Speaks.complain()",
                "Speaks.environment()",
                "Speaks.property()",
                "Speaks.flag()",
                "Speaks.exit()",
                "Speaks.trace(");
    }

    @Test
    void everyStaticThatChangesIsFound() {
        assertFinds(
                rules.staticFieldsDoNotChange(),
                "Remembers.variable",
                "Remembers.REACHABLE",
                "Remembers.COUNTER",
                "Remembers.FILLED",
                "Remembers.TEXT");
    }

    @Test
    void everyRandomnessOfItsOwnIsFound() {
        assertFinds(
                rules.randomnessIsAnArgument(),
                "Gambles.uniform()",
                "Gambles.own()",
                "Gambles.shared()",
                "Gambles.named()",
                "Gambles.identity()");
    }

    @Test
    void aCycleIsFound() {
        assertThat(failures(rules.packagesHaveNoCycles()))
                .singleElement()
                .satisfies(failure -> assertThat(failure).contains("KnowsAModel", "KnowsATask"));
    }
}
