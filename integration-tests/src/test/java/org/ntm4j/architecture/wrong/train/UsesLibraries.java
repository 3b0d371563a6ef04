package org.ntm4j.architecture.wrong.train;

import com.google.inject.Injector;
import jcuda.Pointer;
import org.ejml.data.FMatrixRMaj;

/** Breaks rule 4 three times. */
record UsesLibraries(Injector injector, Pointer pointer, FMatrixRMaj matrix) {}
