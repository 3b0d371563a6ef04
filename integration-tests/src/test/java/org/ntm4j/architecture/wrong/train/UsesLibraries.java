package org.ntm4j.architecture.wrong.train;

import com.google.inject.Injector;
import com.google.protobuf.CodedOutputStream;
import jcuda.Pointer;
import org.ejml.data.FMatrixRMaj;

/** Breaks rule 4 four times. */
record UsesLibraries(
        Injector injector, Pointer pointer, FMatrixRMaj matrix, CodedOutputStream out) {}
