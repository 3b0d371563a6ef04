package org.ntm4j.backend.contract.broken;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntm4j.backend.BackendConfig;
import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.FusedKernels;
import org.ntm4j.backend.Recording;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.backend.WorkRecorder;
import org.ntm4j.backend.reference.ReferenceBackendProvider;

/** Providers, storages and closed backends that are wrong. */
final class LifecycleDefects {
    private static final String LIFECYCLE = "lifecycle";

    private LifecycleDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.of("release does nothing", LIFECYCLE, "liveElements()", NoRelease::new),
                Defect.of("double release accepted", LIFECYCLE, "release, twice", Lenient::new),
                Defect.of(
                        "kernels() after close",
                        LIFECYCLE,
                        "kernels after close",
                        OpenKernels::new),
                Defect.of("new kernels every time", LIFECYCLE, "kernels()", FreshKernels::new),
                Defect.of("close twice throws", LIFECYCLE, "close, twice", CloseOnce::new),
                Defect.of("negative sizes accepted", LIFECYCLE, "allocate(-1)", Negative::new),
                Defect.of("bound to a thread", "repeatability", "on thread", OneThread::new),
                Defect.of("replays nothing", "recordings", "replay", Forgetful::new),
                new Defect("unknown options ignored", "provider", "open(", new AnyOption()));
    }

    private static final class NoRelease extends DelegatingBackend {
        NoRelease(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void release(Storage storage) {}
    }

    private static final class Lenient extends DelegatingBackend {
        private final Set<Storage> released = new HashSet<>();

        Lenient(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void release(Storage storage) {
            if (released.add(storage)) {
                super.release(storage);
            }
        }
    }

    private static final class OpenKernels extends DelegatingBackend {
        private final FusedKernels kernels;

        OpenKernels(TensorBackend backend) {
            super(backend);
            kernels = backend.kernels();
        }

        @Override
        public FusedKernels kernels() {
            return kernels;
        }
    }

    private static final class FreshKernels extends DelegatingBackend {
        FreshKernels(TensorBackend backend) {
            super(backend);
        }

        @Override
        public FusedKernels kernels() {
            return new DelegatingKernels(super.kernels());
        }
    }

    private static final class CloseOnce extends DelegatingBackend {
        private boolean closed;

        CloseOnce(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void close() {
            if (closed) {
                throw new IllegalStateException("closed already");
            }
            closed = true;
            super.close();
        }
    }

    private static final class Negative extends DelegatingBackend {
        Negative(TensorBackend backend) {
            super(backend);
        }

        @Override
        public Storage allocate(int size) {
            return super.allocate(Math.max(0, size));
        }
    }

    private static final class OneThread extends DelegatingBackend {
        private final Thread owner = Thread.currentThread();

        OneThread(TensorBackend backend) {
            super(backend);
        }

        @Override
        public void unary(UnaryOp op, View x, View target) {
            if (Thread.currentThread() != owner) {
                throw new IllegalStateException("another thread");
            }
            super.unary(op, x, target);
        }
    }

    private static final class Forgetful extends DelegatingBackend {
        Forgetful(TensorBackend backend) {
            super(backend);
        }

        @Override
        public Optional<WorkRecorder> recorder() {
            return Optional.of(
                    work -> {
                        work.run();
                        return Optional.of(new Nothing());
                    });
        }
    }

    private static final class Nothing implements Recording {
        @Override
        public boolean replay() {
            return true;
        }

        @Override
        public void close() {}
    }

    private static final class AnyOption implements BackendProvider {
        private final BackendProvider reference = new ReferenceBackendProvider();

        @Override
        public String id() {
            return reference.id();
        }

        @Override
        public int spiVersion() {
            return reference.spiVersion();
        }

        @Override
        public int priority() {
            return reference.priority();
        }

        @Override
        public org.ntm4j.backend.Availability probe() {
            return reference.probe();
        }

        @Override
        public TensorBackend open(BackendConfig config) {
            return reference.open(BackendConfig.defaults());
        }
    }
}
