package org.ntm4j.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ntm4j.backend.Storage;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

class VarTest {
    private record Elements(int size) implements Storage {}

    private static View view() {
        return View.dense(new Elements(6), 0, Shape.of(2, 3));
    }

    @Test
    void whatIsSeenOfAVariableHasTheGradientThatItHasNow() {
        Var var = new Var(view(), null);
        assertThat(var.reshaped(3, 2).isDifferentiable()).isFalse();
        assertThat(var.columns(1, 2).isDifferentiable()).isFalse();
        for (View shared : new View[] {view(), view()}) {
            var.shareGradient(shared);
            assertThat(var.reshaped(3, 2).gradient().storage()).isSameAs(shared.storage());
            assertThat(var.columns(1, 2).gradient().storage()).isSameAs(shared.storage());
        }
    }

    @Test
    void whatIsSeenOfAVariableIsMadeOnce() {
        Var var = new Var(view(), view());
        assertThat(var.reshaped(3, 2)).isSameAs(var.reshaped(3, 2));
        assertThat(var.columns(1, 2)).isSameAs(var.columns(1, 2));
    }
}
