package org.ntm4j.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntm4j.tensor.Shape;

class ViewTest {
    private static final Storage STORAGE = () -> 100;

    private final View view = View.dense(STORAGE, 10, Shape.of(2, 3, 4));

    /** Where the elements of a view of rank at most 3 lie, row-major. */
    private static List<Integer> elements(View view) {
        List<Integer> places = new ArrayList<>();
        collect(view, 0, view.offset(), places);
        return places;
    }

    private static void collect(View view, int axis, int place, List<Integer> places) {
        if (axis == view.rank()) {
            places.add(place);
            return;
        }
        for (int i = 0; i < view.extent(axis); i++) {
            collect(view, axis + 1, place + i * view.stride(axis), places);
        }
    }

    @Test
    void aDenseViewIsRowMajor() {
        assertThat(view.stride(0)).isEqualTo(12);
        assertThat(view.stride(1)).isEqualTo(4);
        assertThat(view.stride(2)).isEqualTo(1);
        assertThat(view.isDense()).isTrue();
        assertThat(view.size()).isEqualTo(24);
        assertThat(elements(view)).startsWith(10, 11).endsWith(32, 33).hasSize(24);
        assertThat(view).hasToString("view [2, 3, 4] at 10");
    }

    @Test
    void aSliceIsAPartOfAnAxis() {
        View columns = view.slice(2, 1, 2);
        assertThat(columns.shape()).isEqualTo(Shape.of(2, 3, 2));
        assertThat(elements(columns)).startsWith(11, 12, 15, 16).hasSize(12);
        assertThat(columns.isDense()).isFalse();
        assertThat(columns).hasToString("view [2, 3, 2] at 11 with strides [12, 4, 1]");
        assertThat(view.slice(0, 1, 1).isDense()).isTrue();
        assertThat(view.slice(1, 3, 0).size()).isZero();
    }

    @Test
    void aPartThatIsNotInsideIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> view.slice(1, 2, 2))
                .withMessage("part 2 to 4 of axis 1 of [2, 3, 4]");
        assertThatIllegalArgumentException().isThrownBy(() -> view.slice(1, -1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> view.slice(1, 0, -1));
    }

    @Test
    void selectingTakesAnAxisAway() {
        assertThat(elements(view.select(1, 2))).containsExactly(18, 19, 20, 21, 30, 31, 32, 33);
        assertThat(elements(view.select(0, 1))).startsWith(22).hasSize(12);
        assertThat(elements(view.select(2, 3))).containsExactly(13, 17, 21, 25, 29, 33);
    }

    @Test
    void transposingExchangesAxes() {
        View transposed = view.select(0, 0).transpose(0, 1);
        assertThat(transposed.shape()).isEqualTo(Shape.of(4, 3));
        assertThat(elements(transposed)).startsWith(10, 14, 18, 11);
        assertThat(transposed.isDense()).isFalse();
        assertThat(elements(transposed.transpose(0, 1))).isEqualTo(elements(view.select(0, 0)));
    }

    @Test
    void repeatingGivesAnAxisTheStrideZero() {
        View row = View.dense(STORAGE, 5, Shape.of(3));
        View repeated = row.insertAxis(0).repeat(0, 2);
        assertThat(elements(repeated)).containsExactly(5, 6, 7, 5, 6, 7);
        assertThat(repeated.isDense()).isFalse();
        assertThat(elements(row.insertAxis(1).repeat(1, 2))).containsExactly(5, 5, 6, 6, 7, 7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.repeat(0, 2))
                .withMessage("axis 0 of [3] is not 1");
    }

    @Test
    void onlyADenseViewTakesAnotherShape() {
        assertThat(view.reshape(Shape.of(6, 4)).shape()).isEqualTo(Shape.of(6, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> view.slice(2, 0, 2).reshape(Shape.of(12)))
                .withMessageEndingWith("as [12]: it must be dense and as large");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> view.reshape(Shape.of(23)))
                .withMessage(
                        "can't see view [2, 3, 4] at 10 as [23]: it must be dense and as large");
    }

    @Test
    void aViewReachesNoElementOutsideItsStorage() {
        assertThat(View.dense(STORAGE, 0, Shape.of(100)).size()).isEqualTo(100);
        assertThat(View.dense(STORAGE, 99, Shape.of()).size()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> View.dense(STORAGE, 1, Shape.of(100)))
                .withMessage(
                        "a view of shape [100] at offset 1 reaches element 100 of a storage of 100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> View.strided(STORAGE, 0, Shape.of(3, 2), 50, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> View.strided(STORAGE, 0, Shape.of(2), Integer.MAX_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> View.dense(STORAGE, -1, Shape.of(3)));
    }

    @Test
    void stridesThatCannotBeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> View.strided(STORAGE, 50, Shape.of(3), -1))
                .withMessage("a stride must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> View.strided(STORAGE, 0, Shape.of(3, 2), 1))
                .withMessage("shape [3, 2] needs 2 strides, got 1");
    }

    @Test
    void emptyViewsAndAxesOfOneAreDense() {
        assertThat(View.strided(STORAGE, 0, Shape.of(0, 4), 77, 9).isDense()).isTrue();
        assertThat(View.strided(STORAGE, 0, Shape.of(1, 4), 77, 1).isDense()).isTrue();
        assertThat(View.strided(STORAGE, 0, Shape.of(2, 4), 5, 1).isDense()).isFalse();
        assertThat(View.dense(STORAGE, 100, Shape.of(0, 4)).size()).isZero();
    }

    @Test
    void stridesDoNotChangeWithTheArrayTheyCameFrom() {
        int[] strides = {4, 1};
        View strided = View.strided(STORAGE, 0, Shape.of(2, 4), strides);
        strides[0] = 50;
        assertThat(strided.stride(0)).isEqualTo(4);
    }
}
