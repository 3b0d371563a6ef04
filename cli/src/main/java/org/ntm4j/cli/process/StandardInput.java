package org.ntm4j.cli.process;

import java.io.InputStream;

/**
 * What the process is given to read.
 *
 * @param stream read by one command at most
 */
public record StandardInput(InputStream stream) {}
