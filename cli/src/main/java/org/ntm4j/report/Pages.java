package org.ntm4j.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Makes pages from templates. Everything is escaped but what a template says is not to be. */
public final class Pages {
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private Pages() {}

    /**
     * The page of a template.
     *
     * @param template its path below {@code org/ntm4j}
     * @param values by the names that the template has for them
     */
    public static String fill(String template, Map<String, Object> values) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(Pages.class, "/org/ntm4j");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        StringWriter page = new StringWriter();
        try {
            configuration.getTemplate(template).process(values, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
        return page.toString();
    }

    /** A file beside the templates of reports. */
    static String asset(String name) {
        return resource("report/" + name);
    }

    /**
     * A file that is part of the program.
     *
     * @param path below {@code org/ntm4j}
     */
    public static String resource(String path) {
        return text("/org/ntm4j/" + path);
    }

    /** A file of the plotting library. */
    public static String uplot(String name) {
        return text(UPLOT + name);
    }

    private static String text(String resource) {
        try (InputStream in = Pages.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON as it can stand in a script element: no text in it can end the element. */
    static String script(String json) {
        return json.replace("<", "\\u003c");
    }
}
