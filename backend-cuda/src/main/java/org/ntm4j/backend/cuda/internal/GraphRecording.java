package org.ntm4j.backend.cuda.internal;

import jcuda.driver.CUgraphExec;
import org.ntm4j.backend.Recording;

/** An executable CUDA graph with the memory that it uses. */
final class GraphRecording implements Recording {
    private final GraphRecorder recorder;
    private final CUgraphExec executable;
    private final Footprint footprint;
    private boolean closed;

    GraphRecording(GraphRecorder recorder, CUgraphExec executable, Footprint footprint) {
        this.recorder = recorder;
        this.executable = executable;
        this.footprint = footprint;
    }

    @Override
    public boolean replay() {
        recorder.requireOpen();
        if (closed) {
            throw new IllegalStateException("a recording was used after it was closed");
        }
        boolean intact = footprint.isIntact();
        if (intact) {
            recorder.launch(executable);
        }
        return intact;
    }

    @Override
    public void close() {
        closed = true;
        recorder.destroy(this, executable, footprint);
    }
}
