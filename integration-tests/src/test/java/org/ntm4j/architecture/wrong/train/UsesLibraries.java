package org.ntm4j.architecture.wrong.train;

import com.google.inject.Injector;
import com.google.protobuf.CodedOutputStream;
import jcuda.Pointer;
import org.eclipse.jetty.server.Server;
import org.ejml.data.FMatrixRMaj;

/** Breaks rule 4 five times. */
record UsesLibraries(
        Injector injector,
        Pointer pointer,
        FMatrixRMaj matrix,
        CodedOutputStream out,
        Server server) {}
