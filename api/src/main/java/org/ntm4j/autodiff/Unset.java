package org.ntm4j.autodiff;

import org.ntm4j.backend.Storage;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/** What a pooled node refers to before its first use. */
final class Unset {
    private static final Storage NOTHING = () -> 0;

    static final Var VAR = new Var(View.dense(NOTHING, 0, Shape.of(0)), null);

    private Unset() {}
}
