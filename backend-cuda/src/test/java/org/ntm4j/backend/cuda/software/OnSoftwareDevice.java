package org.ntm4j.backend.cuda.software;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of {@code backend-cuda} that runs on the software CUDA device. It is skipped, with the reason, on a
 * machine where that can't be built; with {@code -Dntm.require=cuda} it fails there.
 */
@Inherited
@Tag("software-device")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SoftwareDeviceCondition.class)
public @interface OnSoftwareDevice {}
