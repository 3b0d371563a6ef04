package org.ntm4j.report.events;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads event files without any code of the program: the framing and the checksums by hand, the events by
 * protobuf's parser with the public schema.
 */
final class EventReader {
    /** TensorFlow's event.proto and summary.proto, as far as the program needs them. */
    private static final FileDescriptor SCHEMA =
            schema(
                    message(
                            "Event",
                            field("wall_time", 1, FieldDescriptorProto.Type.TYPE_DOUBLE),
                            field("step", 2, FieldDescriptorProto.Type.TYPE_INT64),
                            field("file_version", 3, FieldDescriptorProto.Type.TYPE_STRING),
                            field("summary", 5, "Summary"),
                            field("session_log", 7, "SessionLog")),
                    message("SessionLog", field("status", 1, FieldDescriptorProto.Type.TYPE_INT32)),
                    message("Summary", repeated(field("value", 1, "Value"))),
                    message(
                            "Value",
                            field("tag", 1, FieldDescriptorProto.Type.TYPE_STRING),
                            field("simple_value", 2, FieldDescriptorProto.Type.TYPE_FLOAT),
                            field("image", 4, "Image"),
                            field("metadata", 9, "Metadata")),
                    message(
                            "Image",
                            field("height", 1, FieldDescriptorProto.Type.TYPE_INT32),
                            field("width", 2, FieldDescriptorProto.Type.TYPE_INT32),
                            field("colorspace", 3, FieldDescriptorProto.Type.TYPE_INT32),
                            field("encoded_image_string", 4, FieldDescriptorProto.Type.TYPE_BYTES)),
                    message(
                            "Metadata",
                            field("plugin_data", 1, "PluginData"),
                            field("summary_description", 3, FieldDescriptorProto.Type.TYPE_STRING)),
                    message(
                            "PluginData",
                            field("plugin_name", 1, FieldDescriptorProto.Type.TYPE_STRING)));

    private EventReader() {}

    /** A message; a field that is not set has its default. */
    record Message(DynamicMessage fields) {
        private FieldDescriptor field(String name) {
            return fields.getDescriptorForType().findFieldByName(name);
        }

        boolean has(String name) {
            return fields.hasField(field(name));
        }

        Object get(String name) {
            return fields.getField(field(name));
        }

        Message message(String name) {
            return new Message((DynamicMessage) get(name));
        }

        List<Message> messages(String name) {
            return ((List<?>) get(name))
                    .stream().map(DynamicMessage.class::cast).map(Message::new).toList();
        }

        long step() {
            return (long) get("step");
        }

        /** The values of an event. */
        List<Message> values() {
            return message("summary").messages("value");
        }
    }

    /** The event files of a directory, in the order in which TensorBoard reads them. */
    static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().contains("tfevents"))
                    .sorted()
                    .toList();
        }
    }

    /** All events of a directory. */
    static List<Message> events(Path directory) throws IOException {
        List<Message> events = new ArrayList<>();
        for (Path file : files(directory)) {
            events.addAll(read(Files.readAllBytes(file)));
        }
        return events;
    }

    /** The events of a file up to the first that is not whole. */
    static List<Message> read(byte[] bytes) {
        List<Message> events = new ArrayList<>();
        int at = 0;
        while (bytes.length - at >= 12 && number(bytes, at + 8, 4) == masked(bytes, at, 8)) {
            long length = number(bytes, at, 8);
            int from = at + 12;
            if (bytes.length - from < length + 4
                    || number(bytes, from + (int) length, 4) != masked(bytes, from, (int) length)) {
                break;
            }
            events.add(parse(Arrays.copyOfRange(bytes, from, from + (int) length)));
            at = from + (int) length + 4;
        }
        return events;
    }

    private static Message parse(byte[] event) {
        try {
            DynamicMessage message =
                    DynamicMessage.parseFrom(SCHEMA.findMessageTypeByName("Event"), event);
            if (!message.getUnknownFields().asMap().isEmpty()) {
                throw new AssertionError("fields that are not in the schema: " + message);
            }
            return new Message(message);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static long number(byte[] bytes, int from, int count) {
        long number = 0;
        for (int i = count - 1; i >= 0; i--) {
            number = number << 8 | (bytes[from + i] & 0xff);
        }
        return number;
    }

    private static long masked(byte[] bytes, int from, int count) {
        long crc = crc(bytes, from, count);
        return ((crc >> 15 | (crc << 17 & 0xffffffffL)) + 0xa282ead8L) & 0xffffffffL;
    }

    /** CRC-32C, bit by bit: Castagnoli's polynomial, reflected. */
    static long crc(byte[] bytes, int from, int count) {
        long crc = 0xffffffffL;
        for (int i = from; i < from + count; i++) {
            crc ^= bytes[i] & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0x82f63b78L;
            }
        }
        return crc ^ 0xffffffffL;
    }

    private static FileDescriptor schema(DescriptorProto... messages) {
        FileDescriptorProto file =
                FileDescriptorProto.newBuilder()
                        .setName("event.proto")
                        .setSyntax("proto3")
                        .addAllMessageType(List.of(messages))
                        .build();
        try {
            return FileDescriptor.buildFrom(file, new FileDescriptor[0]);
        } catch (DescriptorValidationException e) {
            throw new AssertionError(e);
        }
    }

    private static DescriptorProto message(String name, FieldDescriptorProto... fields) {
        return DescriptorProto.newBuilder().setName(name).addAllField(List.of(fields)).build();
    }

    private static FieldDescriptorProto field(
            String name, int number, FieldDescriptorProto.Type type) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                .build();
    }

    private static FieldDescriptorProto field(String name, int number, String message) {
        return field(name, number, FieldDescriptorProto.Type.TYPE_MESSAGE).toBuilder()
                .setTypeName(message)
                .build();
    }

    private static FieldDescriptorProto repeated(FieldDescriptorProto field) {
        return field.toBuilder().setLabel(FieldDescriptorProto.Label.LABEL_REPEATED).build();
    }
}
