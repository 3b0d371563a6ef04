package org.ntm4j.architecture.wrong.tensor;

import org.ntm4j.architecture.wrong.backend.Engine;

/** Breaks rule 1. */
record KnowsTheLayerAbove(Engine[] engines) {}
