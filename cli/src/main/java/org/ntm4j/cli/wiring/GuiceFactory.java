package org.ntm4j.cli.wiring;

import com.google.inject.Injector;
import jakarta.inject.Inject;
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
        return ours && isInjected(type) ? injector.getInstance(type) : others.create(type);
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
