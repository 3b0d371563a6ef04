package org.ntm4j.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void theSizeIsTheProductOfTheExtents() {
        assertThat(Shape.of(2, 3, 4).size()).isEqualTo(24);
        assertThat(Shape.of(5, 0, 7).size()).isZero();
        assertThat(Shape.of().size()).isEqualTo(1);
        assertThat(Shape.of(2, 3, 4).rank()).isEqualTo(3);
        assertThat(Shape.of(2, 3, 4).extent(2)).isEqualTo(4);
    }

    @Test
    void shapesAreEqualByTheirExtents() {
        assertThat(Shape.of(2, 3))
                .isEqualTo(Shape.of(2, 3))
                .hasSameHashCodeAs(Shape.of(2, 3))
                .isNotEqualTo(Shape.of(3, 2))
                .isNotEqualTo(Shape.of(2, 3, 1))
                .isNotEqualTo("[2, 3]")
                .hasToString("[2, 3]");
    }

    @Test
    void aShapeDoesNotChangeWithTheArrayItCameFromOrGaveAway() {
        int[] extents = {2, 3};
        Shape shape = Shape.of(extents);
        extents[0] = 9;
        shape.toArray()[1] = 9;
        assertThat(shape).isEqualTo(Shape.of(2, 3));
    }

    @Test
    void impossibleExtentsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(2, -1))
                .withMessage("an extent must not be negative, got [2, -1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(1, 1, 1, 1, 1))
                .withMessage("a shape has at most 4 extents, got [1, 1, 1, 1, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(1 << 16, 1 << 15))
                .withMessage("a tensor has at most 2^31-1 elements, got [65536, 32768]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(1 << 30, 1 << 30, 1 << 30, 1 << 30))
                .withMessageStartingWith("a tensor has at most 2^31-1 elements");
        assertThat(Shape.of((1 << 16) - 1, 1 << 15).size()).isEqualTo(2147450880);
    }

    @Test
    void aHostTensorHasAsManyElementsAsItsShape() {
        assertThat(new HostTensor(Shape.of(2, 2), new double[4]).data()).hasSize(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostTensor(Shape.of(2, 2), new double[3]))
                .withMessage("shape [2, 2] has 4 elements, got 3");
    }
}
