package org.ntm4j.backend.contract;

/**
 * One check of the kit.
 *
 * @param topic what it belongs to
 * @param name readable and unique in its topic
 * @param body throws a {@link ContractViolation} if the backend breaks a rule
 */
public record ContractCheck(String topic, String name, CheckBody body) {
    /** What a check does. */
    @FunctionalInterface
    public interface CheckBody {
        /** Throws if the backend breaks a rule. */
        void run(Context context) throws Exception;
    }

    /**
     * Runs the check. Whatever the backend throws, {@link UnsupportedOperationException} included, is a
     * violation, and so is memory that it does not get back.
     *
     * @throws ContractViolation if the backend breaks a rule
     */
    public void run(Context context) {
        context.begin(topic + ": " + name);
        try {
            body.run(context);
            context.requireNoLeak();
        } catch (ContractViolation violation) {
            context.abandonBackends();
            throw violation;
        } catch (UnsupportedOperationException missing) {
            context.abandonBackends();
            throw new ContractViolation(
                    "no required operation may be unsupported",
                    context.operation(),
                    missing.toString(),
                    "implement it; for fused kernels the default is ComposedKernels",
                    missing);
        } catch (Exception | LinkageError | AssertionError failure) {
            context.abandonBackends();
            throw new ContractViolation(
                    "a legal operation does not throw",
                    context.operation(),
                    failure.toString(),
                    "the cause of this failure shows where it was thrown",
                    failure);
        }
    }

    @Override
    public String toString() {
        return topic + ": " + name;
    }
}
