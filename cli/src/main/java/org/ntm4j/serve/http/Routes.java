package org.ntm4j.serve.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What can be asked for: nothing else has an answer. */
public final class Routes {
    /** What a part of an address may be made of; nothing that a file system would read. */
    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,200}");

    private static final String OPEN = "*";

    private record Route(String method, List<String> parts, Function<Call, Answer> answer) {
        boolean fits(List<String> asked) {
            if (asked.size() != parts.size()) {
                return false;
            }
            for (int i = 0; i < parts.size(); i++) {
                boolean open = parts.get(i).equals(OPEN);
                if (open
                        ? !NAME.matcher(asked.get(i)).matches()
                        : !parts.get(i).equals(asked.get(i))) {
                    return false;
                }
            }
            return true;
        }

        List<String> names(List<String> asked) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).equals(OPEN)) {
                    names.add(asked.get(i));
                }
            }
            return names;
        }
    }

    /**
     * A route that was found.
     *
     * @param names the parts of the address that it leaves open
     * @param answer what answers
     */
    record Found(List<String> names, Function<Call, Answer> answer) {}

    private final List<Route> routes = new ArrayList<>();

    /**
     * Adds something that can be read.
     *
     * @param path for example {@code /run/*}, where the star is a name
     */
    public Routes get(String path, Function<Call, Answer> answer) {
        routes.add(new Route("GET", parts(path), answer));
        return this;
    }

    /** Adds something that can be asked with a body. */
    public Routes post(String path, Function<Call, Answer> answer) {
        routes.add(new Route("POST", parts(path), answer));
        return this;
    }

    private static List<String> parts(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** What answers to a method and a path. */
    Optional<Found> find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        List<String> parts = path.startsWith("/") ? parts(path) : List.of();
        return routes.stream()
                .filter(route -> route.method().equals(asked) && route.fits(parts))
                .findFirst()
                .map(route -> new Found(route.names(parts), route.answer()));
    }

    /** The methods that a path answers to, as the header {@code Allow} has them; empty if none. */
    String allowed(String path) {
        List<String> allowed = new ArrayList<>();
        if (find("GET", path).isPresent()) {
            allowed.add("GET, HEAD");
        }
        if (find("POST", path).isPresent()) {
            allowed.add("POST");
        }
        return String.join(", ", allowed);
    }
}
