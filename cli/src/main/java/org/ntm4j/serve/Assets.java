package org.ntm4j.serve;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.ntm4j.report.Pages;
import org.ntm4j.serve.http.Reply;

/** The files that the pages load, each under an address that changes when the file does. */
final class Assets {
    private static final String SCRIPT = "text/javascript";
    private static final String STYLE = "text/css";

    private final Map<String, Reply> replies = new LinkedHashMap<>();
    private final Map<String, Object> addresses = new LinkedHashMap<>();

    /** Reads all files. */
    Assets() {
        add("uplot.css", STYLE, Pages.uplot("uPlot.min.css"));
        add("style.css", STYLE, Pages.resource("report/style.css"));
        add("serve.css", STYLE, Pages.resource("serve/serve.css"));
        add("uplot.js", SCRIPT, Pages.uplot("uPlot.iife.min.js"));
        for (String shared : new String[] {"curves.js", "stepper.js"}) {
            add(shared, SCRIPT, Pages.resource("report/" + shared));
        }
        for (String own :
                new String[] {"live.js", "dashboard.js", "run.js", "grid.js", "play.js"}) {
            add(own, SCRIPT, Pages.resource("serve/" + own));
        }
    }

    private void add(String name, String type, String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        String file = Long.toHexString(sum.getValue()) + "-" + name;
        replies.put(file, Reply.asset(type, text));
        addresses.put(name.replace('.', '_'), "/assets/" + file);
    }

    /** Where the files are, by their names with an underscore for the dot, as templates read them. */
    Map<String, Object> addresses() {
        return Map.copyOf(addresses);
    }

    /** A file, if there is one of this name. */
    Optional<Reply> find(String file) {
        return Optional.ofNullable(replies.get(file));
    }
}
