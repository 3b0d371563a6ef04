package org.ntm4j.gpucheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerCheckTest {
    private static final String MEASURED =
            """
            PyTorch 2.13 on H200
            eager\t64\t100.0\t
            graph\t64\t400.0\t
            compiled\t64\t0.0\tRuntimeError: no compiler
            eager\t1\t4.0\t
            """;

    @Test
    void oursIsComparedWithTheBestOfTheSameBatch() {
        List<CheckRow> rows = PeerCheck.rows(MEASURED, Map.of(64, 1000.0));
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).what()).isEqualTo("copy, ntm-ff, batch 64, PyTorch 2.13 on H200");
        assertThat(rows.get(1).result())
                .contains("graph: 400.0 episodes/s")
                .contains("compiled: RuntimeError: no compiler")
                .endsWith("NTM4J makes 2.50 times its best");
        assertThat(rows.get(0).result()).isEqualTo("eager: 4.0 episodes/s");
    }

    @Test
    void withoutPythonItSaysThatNothingWasMeasured() throws IOException, InterruptedException {
        CheckOptions options =
                CheckOptions.parse("--python", "no-such-python", "--peer", "peer.py");
        assertThat(PeerCheck.run(options, Map.of()))
                .singleElement()
                .satisfies(row -> assertThat(row.result()).startsWith("not measured"))
                .satisfies(row -> assertThat(row.passed()).isTrue());
    }
}
