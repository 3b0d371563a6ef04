package org.ntm4j.serve.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may ask. A page of somebody else, open in the user's browser, can send requests here, and by a name
 * of its own that it lets point here ("DNS rebinding") it could read the answers: so the name by which
 * the server is called must be one of its own, and what changes or computes must come from its pages.
 */
public final class Guard {
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?");
    private static final Pattern NUMBERS =
            Pattern.compile("\\[[0-9A-Fa-f:.]+\\]|[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final Set<String> names = new TreeSet<>();
    private final boolean anyNumber;

    /**
     * @param host that the server listens on
     * @param more names by which it may be called
     */
    public Guard(String host, Set<String> more) {
        String own = host.toLowerCase(Locale.ROOT);
        names.add("localhost");
        names.add("127.0.0.1");
        names.add("[::1]");
        names.add(own.contains(":") && !own.startsWith("[") ? "[" + own + "]" : own);
        more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        // Nobody can let a number point elsewhere: rebinding needs a name.
        anyNumber = !Set.of("localhost", "127.0.0.1", "::1", "[::1]").contains(own);
    }

    /**
     * What of a request tells who sent it; of a header that is missing, nothing.
     *
     * @param method of HTTP
     * @param host the header {@code Host}
     * @param origin the header {@code Origin}: whose page it is from
     * @param site the header {@code Sec-Fetch-Site}
     * @param mode the header {@code Sec-Fetch-Mode}
     * @param type the header {@code Content-Type}
     */
    record Request(
            String method,
            Optional<String> host,
            Optional<String> origin,
            Optional<String> site,
            Optional<String> mode,
            Optional<String> type) {}

    /** Why a request is not answered; nothing if it may be. */
    Optional<Reply> refuse(Request request) {
        String host = request.host().orElse("");
        if (!isOwn(host)) {
            return Optional.of(
                    Reply.refusal(
                            421,
                            "NTM-S010: this server does not answer to this name; ask for it by"
                                    + " localhost, or start it with --allow-host NAME"));
        } else if (isForeign(request, host)) {
            return Optional.of(
                    Reply.refusal(403, "NTM-S011: only the dashboard's own pages may ask this"));
        } else if (request.method().equals("POST") && !isJson(request.type().orElse(""))) {
            return Optional.of(
                    Reply.refusal(415, "NTM-S012: the body must be of type application/json"));
        }
        return Optional.empty();
    }

    private boolean isOwn(String host) {
        Matcher authority = AUTHORITY.matcher(host);
        if (!authority.matches()) {
            return false;
        }
        String name = authority.group(1).toLowerCase(Locale.ROOT);
        return names.contains(name) || (anyNumber && NUMBERS.matcher(name).matches());
    }

    /** To follow a link to here from elsewhere is all that other sites may do. */
    private static boolean isForeign(Request request, String host) {
        boolean otherOrigin =
                request.origin()
                        .filter(origin -> !origin.equalsIgnoreCase("http://" + host))
                        .isPresent();
        boolean otherSite =
                request.site()
                        .filter(site -> !site.equals("same-origin") && !site.equals("none"))
                        .isPresent();
        boolean link =
                !request.method().equals("POST") && request.mode().equals(Optional.of("navigate"));
        return otherOrigin || (otherSite && !link);
    }

    private static boolean isJson(String type) {
        return type.toLowerCase(Locale.ROOT).split(";", -1)[0].strip().equals("application/json");
    }
}
