package org.ntm4j.backend.cuda.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import jcuda.CudaException;
import jcuda.driver.CUgraph;
import jcuda.driver.CUgraphExec;
import jcuda.driver.JCudaDriver;
import org.jspecify.annotations.Nullable;
import org.ntm4j.backend.Recording;
import org.ntm4j.backend.WorkRecorder;
import org.ntm4j.error.NtmException;

/**
 * Records work as a CUDA graph: what it submits to the stream is captured, made executable, and launched at
 * once. A driver that refuses that a few times is asked no more.
 */
final class GraphRecorder implements WorkRecorder, AutoCloseable {
    private static final int NO_FLAGS = 0;
    private static final int MOST_REFUSALS = 3;

    private final DeviceContext context;
    private final DeviceMemory memory;
    private final Set<GraphRecording> recordings =
            Collections.newSetFromMap(new IdentityHashMap<>());
    private int refusals;

    GraphRecorder(DeviceContext context, DeviceMemory memory) {
        this.context = context;
        this.memory = memory;
    }

    /** Whether the driver is asked no more. */
    boolean isRefused() {
        return refusals >= MOST_REFUSALS;
    }

    @Override
    public Optional<Recording> record(Runnable work) {
        Footprint footprint = memory.beginRecording();
        CUgraphExec executable = null;
        try {
            context.bind();
            executable = captured(work);
        } catch (CudaException refusal) {
            refusals += CudaFailures.isOutOfMemory(refusal) ? 0 : 1;
        } finally {
            memory.endRecording();
            if (executable == null) {
                footprint.close();
            }
        }
        return executable == null ? Optional.empty() : started(executable, footprint);
    }

    /** The work, ready to be launched; null if it can't be captured. The capture has ended in any case. */
    private @Nullable CUgraphExec captured(Runnable work) {
        context.beginCapture();
        boolean complete = false;
        try {
            work.run();
            complete = true;
        } catch (NotRecordable | NtmException notCaptured) {
            complete = false;
        } finally {
            if (!complete) {
                Release.quietly(() -> JCudaDriver.cuGraphDestroy(context.endCapture()));
            }
        }
        return complete ? instantiated(context.endCapture()) : null;
    }

    private static CUgraphExec instantiated(CUgraph graph) {
        try {
            CUgraphExec executable = new CUgraphExec();
            JCudaDriver.cuGraphInstantiate(executable, graph, NO_FLAGS);
            return executable;
        } finally {
            Release.quietly(() -> JCudaDriver.cuGraphDestroy(graph));
        }
    }

    /** The recording, after its first run; empty if the work has released what it used, or that fails. */
    private Optional<Recording> started(CUgraphExec executable, Footprint footprint) {
        GraphRecording recording = new GraphRecording(this, executable, footprint);
        recordings.add(recording);
        boolean started = false;
        try {
            started = recording.replay();
        } catch (NtmException failure) {
            started = false;
        } finally {
            if (!started) {
                recording.close();
            }
        }
        return started ? Optional.of(recording) : Optional.empty();
    }

    /** Launches a graph. */
    void launch(CUgraphExec executable) {
        context.requireNotCapturing("another recording");
        context.bind();
        context.submitted("recorded work");
        try {
            JCudaDriver.cuGraphLaunch(executable, context.stream());
        } catch (CudaException failure) {
            throw CudaFailures.work("recorded work", failure);
        }
    }

    /**
     * @throws IllegalStateException if the backend was closed
     */
    void requireOpen() {
        memory.requireOpen();
    }

    /** Destroys what a recording holds, once the device is done with it; the second time nothing. */
    void destroy(GraphRecording recording, CUgraphExec executable, Footprint footprint) {
        context.requireNotCapturing("the end of a recording");
        if (recordings.remove(recording)) {
            Release.quietly(context::bind);
            Release.quietly(context::synchronize);
            Release.quietly(() -> JCudaDriver.cuGraphExecDestroy(executable));
            footprint.close();
        }
    }

    /** Closes all recordings. */
    @Override
    public void close() {
        new ArrayList<>(recordings).forEach(GraphRecording::close);
    }
}
