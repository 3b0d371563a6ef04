package org.ntm4j.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Single values as text and back: {@code int}, {@code long}, {@code double}, {@code boolean}, {@code
 * String}, enums (lower case with hyphens), {@link OptionalDouble} and {@link Optional} of a {@code
 * String} ({@code null} when empty).
 */
final class ScalarCodec {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

    private static final String NULL = "null";

    private ScalarCodec() {}

    /**
     * The value of a text.
     *
     * @param path of the setting, for errors
     * @throws org.ntm4j.error.NtmException {@code NTM-C005} if it is of another type, {@code NTM-C006} if
     *     it is none of an enum's names
     */
    static Object parse(Class<?> type, ConfigScalar scalar, String path) {
        if (type == int.class) {
            return (int) wholeNumber(scalar, path, Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (type == long.class) {
            return wholeNumber(scalar, path, Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (type == double.class) {
            return number(scalar, path, "a number");
        } else if (type == boolean.class) {
            return truth(scalar, path);
        } else if (type == OptionalDouble.class) {
            return scalar.isNull()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(number(scalar, path, "a number or null"));
        } else if (type == String.class) {
            return scalar.text();
        } else if (type == Optional.class) {
            return scalar.isNull() ? Optional.empty() : Optional.of(scalar.text());
        } else if (type.isEnum()) {
            return constant(type, scalar, path);
        }
        throw new IllegalArgumentException("no setting is a " + type);
    }

    /** A whole number in a range. */
    static long wholeNumber(ConfigScalar scalar, String path, long least, long most) {
        try {
            long value = Long.parseLong(scalar.text());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            if (!scalar.text().matches("[-+]?\\d+")) {
                throw wrongType(scalar, path, "a whole number");
            }
        }
        throw wrongType(scalar, path, "a whole number between " + least + " and " + most);
    }

    private static double number(ConfigScalar scalar, String path, String wanted) {
        if (!NUMBER.matcher(scalar.text()).matches()) {
            throw wrongType(scalar, path, wanted);
        }
        return Double.parseDouble(scalar.text());
    }

    private static boolean truth(ConfigScalar scalar, String path) {
        return switch (scalar.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrongType(scalar, path, "true or false");
        };
    }

    private static Object constant(Class<?> type, ConfigScalar scalar, String path) {
        List<Object> constants = Arrays.asList(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> format(constant).equals(scalar.text()))
                .findFirst()
                .orElseThrow(
                        () ->
                                ConfigErrors.unknownName(
                                        scalar.location(),
                                        path,
                                        scalar.text(),
                                        constants.stream().map(ScalarCodec::format).toList()));
    }

    private static RuntimeException wrongType(ConfigScalar scalar, String path, String wanted) {
        return ConfigErrors.badValue(
                scalar.location(), path + " must be " + wanted + ", got " + scalar.text());
    }

    /** The text of a value. */
    static String format(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        } else if (value instanceof Double number) {
            return format(number.doubleValue());
        } else if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? format(optional.getAsDouble()) : NULL;
        } else if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? format(optional.get()) : NULL;
        }
        return value.toString();
    }

    /** A number that YAML 1.1 and 1.2 both read as one: the exponent has a sign. */
    private static String format(double number) {
        return Double.toString(number).replace("E-", "e-").replaceFirst("E(?=\\d)", "e+");
    }
}
