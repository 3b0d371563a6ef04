package org.ntm4j.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ntm4j.error.NtmException.Kind;

class NtmExceptionTest {
    @Test
    void itSaysItsCodeItsKindAndItsCause() {
        IllegalStateException cause = new IllegalStateException();
        NtmException failure = new NtmException("NTM-X001", Kind.FAILED_RUN, "broke", cause);
        assertThat(failure).hasMessage("broke").hasCause(cause);
        assertThat(failure.code()).isEqualTo("NTM-X001");
        assertThat(failure.kind()).isEqualTo(Kind.FAILED_RUN);
    }

    @Test
    void badInputIsOfItsKindAndNeedsNoCause() {
        NtmException failure = NtmException.badInput("NTM-X002", "a number was expected");
        assertThat(failure).hasMessage("a number was expected").hasNoCause();
        assertThat(failure.kind()).isEqualTo(Kind.BAD_INPUT);
    }
}
