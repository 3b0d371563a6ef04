package org.ntm4j.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageOpenerTest {
    @ParameterizedTest
    @CsvSource({
        "Linux 6.1 amd64, xdg-open",
        "Mac OS X 14.1 aarch64, open",
        "Windows 11 10.0 amd64, rundll32"
    })
    void eachSystemHasItsOpener(String system, String program) {
        URI page = URI.create("http://127.0.0.1:8642/");
        assertThat(PageOpener.command(new Host("a JVM", system, 1), page))
                .startsWith(program)
                .endsWith("http://127.0.0.1:8642/");
    }
}
