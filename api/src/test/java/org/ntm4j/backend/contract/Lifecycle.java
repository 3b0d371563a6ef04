package org.ntm4j.backend.contract;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/** Storages and backends from their beginning to their end. */
final class Lifecycle {
    static final String TOPIC = "lifecycle";

    private static final Shape SHAPE = Shape.of(2, 2);

    /** Methods that are checked one by one here. */
    private static final Set<String> OTHER_METHODS =
            Set.of(
                    "id",
                    "description",
                    "precision",
                    "allocate",
                    "release",
                    "liveElements",
                    "kernels",
                    "recorder",
                    "close");

    private Lifecycle() {}

    static List<ContractCheck> checks() {
        return List.of(
                check("the kit knows every method", Lifecycle::everyMethod),
                check("allocate and release", Lifecycle::allocateAndRelease),
                check("a negative size", Lifecycle::negativeSize),
                check("a second release", Lifecycle::secondRelease),
                check("use after release", Lifecycle::useAfterRelease),
                check("use after close", Lifecycle::useAfterClose),
                check("a storage of another backend", Lifecycle::foreign),
                check("close", Lifecycle::close),
                check("kernels", Lifecycle::kernels));
    }

    private static ContractCheck check(String name, ContractCheck.CheckBody body) {
        return new ContractCheck(TOPIC, name, body);
    }

    private static void everyMethod(Context context) {
        Set<String> unknown =
                Arrays.stream(TensorBackend.class.getDeclaredMethods())
                        .map(Method::getName)
                        .filter(name -> !name.contains("$") && !OTHER_METHODS.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));
        StorageUse.all().forEach(use -> unknown.remove(use.method()));
        context.require(
                        "every method of TensorBackend is checked",
                        "TensorBackend",
                        "add the method to the kit: StorageUse or Lifecycle")
                .that(unknown.isEmpty(), "not checked: " + unknown);
    }

    private static View view(Storage storage) {
        return View.dense(storage, 0, SHAPE);
    }

    private static Storage allocate(TensorBackend backend) {
        Storage storage = backend.allocate(SHAPE.size());
        backend.fill(view(storage), 1);
        return storage;
    }

    private static void allocateAndRelease(Context context) {
        TensorBackend backend = context.open();
        Requirement requirement =
                context.require(
                        "liveElements(): what was allocated and not yet released",
                        "allocate and release of 0, 7 and 1025 elements",
                        "what allocate adds and release subtracts");
        int[] sizes = {0, 7, 1025, 0};
        Storage[] storages = new Storage[sizes.length];
        long live = 0;
        for (int i = 0; i < sizes.length; i++) {
            storages[i] = backend.allocate(sizes[i]);
            live += sizes[i];
            requirement.that(
                    storages[i].size() == sizes[i],
                    "a storage of " + sizes[i] + " has size " + storages[i].size());
            counts(requirement, backend, live);
        }
        for (int i = sizes.length - 1; i >= 0; i--) {
            backend.release(storages[i]);
            live -= sizes[i];
            counts(requirement, backend, live);
        }
    }

    private static void counts(Requirement requirement, TensorBackend backend, long expected) {
        requirement.that(
                backend.liveElements() == expected,
                "liveElements() is " + backend.liveElements() + " instead of " + expected);
    }

    private static void negativeSize(Context context) {
        TensorBackend backend = context.open();
        Requirement requirement =
                context.require(
                        "allocate: a negative size is refused",
                        "allocate(-1)",
                        "check the size first");
        requirement.isRefusedWith(IllegalArgumentException.class, () -> backend.allocate(-1));
        counts(requirement, backend, 0);
    }

    private static void secondRelease(Context context) {
        TensorBackend backend = context.open();
        for (int size : new int[] {0, 4}) {
            Storage kept = backend.allocate(8);
            Storage storage = backend.allocate(size);
            backend.release(storage);
            Requirement requirement =
                    context.require(
                            "release: a second release is refused",
                            "release, twice, of a storage of " + size,
                            "remember in the storage that it was released");
            requirement.isRefusedWith(IllegalStateException.class, () -> backend.release(storage));
            counts(requirement, backend, 8);
            backend.release(kept);
        }
    }

    private static void useAfterRelease(Context context) {
        TensorBackend backend = context.open();
        View first = view(allocate(backend));
        View second = view(allocate(backend));
        for (StorageUse use : StorageUse.all()) {
            View released = view(allocate(backend));
            backend.release(released.storage());
            context.require(
                            "a storage is not used after its release",
                            use.toString(),
                            "look every storage up before anything is computed")
                    .isRefusedWith(
                            IllegalStateException.class,
                            () -> use.action().on(backend, released, first, second));
        }
    }

    private static void useAfterClose(Context context) {
        for (StorageUse use : StorageUse.all()) {
            TensorBackend backend = context.open();
            View view = view(allocate(backend));
            View first = view(allocate(backend));
            View second = view(allocate(backend));
            backend.close();
            closed(context, use.method(), () -> use.action().on(backend, view, first, second));
        }
        TensorBackend backend = context.open();
        Storage storage = allocate(backend);
        String id = backend.id();
        String description = backend.description();
        backend.close();
        closed(context, "allocate", () -> backend.allocate(1));
        closed(context, "release", () -> backend.release(storage));
        closed(context, "liveElements", backend::liveElements);
        closed(context, "kernels", backend::kernels);
        Requirement requirement =
                context.require(
                        "a closed backend still says what it was",
                        "id(), description(), precision() after close",
                        "keep them as fields");
        requirement.that(
                backend.id().equals(id)
                        && backend.description().equals(description)
                        && backend.precision() == context.precision(),
                backend.id() + ", " + backend.description() + ", " + backend.precision());
    }

    private static void closed(Context context, String method, Runnable action) {
        context.require(
                        "a backend is not used after close",
                        method + " after close",
                        "check that the backend is open before anything else")
                .isRefusedWith(IllegalStateException.class, action);
    }

    /** A storage that no backend made. */
    private record Stranger(int size) implements Storage {}

    private static void foreign(Context context) {
        TensorBackend backend = context.open();
        TensorBackend other = context.open();
        Storage[] strangers = {allocate(other), new Stranger(SHAPE.size())};
        View first = view(allocate(backend));
        View second = view(allocate(backend));
        for (Storage stranger : strangers) {
            for (StorageUse use : StorageUse.all()) {
                refusesForeign(
                        context,
                        use.toString(),
                        () -> use.action().on(backend, view(stranger), first, second));
            }
            refusesForeign(context, "release", () -> backend.release(stranger));
        }
    }

    private static void refusesForeign(Context context, String operation, Runnable action) {
        context.require(
                        "a storage of another backend is refused",
                        operation,
                        "a storage knows its owner; another instance of the same class is another"
                                + " backend")
                .isRefusedWith(IllegalArgumentException.class, action);
    }

    private static void close(Context context) {
        TensorBackend backend = context.open();
        allocate(backend);
        context.operation("close, twice, with live storages");
        backend.close();
        backend.close();
        TensorBackend next = context.open();
        Requirement requirement =
                context.require(
                        "a backend opens and works after another was closed",
                        "open, allocate, fill after close",
                        "global state that close gives back");
        Storage storage = allocate(next);
        double[] contents = new double[SHAPE.size()];
        next.download(view(storage), contents, 0);
        requirement.that(contents[3] == 1, "filled with 1, and got " + contents[3]);
    }

    private static void kernels(Context context) {
        TensorBackend backend = context.open();
        FusedKernels first = backend.kernels();
        FusedKernels second = backend.kernels();
        context.require(
                        "kernels(): the same object every time",
                        "kernels(), twice",
                        "make the kernels when the backend is made")
                .that(first == second, "two objects");
    }
}
