package org.ntm4j.report.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntm4j.error.NtmException;
import org.ntm4j.report.events.EventReader.Message;

class EventWriterTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_250L);

    @TempDir private Path directory;

    private EventWriter open(long start) {
        return EventWriter.open(directory, Clock.fixed(NOW, ZoneOffset.UTC), start);
    }

    private void write(long start, long... steps) {
        EventWriter writer = open(start);
        for (long step : steps) {
            writer.write(step, List.of(new Events.Scalar("a/b", "c", step)));
        }
    }

    /** The steps at which something was measured, in the order in which they are read. */
    private List<Long> steps() throws IOException {
        return EventReader.events(directory).stream()
                .filter(event -> event.has("summary"))
                .map(Message::step)
                .toList();
    }

    @Test
    void eventsAreThereBeforeTheRunEnds() throws IOException {
        EventWriter writer = open(0);
        assertThat(EventReader.files(directory)).isEmpty();
        writer.write(10, List.of(new Events.Scalar("a/b", "c", 1.5)));
        assertThat(EventReader.files(directory))
                .singleElement()
                .asString()
                .endsWith("events.out.tfevents.1700000000.ntm4j");
        List<Message> events = EventReader.events(directory);
        assertThat(events).hasSize(2);
        assertThat(events.get(0).get("file_version")).isEqualTo("brain.Event:2");
        assertThat(events.get(1).get("wall_time")).isEqualTo(1_700_000_000.25);
        assertThat(events.get(1).values())
                .singleElement()
                .satisfies(
                        value -> {
                            assertThat(value.get("tag")).isEqualTo("a/b");
                            assertThat(value.get("simple_value")).isEqualTo(1.5f);
                        });
        writer.write(20, List.of());
        assertThat(steps()).containsExactly(10L, 20L);
    }

    @Test
    void goingOnDropsWhatComesAgain() throws IOException {
        write(0, 10, 20, 30);
        write(20, 30, 40);
        write(40, 50);
        assertThat(steps()).containsExactly(10L, 20L, 30L, 40L, 50L);
        assertThat(EventReader.files(directory))
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "events.out.tfevents.1700000000.ntm4j",
                        "events.out.tfevents.1700000001.ntm4j",
                        "events.out.tfevents.1700000002.ntm4j");
    }

    /** A TensorBoard that has read what was dropped is told so. */
    @Test
    void goingOnSaysFromWhereOnWhatWasReadBeforeIsVoid() throws IOException {
        write(0, 10, 20, 30);
        write(20, 30);
        assertThat(EventReader.events(directory).stream().filter(e -> e.has("session_log")))
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.step()).isEqualTo(21);
                            assertThat(event.message("session_log").get("status")).isEqualTo(1);
                        });
    }

    @Test
    void whatAProcessCouldNotFinishIsDropped() throws IOException {
        write(0, 10, 20);
        Path file = EventReader.files(directory).get(0);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));
        assertThat(steps()).containsExactly(10L);
        write(10, 20);
        assertThat(steps()).containsExactly(10L, 20L);
    }

    @Test
    void aRunThatBeginsAgainHasNothingFromBefore() throws IOException {
        write(0, 10, 20);
        write(0, 10);
        assertThat(steps()).containsExactly(10L);
    }

    @Test
    void goingOnWithoutTrainingMakesNoFile() throws IOException {
        write(0, 10);
        open(10);
        assertThat(EventReader.files(directory)).hasSize(1);
    }

    @Test
    void filesOfOthersStayAsTheyAre() throws IOException {
        Path other = directory.resolve("events.out.tfevents.1800000000.elsewhere");
        Files.writeString(other, "something", StandardOpenOption.CREATE_NEW);
        write(0, 10);
        write(10, 20);
        assertThat(other).hasContent("something");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> EventWriter.open(file, Clock.systemUTC(), 0))
                .isInstanceOfSatisfying(
                        NtmException.class, e -> assertThat(e.code()).isEqualTo("NTM-R006"))
                .hasMessageStartingWith(file + ": can't be written");
    }
}
