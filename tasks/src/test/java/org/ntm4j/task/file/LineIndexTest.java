package org.ntm4j.task.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineIndexTest {
    @Property(tries = 200, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void everyLineIsInItsBlock(
            @ForAll @Size(min = 1, max = 60)
                    List<@IntRange(min = 1, max = 6_000) Integer> lengths) {
        LineIndex index = new LineIndex();
        List<Long> starts = new ArrayList<>();
        long start = 0;
        for (int length : lengths) {
            starts.add(start);
            index.add(start, length);
            start += length + 1;
        }
        assertThat(index.size()).isEqualTo(lengths.size());
        for (int i = 0; i < lengths.size(); i++) {
            int block = index.block(i);
            long end = index.start(block) + index.length(block);
            assertThat(index.firstLine(block)).isBetween(0, i);
            assertThat(index.start(block)).isEqualTo(starts.get(index.firstLine(block)));
            assertThat(starts.get(i)).isGreaterThanOrEqualTo(index.start(block));
            assertThat(starts.get(i) + lengths.get(i)).isLessThanOrEqualTo(end);
            assertThat(index.length(block))
                    .isLessThanOrEqualTo(
                            Math.max(LineIndex.BLOCK, lengths.get(index.firstLine(block))) + 1);
        }
    }

    @Test
    void shortLinesTakeLittleMemory() {
        LineIndex index = new LineIndex();
        int lines = 1_000_000;
        int length = 30;
        for (int i = 0; i < lines; i++) {
            index.add((length + 1L) * i, length);
        }
        int blocks = index.block(lines - 1) + 1;
        assertThat(blocks).isLessThan((int) (1.02 * lines * (length + 1) / LineIndex.BLOCK));
    }

    @Test
    void aFileOfManyBlocksIsReadAtAnyPlace(@TempDir Path directory) {
        List<String> lines = new ArrayList<>(JsonLines.numbered(3_000));
        lines.set(1_000, lines.get(1_000).replace("}", " ".repeat(10_000) + "}"));
        Path path = JsonLines.write(directory.resolve("x"), lines);
        StepLimit limit = new StepLimit(1, "this");
        try (SequenceFile file =
                SequenceFile.open(path.toString(), limit, new RowWidths(1, 1, "this says"))) {
            for (int i : new int[] {2_999, 0, 1_001, 1_000, 999, 1, 2_998}) {
                assertThat(file.read(i).input()[0]).containsExactly(i);
            }
            for (int i = 0; i < file.size(); i++) {
                assertThat(file.read(i).input()[0]).containsExactly(i);
            }
        }
    }
}
