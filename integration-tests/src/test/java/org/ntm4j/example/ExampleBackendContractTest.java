package org.ntm4j.example;

import org.ntm4j.backend.BackendProvider;
import org.ntm4j.backend.contract.BackendContract;

class ExampleBackendContractTest extends BackendContract {
    @Override
    protected BackendProvider provider() {
        return new ExampleProvider();
    }
}
