package org.ntm4j.backend.cpu.episode;

/** One sequence at one step: its state before and after, and where its head parameters lie. */
final class SequenceStep {
    final Moment before;
    final Moment after;
    float[] heads = new float[0];
    int headsAt;

    SequenceStep(SavedLayout layout, int readHeads) {
        before = new Moment(layout, readHeads);
        after = new Moment(layout, readHeads);
    }

    /** So many. */
    static SequenceStep[] of(int count, SavedLayout layout, int readHeads) {
        SequenceStep[] steps = new SequenceStep[count];
        for (int b = 0; b < count; b++) {
            steps[b] = new SequenceStep(layout, readHeads);
        }
        return steps;
    }

    void setHeads(Matrix rows, int row) {
        heads = rows.array();
        headsAt = rows.at(row);
    }
}
