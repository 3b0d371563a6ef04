package org.ntm4j.architecture.wrong.backend;

/** Something that only the layers right above may know. */
public final class Engine {}
