package org.ntm4j.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ntm4j.cli.json.Json;
import org.ntm4j.cli.json.JsonObject;

/** A tab of a browser. */
public final class Tab {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_PICTURE = 3_000;

    private final DevTools tools;
    private final String session;
    private final List<String> problems = new CopyOnWriteArrayList<>();

    Tab(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
        tools.listen(session, this::happened);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", json -> {});
        }
    }

    private JsonObject call(String method, Json.Body parameters) {
        return tools.call(session, method, parameters);
    }

    private void happened(String method, JsonObject what) {
        switch (method) {
            case "Runtime.exceptionThrown" -> problems.add(String.valueOf(what));
            case "Runtime.consoleAPICalled" -> {
                if (what.text("type").orElse("").matches("error|warning|assert")) {
                    problems.add(String.valueOf(what));
                }
            }
            case "Log.entryAdded" -> {
                JsonObject entry = what.object("entry").orElse(new JsonObject(Map.of()));
                if (entry.text("level").orElse("").matches("error|warning")) {
                    problems.add(String.valueOf(entry));
                }
            }
            default -> {}
        }
    }

    /** What the console complained of since the tab was opened. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Makes the window this large, in CSS pixels; a small one has fingers and no mouse. */
    public Tab size(int width, int height, boolean phone) {
        call(
                "Emulation.setDeviceMetricsOverride",
                json -> {
                    json.writeNumberField("width", width);
                    json.writeNumberField("height", height);
                    json.writeNumberField("deviceScaleFactor", 1);
                    json.writeBooleanField("mobile", phone);
                });
        call(
                "Emulation.setTouchEmulationEnabled",
                json -> json.writeBooleanField("enabled", phone));
        return this;
    }

    /** Prefers dark colours, or light ones. */
    public Tab dark(boolean dark) {
        call(
                "Emulation.setEmulatedMedia",
                json -> {
                    json.writeArrayFieldStart("features");
                    json.writeStartObject();
                    json.writeStringField("name", "prefers-color-scheme");
                    json.writeStringField("value", dark ? "dark" : "light");
                    json.writeEndObject();
                    json.writeEndArray();
                });
        return this;
    }

    /** Opens an address and waits until the page is loaded. */
    public Tab open(URI address) {
        call("Page.navigate", json -> json.writeStringField("url", address.toString()));
        return await(
                "document.readyState === 'complete' && location.href !== 'about:blank' && location.href.split('#')[0] === "
                        + quoted(address.toString().split("#", -1)[0]));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** The value of an expression; of a promise, what it becomes. Objects come as their JSON. */
    public String eval(String expression) {
        JsonObject answer =
                call(
                        "Runtime.evaluate",
                        json -> {
                            json.writeStringField(
                                    "expression",
                                    "(async () => { const v = await ("
                                            + expression
                                            + "); return typeof v === 'string' ? v :"
                                            + " JSON.stringify(v); })()");
                            json.writeBooleanField("awaitPromise", true);
                            json.writeBooleanField("returnByValue", true);
                        });
        if (answer.object("exceptionDetails").isPresent()) {
            throw new AssertionError(expression + ": " + answer.object("exceptionDetails").get());
        }
        return answer.object("result").flatMap(result -> result.text("value")).orElse("undefined");
    }

    /** Waits until an expression holds. */
    public Tab await(String expression) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (eval("!!(" + expression + ")").equals("true")) {
                return this;
            }
            eval("new Promise((done) => setTimeout(done, 50))");
        }
        throw new AssertionError("never came true: " + expression + "; console: " + problems);
    }

    /** Whether something of the page sticks out at its right side, so that it would scroll. */
    public boolean isTooWide() {
        return eval("document.documentElement.scrollWidth > document.documentElement.clientWidth")
                .equals("true");
    }

    /** Elements that stick out of the page, or of the row that they are in, at its right side. */
    public String cut() {
        return eval(
                "[...document.querySelectorAll('main *')].filter((e) => { const box ="
                        + " e.closest('.scroll, details, .u-wrap, thead') ? null : e.closest('tr, main');"
                        + " if (!box || e === box) { return false; } const right ="
                        + " e.getBoundingClientRect().right; return right >"
                        + " box.getBoundingClientRect().right + 1; }).map((e) => e.outerHTML.slice(0,"
                        + " 90)).join('; ')");
    }

    /** Clicks the middle of an element, which is scrolled to first. */
    public Tab click(String selector) {
        double[] at = middle(selector);
        mouse("mousePressed", at, 1);
        mouse("mouseReleased", at, 0);
        return this;
    }

    /** Draws with the mouse from the middle of an element to that of another. */
    public Tab drag(String from, String to) {
        double[] start = middle(from);
        double[] end = where(to);
        mouse("mousePressed", start, 1);
        for (int i = 1; i <= 10; i++) {
            double share = i / 10.0;
            mouse("mouseMoved", between(start, end, share), 1);
        }
        mouse("mouseReleased", end, 0);
        return this;
    }

    /** Draws with a finger. */
    public Tab swipe(String from, String to) {
        double[] start = middle(from);
        double[] end = where(to);
        touch("touchStart", start);
        for (int i = 1; i <= 10; i++) {
            touch("touchMove", between(start, end, i / 10.0));
        }
        call(
                "Input.dispatchTouchEvent",
                json -> {
                    json.writeStringField("type", "touchEnd");
                    json.writeArrayFieldStart("touchPoints");
                    json.writeEndArray();
                });
        return this;
    }

    private static double[] between(double[] start, double[] end, double share) {
        return new double[] {
            start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
        };
    }

    private void touch(String type, double[] at) {
        call(
                "Input.dispatchTouchEvent",
                json -> {
                    json.writeStringField("type", type);
                    json.writeArrayFieldStart("touchPoints");
                    json.writeStartObject();
                    json.writeNumberField("x", at[0]);
                    json.writeNumberField("y", at[1]);
                    json.writeEndObject();
                    json.writeEndArray();
                });
    }

    private void mouse(String type, double[] at, int buttons) {
        call(
                "Input.dispatchMouseEvent",
                json -> {
                    json.writeStringField("type", type);
                    json.writeNumberField("x", at[0]);
                    json.writeNumberField("y", at[1]);
                    json.writeStringField("button", "left");
                    json.writeNumberField("buttons", buttons);
                    json.writeNumberField("clickCount", 1);
                });
    }

    private double[] middle(String selector) {
        eval(
                "document.querySelector("
                        + quoted(selector)
                        + ").scrollIntoView({block: 'center', behavior: 'instant'})");
        return where(selector);
    }

    private double[] where(String selector) {
        String[] at =
                eval("(() => { const b = document.querySelector("
                                + quoted(selector)
                                + ").getBoundingClientRect(); return (b.left + b.width / 2) +"
                                + " ' ' + (b.top + b.height / 2); })()")
                        .split(" ", -1);
        return new double[] {Double.parseDouble(at[0]), Double.parseDouble(at[1])};
    }

    /** Presses a key, for example {@code ArrowRight} or {@code Enter}. */
    public Tab key(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    json -> {
                        json.writeStringField("type", type);
                        json.writeStringField("key", key);
                        json.writeStringField("code", key.equals(" ") ? "Space" : key);
                        if (key.length() == 1) {
                            json.writeStringField("text", key);
                        }
                    });
        }
        return this;
    }

    /** A picture of the whole page, to be looked at. */
    public Tab picture(Path file) {
        double height =
                Math.min(
                        LONGEST_PICTURE,
                        Double.parseDouble(eval("document.documentElement.scrollHeight")));
        double width = Double.parseDouble(eval("document.documentElement.clientWidth"));
        JsonObject answer =
                call(
                        "Page.captureScreenshot",
                        json -> {
                            json.writeStringField("format", "png");
                            json.writeBooleanField("captureBeyondViewport", true);
                            json.writeObjectFieldStart("clip");
                            json.writeNumberField("x", 0);
                            json.writeNumberField("y", 0);
                            json.writeNumberField("width", width);
                            json.writeNumberField("height", height);
                            json.writeNumberField("scale", 1);
                            json.writeEndObject();
                        });
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode(answer.text("data").orElseThrow()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return this;
    }
}
