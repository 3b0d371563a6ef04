package org.ntm4j.report.events;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The messages of TensorFlow's {@code event.proto} and {@code summary.proto}, as far as they are written.
 * Written field by field: with classes or descriptors for so few fields, loading the library takes longer
 * than all that is written in a short run.
 */
final class Events {
    private static final String VERSION = "brain.Event:2";

    /** {@code message Event}. */
    private static final int WALL_TIME = 1;

    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;

    /** {@code message SessionLog}, and what it says of a process that goes on. */
    private static final int STATUS = 1;

    private static final int START = 1;

    /** {@code message Summary}, {@code Summary.Value} and {@code SummaryMetadata}. */
    private static final int VALUE = 1;

    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final int IMAGE = 4;
    private static final int METADATA = 9;
    private static final int PLUGIN = 1;
    private static final int DESCRIPTION = 3;

    /** {@code SummaryMetadata.PluginData}: which part of TensorBoard shows a value. */
    private static final int PLUGIN_NAME = 1;

    private static final String SCALARS = "scalars";
    private static final String IMAGES = "images";

    /** {@code message Summary.Image}. */
    private static final int HEIGHT = 1;

    private static final int WIDTH = 2;
    private static final int COLOUR_SPACE = 3;
    private static final int ENCODED = 4;
    private static final int RGB = 3;

    private Events() {}

    /** Something that is measured at a step. */
    sealed interface Value {
        /** What it is called; a slash parts the group from the name. */
        String tag();

        /** What it is, with the unit. */
        String description();
    }

    /** A number. */
    record Scalar(String tag, String description, double number) implements Value {}

    /**
     * A picture.
     *
     * @param png the file
     * @param width in pixels
     * @param height in pixels
     */
    record Image(String tag, String description, byte[] png, int width, int height)
            implements Value {}

    /** What every file begins with. */
    static byte[] version(double wallTime) {
        return message(
                event -> {
                    event.writeDouble(WALL_TIME, wallTime);
                    event.writeString(FILE_VERSION, VERSION);
                });
    }

    /** A process goes on with a run: what was told of this step and later ones before is void. */
    static byte[] start(double wallTime, long step) {
        return message(
                event -> {
                    event.writeDouble(WALL_TIME, wallTime);
                    event.writeInt64(STEP, step);
                    event.writeByteArray(SESSION_LOG, message(log -> log.writeEnum(STATUS, START)));
                });
    }

    /** What is measured at a step. */
    static byte[] summary(double wallTime, long step, List<? extends Value> values) {
        return message(
                event -> {
                    event.writeDouble(WALL_TIME, wallTime);
                    event.writeInt64(STEP, step);
                    event.writeByteArray(SUMMARY, message(summary -> write(values, summary)));
                });
    }

    private static void write(List<? extends Value> values, CodedOutputStream summary)
            throws IOException {
        for (Value value : values) {
            summary.writeByteArray(VALUE, message(out -> write(value, out)));
        }
    }

    private static void write(Value value, CodedOutputStream out) throws IOException {
        out.writeString(TAG, value.tag());
        if (value instanceof Scalar scalar) {
            out.writeFloat(SIMPLE_VALUE, (float) scalar.number());
            out.writeByteArray(METADATA, metadata(SCALARS, value));
        } else if (value instanceof Image image) {
            out.writeByteArray(IMAGE, message(body -> write(image, body)));
            out.writeByteArray(METADATA, metadata(IMAGES, value));
        }
    }

    private static byte[] metadata(String plugin, Value value) {
        return message(
                data -> {
                    data.writeByteArray(
                            PLUGIN, message(name -> name.writeString(PLUGIN_NAME, plugin)));
                    data.writeString(DESCRIPTION, value.description());
                });
    }

    private static void write(Image image, CodedOutputStream out) throws IOException {
        out.writeInt32(HEIGHT, image.height());
        out.writeInt32(WIDTH, image.width());
        out.writeInt32(COLOUR_SPACE, RGB);
        out.writeByteArray(ENCODED, image.png());
    }

    /**
     * The step of an event; 0 if it names none.
     *
     * @throws IOException if it is no event
     */
    static long step(byte[] event) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(event);
        long step = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == (STEP << 3 | WireFormat.WIRETYPE_VARINT)) {
                step = in.readInt64();
            } else if (!in.skipField(tag)) {
                throw new IOException("a group ends that has not begun");
            }
        }
        return step;
    }

    /** Writes the fields of a message. */
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
