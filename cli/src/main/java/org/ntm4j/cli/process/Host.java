package org.ntm4j.cli.process;

import java.util.Map;

/**
 * What the process runs on, without what tells one machine from another of its kind.
 *
 * @param java version and name of the JVM
 * @param system name, version and architecture of the operating system
 * @param processors that the JVM may use
 */
public record Host(String java, String system, int processors) {
    /**
     * @param properties the system properties
     * @param processors that the JVM may use
     */
    public static Host of(Map<String, String> properties, int processors) {
        return new Host(
                join(properties, "java.vm.name", "java.runtime.version"),
                join(properties, "os.name", "os.version", "os.arch"),
                processors);
    }

    private static String join(Map<String, String> properties, String... names) {
        StringBuilder joined = new StringBuilder();
        for (String name : names) {
            joined.append(joined.isEmpty() ? "" : " ");
            joined.append(properties.getOrDefault(name, "unknown"));
        }
        return joined.toString();
    }
}
