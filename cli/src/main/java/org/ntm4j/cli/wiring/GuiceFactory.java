package org.ntm4j.cli.wiring;

import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import jakarta.inject.Inject;
import org.ntm4j.error.NtmException;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes this program's commands by Guice, and everything else as picocli does. */
final class GuiceFactory implements IFactory {
    private final Injector injector;
    private final IFactory others = CommandLine.defaultFactory();

    @Inject
    GuiceFactory(Injector injector) {
        this.injector = injector;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        boolean ours = type.getName().startsWith("org.ntm4j.");
        return ours && isInjected(type) ? injected(type) : others.create(type);
    }

    /** What a command needs may be wrong by the user's fault, which is said as it is. */
    private <K> K injected(Class<K> type) {
        try {
            return injector.getInstance(type);
        } catch (ProvisionException failure) {
            if (failure.getCause() instanceof NtmException known) {
                throw known;
            }
            throw failure;
        }
    }

    private static boolean isInjected(Class<?> type) {
        for (var constructor : type.getDeclaredConstructors()) {
            if (constructor.isAnnotationPresent(Inject.class)) {
                return true;
            }
        }
        return false;
    }
}
