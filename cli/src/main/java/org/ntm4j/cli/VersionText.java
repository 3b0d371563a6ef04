package org.ntm4j.cli;

import jakarta.inject.Inject;
import org.ntm4j.cli.process.BuildInfo;
import org.ntm4j.cli.process.Host;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
public final class VersionText implements IVersionProvider {
    private final BuildInfo build;
    private final Host host;

    /** Made by Guice. */
    @Inject
    public VersionText(BuildInfo build, Host host) {
        this.build = build;
        this.host = host;
    }

    @Override
    public String[] getVersion() {
        String commit = build.commit().map(id -> " (commit " + id + ")").orElse("");
        return new String[] {"ntm " + build.version() + commit, host.java(), host.system()};
    }
}
