package org.ntm4j.backend.contract;

import org.jspecify.annotations.Nullable;

/** A rule of the contract that a backend does not keep: which, in which operation, how, what to check. */
public final class ContractViolation extends AssertionError {
    private static final long serialVersionUID = 1L;

    ContractViolation(String rule, String operation, String found, String hint) {
        this(rule, operation, found, hint, null);
    }

    ContractViolation(
            String rule, String operation, String found, String hint, @Nullable Throwable cause) {
        super(
                rule
                        + "\n  operation:     "
                        + operation
                        + "\n  found:         "
                        + found
                        + "\n  what to check: "
                        + hint,
                cause);
    }
}
