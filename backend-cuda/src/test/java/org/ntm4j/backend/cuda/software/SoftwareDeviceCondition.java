package org.ntm4j.backend.cuda.software;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Loads the device for the tests of this module, or says why they are skipped. */
final class SoftwareDeviceCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> obstacle = SoftwareDevice.load(Path.of(""), true);
        if (obstacle.isEmpty()) {
            return ConditionEvaluationResult.enabled("the software CUDA device is loaded");
        }
        if (SoftwareDevice.isRequired()) {
            throw new IllegalStateException("a CUDA device is required: " + obstacle.get());
        }
        return ConditionEvaluationResult.disabled(obstacle.get());
    }
}
