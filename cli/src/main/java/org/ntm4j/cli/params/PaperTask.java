package org.ntm4j.cli.params;

/** The paper's tasks and the widths that they give to a model. */
public enum PaperTask {
    /** Section 4.1: 8 bits and two flags; 8 bits and the end marker. */
    COPY("copy", 10, 9),
    /** Section 4.2: 6 bits, the delimiter and the count; 6 bits and the end marker. */
    REPEAT_COPY("repeat copy", 8, 7),
    /** Section 4.3: 6 bits and two flags; 6 bits. */
    ASSOCIATIVE_RECALL("associative recall", 8, 6),
    /** Section 4.4: a bit; a bit. */
    DYNAMIC_NGRAMS("dynamic N-grams", 1, 1),
    /** Section 4.5: 8 bits, the priority and the delimiter; 8 bits. */
    PRIORITY_SORT("priority sort", 10, 8);

    private final String title;
    private final int inputWidth;
    private final int outputWidth;

    PaperTask(String title, int inputWidth, int outputWidth) {
        this.title = title;
        this.inputWidth = inputWidth;
        this.outputWidth = outputWidth;
    }

    /** As the paper calls it. */
    public String title() {
        return title;
    }

    /** X. */
    public int inputWidth() {
        return inputWidth;
    }

    /** Y. */
    public int outputWidth() {
        return outputWidth;
    }
}
