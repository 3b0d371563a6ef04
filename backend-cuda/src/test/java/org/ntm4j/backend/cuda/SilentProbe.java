package org.ntm4j.backend.cuda;

import org.ntm4j.backend.Availability;

/** A program that probes twice and says nothing; it ends with an exception if the answers differ. */
final class SilentProbe {
    private SilentProbe() {}

    public static void main(String[] arguments) {
        CudaBackendProvider provider = new CudaBackendProvider();
        Availability first = provider.probe();
        if (!first.equals(provider.probe())) {
            throw new AssertionError("the second probe differs from " + first);
        }
    }
}
