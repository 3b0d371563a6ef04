package org.ntm4j.architecture.wrong.train;

/** Breaks rule 5 in each way. */
final class Speaks {
    private Speaks() {}

    static void print() {
        System.out.println("1");
    }

    static void complain() {
        System.err.println("2");
    }

    static String environment() {
        return System.getenv("HOME");
    }

    static String property() {
        return System.getProperty("user.dir");
    }

    static boolean flag() {
        return Boolean.getBoolean("flag");
    }

    static void exit() {
        System.exit(1);
    }

    static void trace(IllegalStateException failure) {
        failure.printStackTrace();
    }
}
