package org.ntm4j.backend;

/** What is known of a provider without opening its backend. */
sealed interface Registration {
    /** The id; of a provider that can't tell, the name of its class. */
    String id();

    /** The priority; 0 if the provider can't tell. */
    int priority();

    /** The name of the provider's class, as far as it is known. */
    String providerClass();

    /** Looks whether the backend can be opened; never throws. */
    Probe probe();

    /** Whether the class path has to be put in order before {@code auto} can choose. */
    boolean isConflict();

    /** The provider of a backend whose probe said that it is available. */
    BackendProvider requireProvider();

    /**
     * The result of a look at a backend.
     *
     * @param code of the error if the backend is requested all the same
     * @param availability what to tell of it
     */
    record Probe(String code, Availability availability) {}

    /** A provider that answers by the contract so far. */
    record Working(String id, int priority, BackendProvider provider) implements Registration {
        @Override
        public String providerClass() {
            return provider.getClass().getName();
        }

        @Override
        public Probe probe() {
            try {
                Availability availability = provider.probe();
                return availability == null
                        ? broken("its probe returned null")
                        : new Probe(BackendErrors.UNAVAILABLE, availability);
            } catch (RuntimeException | LinkageError fault) {
                return broken("its probe failed with " + BackendErrors.describe(fault));
            }
        }

        private Probe broken(String reason) {
            return new Probe(
                    BackendErrors.BROKEN, BackendErrors.brokenProvider(providerClass(), reason));
        }

        @Override
        public boolean isConflict() {
            return false;
        }

        @Override
        public BackendProvider requireProvider() {
            return provider;
        }
    }

    /** A provider that can't be used, whatever the machine. */
    record Defective(String id, int priority, String providerClass, Probe probe)
            implements Registration {
        @Override
        public boolean isConflict() {
            return !probe.code().equals(BackendErrors.BROKEN);
        }

        @Override
        public BackendProvider requireProvider() {
            throw new IllegalStateException("backend " + id + " has no usable provider");
        }
    }
}
