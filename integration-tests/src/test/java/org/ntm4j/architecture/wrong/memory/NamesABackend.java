package org.ntm4j.architecture.wrong.memory;

import org.ntm4j.architecture.wrong.backend.Engine;

/** Breaks rule 2. */
record NamesABackend(Engine engine) {}
