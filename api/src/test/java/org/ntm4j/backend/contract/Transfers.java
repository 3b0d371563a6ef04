package org.ntm4j.backend.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ntm4j.backend.Precision;
import org.ntm4j.backend.TensorBackend;
import org.ntm4j.backend.UnaryOp;
import org.ntm4j.backend.View;
import org.ntm4j.tensor.Shape;

/** {@code upload}, {@code download}, {@code fill} and {@code copy}. */
final class Transfers {
    static final String TOPIC = "transfers";

    private static final double[] VALUES = {
        0.0,
        -0.0,
        0.1,
        -1.0 / 3,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1e-40,
        16777217,
        -12345.678
    };

    private static final Shape[] SHAPES = {
        Shape.of(),
        Shape.of(0),
        Shape.of(7),
        Shape.of(3, 5),
        Shape.of(2, 0, 3),
        Shape.of(2, 3, 4),
        Shape.of(2, 1, 3, 5)
    };

    private Transfers() {}

    static List<ContractCheck> checks() {
        return List.of(
                check("upload and download doubles", Transfers::doubles),
                check("upload and download floats", Transfers::floats),
                check("upload and download refuse what is impossible", Transfers::refusals),
                check("download sees every operation before it", Transfers::barrier),
                check("fill", Transfers::fill),
                check("copy between arrangements", Transfers::copy),
                check("copy to itself and of special values", Transfers::copySpecials));
    }

    private static ContractCheck check(String name, ContractCheck.CheckBody body) {
        return new ContractCheck(TOPIC, name, body);
    }

    private static double[] values(int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = i < VALUES.length ? VALUES[i] : i + 0.1;
        }
        return values;
    }

    private static void doubles(Context context) {
        Precision precision = context.precision();
        for (int size : Samples.SIZES) {
            for (int offset : new int[] {0, 3}) {
                try (Workspace workspace = new Workspace(context.backend())) {
                    Buffer target = workspace.dense(Shape.of(size), new double[size]);
                    double[] source = values(size + offset + 2);
                    String what = "upload(double[] from " + offset + ") to " + target.view();
                    Requirement requirement =
                            context.require(
                                    "upload: rounds doubles to the nearest element",
                                    what,
                                    "offsets on both sides; the conversion of doubles");
                    context.backend().upload(source, offset, target.view());
                    double[] sent = Arrays.copyOfRange(source, offset, offset + size);
                    requirement.identical(
                            "the target",
                            target.shape(),
                            Rounding.round(precision, sent),
                            target.now());
                    target.requireOutsideUntouched(requirement, "the target");
                    download(context, target, offset);
                }
            }
        }
    }

    private static void download(Context context, Buffer source, int offset) {
        int size = source.shape().size();
        double[] host = Samples.repeated(-7, size + offset + 2);
        double[] expected = host.clone();
        System.arraycopy(source.now(), 0, expected, offset, size);
        Requirement requirement =
                context.require(
                        "download: to the host array from the offset on, and no further",
                        "download(" + source.view() + ", double[], " + offset + ")",
                        "offsets on both sides");
        context.backend().download(source.view(), host, offset);
        requirement.identical("the host array", Shape.of(host.length), expected, host);
    }

    private static void floats(Context context) {
        for (int size : Samples.SIZES) {
            for (int offset : new int[] {0, 3}) {
                try (Workspace workspace = new Workspace(context.backend())) {
                    Buffer target = workspace.dense(Shape.of(size), new double[size]);
                    floats(context, target, offset);
                }
            }
        }
    }

    private static void floats(Context context, Buffer target, int offset) {
        int size = target.shape().size();
        double[] values = values(size + offset + 2);
        float[] source = new float[values.length];
        float[] host = new float[values.length];
        float[] expected = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            source[i] = (float) values[i];
            host[i] = -7;
            expected[i] = i < offset || i >= offset + size ? -7 : source[i];
        }
        Requirement requirement =
                context.require(
                        "upload and download: floats go and come without change",
                        "upload(float[] from " + offset + ") to " + target.view() + " and back",
                        "offsets on both sides");
        context.backend().upload(source, offset, target.view());
        context.backend().download(target.view(), host, offset);
        requirement.identical("the host array", Shape.of(host.length), wide(expected), wide(host));
        target.requireOutsideUntouched(requirement, "the target");
    }

    private static double[] wide(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static void refusals(Context context) {
        TensorBackend backend = context.backend();
        try (Workspace workspace = new Workspace(backend)) {
            Buffer buffer = workspace.dense(Shape.of(4, 3), new double[12]);
            View view = buffer.view();
            View columns = view.slice(1, 0, 2);
            for (int offset : new int[] {-1, 1, Integer.MAX_VALUE}) {
                String range = "12 elements from " + offset + " on of an array of 12";
                refuses(context, range, () -> backend.upload(new float[12], offset, view));
                refuses(context, range, () -> backend.upload(new double[12], offset, view));
                refuses(context, range, () -> backend.download(view, new float[12], offset));
                refuses(context, range, () -> backend.download(view, new double[12], offset));
            }
            String gaps = "a view with gaps";
            refuses(context, gaps, () -> backend.upload(new float[8], 0, columns));
            refuses(context, gaps, () -> backend.upload(new double[8], 0, columns));
            refuses(context, gaps, () -> backend.download(columns, new float[8], 0));
            refuses(context, gaps, () -> backend.download(columns, new double[8], 0));
        }
    }

    private static void refuses(Context context, String what, Runnable action) {
        context.require(
                        "upload and download: impossible arguments are refused",
                        "upload or download of " + what,
                        "check the range of the host array and View.isDense() first")
                .isRefusedWith(IllegalArgumentException.class, action);
    }

    private static void barrier(Context context) {
        int size = 4096;
        try (Workspace workspace = new Workspace(context.backend())) {
            Buffer x = workspace.dense(Shape.of(size), Samples.repeated(3, size));
            Requirement requirement =
                    context.require(
                            "download: sees every operation before it",
                            "100 times NEGATE of " + x.view() + ", then download",
                            "wait for all work before copying to the host");
            for (int i = 0; i < 101; i++) {
                context.backend().unary(UnaryOp.NEGATE, x.view(), x.view());
            }
            double[] expected = Samples.repeated(-3, size);
            requirement.identical("x", x.shape(), expected, x.now());
        }
    }

    private static void fill(Context context) {
        double[] values = {0, -2.5, 0.1, Double.NaN, Double.POSITIVE_INFINITY};
        for (Shape shape : SHAPES) {
            for (Arrangement arrangement : Arrangement.WRITABLE) {
                for (double value : values) {
                    try (Workspace workspace = new Workspace(context.backend())) {
                        fill(
                                context,
                                workspace.buffer(arrangement, shape, values(shape.size())),
                                value);
                    }
                }
            }
        }
        for (int size : Samples.SIZES) {
            try (Workspace workspace = new Workspace(context.backend())) {
                fill(context, workspace.dense(Shape.of(size), new double[size]), 1.5);
            }
        }
    }

    private static void fill(Context context, Buffer target, double value) {
        Requirement requirement =
                context.require(
                        "fill: every element of the target and no other",
                        "fill(" + target.view() + ", " + value + ")",
                        "strides of the target");
        context.backend().fill(target.view(), value);
        double[] expected =
                Samples.repeated(Rounding.round(context.precision(), value), target.shape().size());
        requirement.identical("the target", target.shape(), expected, target.now());
        target.requireOutsideUntouched(requirement, "the target");
    }

    private static void copy(Context context) {
        Samples samples = new Samples(20);
        List<Shape> shapes = new ArrayList<>(List.of(SHAPES));
        for (int size : Samples.SIZES) {
            shapes.add(Shape.of(size));
        }
        for (Shape shape : shapes) {
            for (Arrangement from : Arrangement.values()) {
                for (Arrangement to : Arrangement.WRITABLE) {
                    try (Workspace workspace = new Workspace(context.backend())) {
                        Buffer source = workspace.buffer(from, shape, samples.signed(shape));
                        copy(context, source, workspace.stale(to, shape));
                    }
                }
            }
        }
    }

    private static void copy(Context context, Buffer source, Buffer target) {
        Requirement requirement =
                context.require(
                        "copy: every element, bit for bit",
                        "copy of " + source.view() + " to " + target.view(),
                        "strides of source and target");
        context.backend().copy(source.view(), target.view());
        requirement.identical("the target", target.shape(), source.initial(), target.now());
        target.requireOutsideUntouched(requirement, "the target");
        if (source != target) {
            source.requireUntouched(requirement, "the source");
        }
    }

    private static void copySpecials(Context context) {
        double[] values = Rounding.round(Precision.FLOAT32, values(13));
        for (Arrangement arrangement : Arrangement.WRITABLE) {
            try (Workspace workspace = new Workspace(context.backend())) {
                Buffer source = workspace.buffer(arrangement, Shape.of(13), values);
                copy(context, source, source);
                copy(context, source, workspace.stale(Arrangement.DENSE, Shape.of(13)));
            }
        }
    }
}
