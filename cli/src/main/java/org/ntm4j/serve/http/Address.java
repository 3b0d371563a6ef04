package org.ntm4j.serve.http;

/**
 * Where a server listens.
 *
 * @param host name or address of this machine
 * @param port 0 for any that is free
 */
public record Address(String host, int port) {
    /** As it stands in a URL: an address with colons in it in brackets. */
    String inUrl() {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
