package org.ntm4j.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.Buffer;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.random.RandomGenerator;

/**
 * What a class of one package may know of others.
 *
 * @param root the package that holds all of the program's, with a dot at its end
 */
record Rules(String root) {

    /** What every package may use. */
    private static final String[] PLATFORM = {"java..", "org.jspecify.annotations"};

    /** A rule and the classes that it is about, of which there must be enough. */
    record Rule(DescribedPredicate<JavaClass> subject, int atLeast, ArchRule rule) {}

    private String[] names(String... packages) {
        return Arrays.stream(packages).map(name -> root + name).toArray(String[]::new);
    }

    /** 1. Each package of {@code api} knows those below it. */
    Map<String, Rule> layers() {
        return Map.of(
                "tensor", layer("tensor", 4),
                "error", layer("error", 2),
                "backend", layer("backend", 15, "tensor", "error"),
                "backend.reference", layer("backend.reference", 15, "backend", "tensor", "error"),
                "autodiff", layer("autodiff", 15, "backend", "tensor"),
                "nn", layer("nn", 4, "autodiff", "backend", "tensor"),
                "optim", layer("optim", 4, "nn", "backend", "tensor"),
                "episode", layer("episode", 5, "tensor"),
                "model", layer("model", 4, "nn", "episode", "autodiff", "tensor"));
    }

    private Rule layer(String name, int atLeast, String... below) {
        DescribedPredicate<JavaClass> allowed =
                resideInAnyPackage(PLATFORM)
                        .or(resideInAPackage(root + name))
                        .or(resideInAnyPackage(names(below)));
        return new Rule(
                resideInAPackage(root + name),
                atLeast,
                classes()
                        .that()
                        .resideInAPackage(root + name)
                        .should()
                        .onlyDependOnClassesThat(arraysOf(allowed)));
    }

    /** Also arrays of the classes meant, and of numbers. */
    private static DescribedPredicate<JavaClass> arraysOf(DescribedPredicate<JavaClass> meant) {
        return DescribedPredicate.describe(
                meant.getDescription(),
                javaClass ->
                        javaClass.isPrimitive()
                                || javaClass.getBaseComponentType().isPrimitive()
                                || meant.test(javaClass.getBaseComponentType()));
    }

    /** 2. What models and tasks are made of goes through {@code Ops}. */
    Rule modelsAndTasksNameNoBackend() {
        String[] upper = names("memory..", "controller..", "machine..", "task..");
        return new Rule(
                resideInAnyPackage(upper),
                25,
                noClasses()
                        .that()
                        .resideInAnyPackage(upper)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(root + "backend.."));
    }

    /** 3. A task is data: it knows neither differentiation nor models. */
    Rule tasksKnowNoModel() {
        return new Rule(
                resideInAPackage(root + "task.."),
                4,
                noClasses()
                        .that()
                        .resideInAPackage(root + "task..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(names("autodiff..", "machine..")));
    }

    /** 3. And models know no task. */
    Rule modelsKnowNoTask() {
        return new Rule(
                resideInAPackage(root + "machine.."),
                8,
                noClasses()
                        .that()
                        .resideInAPackage(root + "machine..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(root + "task.."));
    }

    /** 4. Where each library is known. */
    Map<String, Rule> libraries() {
        return Map.of(
                "EJML", only("backend.cpu..", "org.ejml.."),
                "JCuda", only("backend.cuda..", "jcuda.."),
                "Guice", only("cli.wiring..", "com.google.inject.."),
                "protobuf", only("report.events..", "com.google.protobuf.."),
                "Jetty", only("serve.http..", "org.eclipse.jetty.."));
    }

    private Rule only(String user, String library) {
        return new Rule(
                resideOutsideOfPackages(names(user)),
                150,
                noClasses()
                        .that()
                        .resideOutsideOfPackage(root + user)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library));
    }

    /** 5. Who prints, exits and reads environment or system properties. */
    Rule onlyTheCommandLineTouchesTheProcess() {
        String[] speakers = names("cli..", "report..", "serve..");
        return new Rule(
                resideOutsideOfPackages(speakers),
                150,
                noClasses()
                        .that()
                        .resideOutsideOfPackages(speakers)
                        .should()
                        .accessTargetWhere(
                                DescribedPredicate.describe(
                                        "is the output, the end, the environment or a property of"
                                                + " the process",
                                        Rules::touchesTheProcess)));
    }

    private static final Map<String, Set<String>> PROCESS =
            Map.of(
                    "java.lang.System",
                    Set.of(
                            "out",
                            "err",
                            "in",
                            "exit",
                            "getenv",
                            "getProperty",
                            "getProperties",
                            "setProperty",
                            "setOut",
                            "setErr"),
                    "java.lang.Runtime",
                    Set.of("exit", "halt"),
                    "java.lang.Integer",
                    Set.of("getInteger"),
                    "java.lang.Long",
                    Set.of("getLong"),
                    "java.lang.Boolean",
                    Set.of("getBoolean"));

    private static boolean touchesTheProcess(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return PROCESS.getOrDefault(owner, Set.of()).contains(access.getName())
                || (access.getName().equals("printStackTrace")
                        && access.getTargetOwner().isAssignableTo(Throwable.class));
    }

    /** 6. What is static does not change. */
    Rule staticFieldsDoNotChange() {
        return new Rule(
                resideInAPackage(root + "."),
                200,
                fields().that()
                        .areStatic()
                        .should()
                        .beFinal()
                        .andShould(
                                not(
                                        be(
                                                DescribedPredicate.describe(
                                                        "of a kind that changes",
                                                        Rules::changes)))));
    }

    private static final List<Class<?>> CHANGING =
            List.of(
                    AbstractCollection.class,
                    AbstractMap.class,
                    ConcurrentMap.class,
                    StringBuilder.class,
                    ThreadLocal.class,
                    Buffer.class,
                    RandomGenerator.class);

    /** Arrays that other classes can reach, counters, collections made to be filled, and the like. */
    private static boolean changes(JavaField field) {
        JavaClass type = field.getRawType();
        if (type.isArray()) {
            return !field.getModifiers().contains(JavaModifier.PRIVATE)
                    && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
        }
        return type.getPackageName().equals("java.util.concurrent.atomic")
                || CHANGING.stream().anyMatch(type::isAssignableTo);
    }

    /** 6. Randomness is an argument. */
    Rule randomnessIsAnArgument() {
        return new Rule(
                resideInAPackage(root + "."),
                200,
                noClasses()
                        .that()
                        .resideInAPackage(root + ".")
                        .should()
                        .accessTargetWhere(
                                DescribedPredicate.describe(
                                        "makes randomness of its own", Rules::makesRandomness)));
    }

    private static final Map<String, Set<String>> RANDOMNESS =
            Map.of(
                    "java.lang.Math", Set.of("random"),
                    "java.lang.StrictMath", Set.of("random"),
                    "java.util.UUID", Set.of("randomUUID"),
                    "java.util.Collections", Set.of("shuffle"),
                    "java.util.random.RandomGenerator", Set.of("of", "getDefault"),
                    "java.util.concurrent.ThreadLocalRandom", Set.of("current"));

    private static boolean makesRandomness(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean ofTheJdk = owner.getPackageName().startsWith("java.");
        return RANDOMNESS.getOrDefault(owner.getName(), Set.of()).contains(access.getName())
                || (access.getName().equals("<init>")
                        && ofTheJdk
                        && owner.isAssignableTo(RandomGenerator.class));
    }

    /** 7. */
    Rule packagesHaveNoCycles() {
        return new Rule(
                resideInAPackage(root + "."),
                200,
                slices().matching(root + "(**)").should().beFreeOfCycles());
    }
}
