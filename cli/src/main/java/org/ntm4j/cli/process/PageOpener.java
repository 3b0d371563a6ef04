package org.ntm4j.cli.process;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Opens pages in the browser that the user has chosen, by the program that each system has for it. */
public final class PageOpener {
    private PageOpener() {}

    /** The call that opens a page. */
    static List<String> command(Host host, URI page) {
        String system = host.system().toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return List.of("open", page.toString());
        } else if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", page.toString());
        }
        return List.of("xdg-open", page.toString());
    }

    /**
     * Opens a page, and does not wait for it.
     *
     * @throws IOException if there is no such program here
     */
    public static void open(Host host, URI page) throws IOException {
        new ProcessBuilder(command(host, page))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
