package org.ntm4j.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.process.Host;

/**
 * What figures were measured on, without what tells one machine from another of its kind.
 *
 * @param processor its name; its architecture if the system does not say more
 * @param cores that the JVM may use
 * @param memoryBytes of the machine, or of the container that the process is in
 * @param heapBytes that the JVM may take of it
 * @param java version and name of the JVM
 * @param system name, version and architecture of the operating system
 * @param load processes that were ready to run just before, averaged over a minute; NaN where the system does not say
 */
public record Machine(
        String processor,
        int cores,
        long memoryBytes,
        long heapBytes,
        String java,
        String system,
        double load) {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final String NAME = "model name";

    /** Above this share of the cores, others have worked on the machine. */
    private static final double BUSY = 0.3;

    /** This machine. */
    public static Machine of(Host host) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        long memory =
                system instanceof OperatingSystemMXBean known ? known.getTotalMemorySize() : 0;
        double load = system.getSystemLoadAverage();
        return new Machine(
                processor(system.getArch()),
                host.processors(),
                memory,
                Runtime.getRuntime().maxMemory(),
                host.java(),
                host.system(),
                load < 0 ? Double.NaN : load);
    }

    private static String processor(String architecture) {
        try {
            return Files.readString(PROCESSOR, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(NAME))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException e) {
            return architecture;
        }
    }

    /** Whether other work is likely to have slowed the measurement down. */
    public boolean isBusy() {
        return load > BUSY * cores;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("processor", processor);
        json.writeNumberField("cores", cores);
        json.writeNumberField("memoryBytes", memoryBytes);
        json.writeNumberField("heapBytes", heapBytes);
        json.writeStringField("java", java);
        json.writeStringField("system", system);
        Json.number(json, "load", load);
    }
}
