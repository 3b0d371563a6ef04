package org.ntm4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ntm4j.architecture.Rules.Rule;

/** The rules of the packages, on all classes of the program. */
class ArchitectureTest {
    private static final Rules RULES = new Rules("org.ntm4j.");

    private static JavaClasses program;

    /** The classes of all modules but those of tests. */
    @BeforeAll
    static void read() {
        program =
                new ClassFileImporter()
                        .withImportOption(location -> !location.contains("/test-classes/"))
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages("org.ntm4j");
    }

    private static void assertHolds(Rule rule) {
        assertThat(program.that(rule.subject()))
                .as("classes that the rule is about: %s", rule.rule().getDescription())
                .hasSizeGreaterThanOrEqualTo(rule.atLeast());
        rule.rule().check(program);
    }

    @TestFactory
    Stream<DynamicTest> eachPackageOfTheApiKnowsOnlyThoseBelowIt() {
        return RULES.layers().entrySet().stream()
                .map(
                        layer ->
                                DynamicTest.dynamicTest(
                                        layer.getKey(), () -> assertHolds(layer.getValue())));
    }

    @Test
    void modelsAndTasksNameNoBackend() {
        assertHolds(RULES.modelsAndTasksNameNoBackend());
    }

    @Test
    void tasksKnowNoModelAndModelsNoTask() {
        assertHolds(RULES.tasksKnowNoModel());
        assertHolds(RULES.modelsKnowNoTask());
    }

    @TestFactory
    Stream<DynamicTest> eachLibraryIsKnownInOnePlace() {
        return RULES.libraries().entrySet().stream()
                .map(
                        library ->
                                DynamicTest.dynamicTest(
                                        library.getKey(), () -> assertHolds(library.getValue())));
    }

    @Test
    void thePlacesThatKnowALibraryUseIt() {
        assertThat(users("org.ejml.")).isNotEmpty();
        assertThat(users("jcuda.")).isNotEmpty();
        assertThat(users("com.google.inject.")).isNotEmpty();
        assertThat(users("org.eclipse.jetty.")).isNotEmpty();
    }

    private static Stream<JavaClass> users(String library) {
        return program.stream()
                .filter(
                        javaClass ->
                                javaClass.getDirectDependenciesFromSelf().stream()
                                        .anyMatch(
                                                dependency ->
                                                        dependency
                                                                .getTargetClass()
                                                                .getName()
                                                                .startsWith(library)));
    }

    @Test
    void onlyTheCommandLineTouchesTheProcess() {
        assertHolds(RULES.onlyTheCommandLineTouchesTheProcess());
    }

    @Test
    void staticFieldsDoNotChange() {
        assertHolds(RULES.staticFieldsDoNotChange());
    }

    @Test
    void randomnessIsAnArgument() {
        assertHolds(RULES.randomnessIsAnArgument());
    }

    @Test
    void packagesHaveNoCycles() {
        assertHolds(RULES.packagesHaveNoCycles());
    }
}
