package org.ntm4j.report.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventFormatTest {
    private static final double TIME = 1.7e9;

    /** The same events, as the writer of TensorBoard 2.21 makes them. */
    private static final String BY_TENSORBOARD =
            "1800000000000000a37f4b220900000040fc54d9411a0d627261696e2e4576656e743a32eced8f9d"
                    + "100000000000000095fbfe180900000040fc54d94110e9073a0208016e2c337b6f00000000000000"
                    + "6c3181de0900000040fc54d94110e0a7122a600a280a0d747261696e696e672f636f737415000020"
                    + "404a120a090a077363616c6172731a05426974732e0a340a1168656164732f726561642068656164"
                    + "2031220b0803100518032203706e674a120a080a06696d616765731a0657686572652ea3de8cbb";

    private static byte[] written() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(Records.of(Events.version(TIME)));
        file.writeBytes(Records.of(Events.start(TIME, 1_001)));
        file.writeBytes(
                Records.of(
                        Events.summary(
                                TIME,
                                300_000,
                                List.of(
                                        new Events.Scalar("training/cost", "Bits.", 2.5),
                                        new Events.Image(
                                                "heads/read head 1",
                                                "Where.",
                                                "png".getBytes(StandardCharsets.UTF_8),
                                                5,
                                                3)))));
        return file.toByteArray();
    }

    /** Number for number; protobuf leaves the order of the fields of a message open. */
    @Test
    void theFileIsTheOneThatTensorBoardWouldWrite() {
        byte[] theirs = HexFormat.of().parseHex(BY_TENSORBOARD);
        assertThat(EventReader.read(theirs)).hasSize(3);
        assertThat(EventReader.read(written())).isEqualTo(EventReader.read(theirs));
        assertThat(written()).isEqualTo(theirs);
    }

    @Test
    void theReaderOfTheTestsKnowsTheChecksum() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(EventReader.crc(digits, 0, digits.length)).isEqualTo(0xe3069283L);
    }

    @Test
    void whereverAFileBreaksOffItsWholeRecordsAreRead() {
        byte[] whole = written();
        int[] ends = ends(whole);
        for (int length = 0; length <= whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            int expected = length < ends[0] ? 0 : length < ends[1] ? 1 : length < ends[2] ? 2 : 3;
            assertThat(EventReader.read(torn)).as("of %d bytes", length).hasSize(expected);
            ByteBuffer bytes = ByteBuffer.wrap(torn);
            int read = 0;
            while (Records.next(bytes).isPresent()) {
                read++;
            }
            assertThat(read).as("of %d bytes", length).isEqualTo(expected);
            assertThat(bytes.position()).isEqualTo(expected == 0 ? 0 : ends[expected - 1]);
        }
    }

    private static int[] ends(byte[] whole) {
        int first = Records.of(Events.version(TIME)).length;
        int second = first + Records.of(Events.start(TIME, 1_001)).length;
        return new int[] {first, second, whole.length};
    }

    @Test
    void aRecordOfWhichABitIsFlippedIsNotRead() {
        byte[] record = Records.of(Events.start(TIME, 5));
        for (int i = 0; i < record.length; i++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] flipped = record.clone();
                flipped[i] ^= (byte) (1 << bit);
                assertThat(Records.next(ByteBuffer.wrap(flipped))).isEqualTo(Optional.empty());
                assertThat(EventReader.read(flipped)).isEmpty();
            }
        }
    }

    @Test
    void theStepOfAnEventIsFoundAmongItsFields() throws IOException {
        assertThat(Events.step(Events.version(TIME))).isZero();
        assertThat(Events.step(Events.start(TIME, 7))).isEqualTo(7);
        assertThat(Events.step(Events.summary(TIME, 1L << 40, List.of()))).isEqualTo(1L << 40);
        assertThatThrownBy(() -> Events.step(new byte[] {(byte) 0xff}))
                .isInstanceOf(IOException.class);
    }
}
