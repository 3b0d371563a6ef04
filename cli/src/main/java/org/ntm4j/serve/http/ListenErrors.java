package org.ntm4j.serve.http;

import java.io.IOException;
import org.ntm4j.error.NtmException;

/** The failures of a server's start, each with its code. */
final class ListenErrors {
    private ListenErrors() {}

    /** {@code NTM-S003}: another program has the port. */
    static NtmException portInUse(int port, IOException cause) {
        return new NtmException(
                "NTM-S003",
                NtmException.Kind.BAD_INPUT,
                "port "
                        + port
                        + " is in use by another program; choose another --port, or --port 0 for any"
                        + " that is free",
                cause);
    }

    /** {@code NTM-S004}: the server can't listen there. */
    static NtmException unusable(Address address, IOException cause) {
        return new NtmException(
                "NTM-S004",
                NtmException.Kind.BAD_INPUT,
                "--host "
                        + address.host()
                        + ", --port "
                        + address.port()
                        + ": can't be listened on ("
                        + cause.getMessage()
                        + "); 127.0.0.1 is this machine alone, 0.0.0.0 all addresses it has",
                cause);
    }

    /** {@code NTM-S005}: a host name that nobody knows. */
    static NtmException unknownHost(String host) {
        return NtmException.badInput(
                "NTM-S005",
                "--host "
                        + host
                        + ": is no name or address that this machine knows; 127.0.0.1 is this machine"
                        + " alone, 0.0.0.0 all addresses it has");
    }
}
