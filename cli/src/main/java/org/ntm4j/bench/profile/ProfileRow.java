package org.ntm4j.bench.profile;

/**
 * A kernel's part of an episode's training.
 *
 * @param name of the kernel
 * @param pass forward, backward or update; empty if it is in more than one
 * @param calls for each episode; NaN of what is no kernel
 * @param microseconds of them
 * @param share of all microseconds
 * @param operations of them, as they are called, padding included; NaN if that is not known
 */
public record ProfileRow(
        String name,
        String pass,
        double calls,
        double microseconds,
        double share,
        double operations) {
    /** Operations a nanosecond, which is thousand millions a second. */
    public double gigaOperations() {
        return operations / microseconds / 1e3;
    }
}
