package org.ntm4j.cli.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntm4j.error.NtmException;

class SeedListTest {
    @ParameterizedTest
    @CsvSource({
        "4, 4",
        "0, 0",
        "1-5, 1-5",
        "'1,3,7', '1,3,7'",
        "'1-3,10', '1-3,10'",
        "'10, 3,1 , 2', '1-3,10'",
        "'1,2', '1-2'",
        "7-7, 7",
        "007, 7",
        "9223372036854775806-9223372036854775807, 9223372036854775806-9223372036854775807"
    })
    void listsAndRangesAreRead(String text, String same) {
        SeedList list = SeedList.parse(text);
        assertThat(list).hasToString(same);
        assertThat(SeedList.parse(list.toString())).isEqualTo(list);
    }

    @Test
    void seedsAreInOrder() {
        SeedList list = SeedList.parse("10,1-3");
        assertThat(list.seeds()).containsExactly(1L, 2L, 3L, 10L);
        assertThat(list.first()).isEqualTo(1);
        assertThat(list.size()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "a, 'is neither a seed nor a range; write for example 1-5, or 1,3,7'",
        "'', 'is neither a seed nor a range; write for example 1-5, or 1,3,7'",
        "1-, '''1-'' is neither a seed nor a range; write for example 1-5, or 1,3,7'",
        "-1, '''-1'' is neither a seed nor a range; write for example 1-5, or 1,3,7'",
        "1.5, '''1.5'' is neither a seed nor a range; write for example 1-5, or 1,3,7'",
        "1-2-3, '''1-2-3'' is neither a seed nor a range; write for example 1-5, or 1,3,7'",
        "'1,,3', ''''' is neither a seed nor a range; write for example 1-5, or 1,3,7'",
        "'1 2', '''1 2'' is neither a seed nor a range; write for example 1-5, or 1,3,7'",
        "5-1, '5-1 is the wrong way round; write 1-5'",
        "'1-3,2', 'seed 2 is there twice'",
        "'4,4', 'seed 4 is there twice'",
        "1-1001, 'these are more seeds than 1000, the most in one call'",
        "'5,1001-2000', 'these are more seeds than 1000, the most in one call'",
        "0-9223372036854775807, 'these are more seeds than 1000, the most in one call'",
        "9223372036854775808, '9223372036854775808 is too large for a seed, which is below 2^63'"
    })
    void whatIsNoListIsRefused(String text, String problem) {
        NtmException e = catchThrowableOfType(NtmException.class, () -> SeedList.parse(text));
        assertThat(e.code()).isEqualTo("NTM-U010");
        assertThat(e.kind()).isEqualTo(NtmException.Kind.BAD_INPUT);
        assertThat(e)
                .hasMessageStartingWith("--seeds " + text + ": ")
                .hasMessageEndingWith(problem);
    }

    @Test
    void aThousandSeedsAreTheMost() {
        assertThat(SeedList.parse("1-500,1001-1500").size()).isEqualTo(1_000);
    }

    @Test
    void aNameForAFileIsShort() {
        assertThat(SeedList.parse("1-5").name()).isEqualTo("s1-5");
        assertThat(SeedList.parse("1-3,10").name()).isEqualTo("s1-3,10");
        assertThat(SeedList.parse("1,3,5,7,9,11,13,15,17,19,21,23").name()).isEqualTo("12-seeds");
    }

    @Test
    void noOtherListIsMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SeedList(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new SeedList(List.of(2L, 1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SeedList(List.of(1L, 1L)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SeedList(List.of(-1L)));
        List<Long> many = LongStream.rangeClosed(0, 1_000).boxed().toList();
        assertThatIllegalArgumentException().isThrownBy(() -> new SeedList(many));
    }
}
