package org.ntm4j.backend.cpu.episode;

/** Where the state of a sequence between two steps lies: memory, norms, weightings, cell. */
final class Moment {
    private final SavedLayout layout;
    private final int readHeads;

    float[] memory = new float[0];
    int memoryAt;
    float[] norms = memory;
    int normsAt;

    /** {@code [R, N]}. */
    float[] reading = memory;

    int readingAt;

    /** {@code [W, N]}. */
    float[] writing = memory;

    int writingAt;
    float[] cell = memory;
    int cellAt;

    /** The row of {@link SavedLayout}; of the start, undefined. */
    float[] saved = memory;

    int savedAt;

    Moment(SavedLayout layout, int readHeads) {
        this.layout = layout;
        this.readHeads = readHeads;
    }

    /** Before the first step. */
    void setStart(StateArrays start, int sequence, float[] startNorms, int startNormsAt) {
        memory = start.memory().array();
        memoryAt = start.memory().at(sequence);
        norms = startNorms;
        normsAt = startNormsAt;
        reading = start.readWeighting().array();
        readingAt = start.readWeighting().at(sequence);
        writing = start.writeWeighting().array();
        writingAt = start.writeWeighting().at(sequence);
        cell = start.cell().array();
        cellAt = start.cell().at(sequence);
    }

    /** After a step that left all but the memory in a row of {@link SavedLayout}. */
    void setSaved(float[] rows, int at) {
        saved = rows;
        savedAt = at;
        norms = rows;
        normsAt = at + layout.norms();
        reading = rows;
        readingAt = at + layout.weighting(0);
        writing = rows;
        writingAt = at + layout.weighting(readHeads);
        cell = rows;
        cellAt = at + layout.cell();
    }

    /** The memory. */
    void setMemory(float[] array, int at) {
        memory = array;
        memoryAt = at;
    }
}
