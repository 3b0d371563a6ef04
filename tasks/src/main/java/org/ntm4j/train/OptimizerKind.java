package org.ntm4j.train;

import org.ntm4j.nn.ParameterSet;
import org.ntm4j.optim.Adam;
import org.ntm4j.optim.GravesRmsProp;
import org.ntm4j.optim.NormClip;
import org.ntm4j.optim.Optimizer;

/** The optimisers that a run can choose. */
public enum OptimizerKind {
    /** Centred RMSProp with momentum, as in Graves (2013): the paper's. */
    GRAVES_RMSPROP {
        @Override
        Optimizer create(ParameterSet parameters, TrainingConfig config) {
            return new GravesRmsProp(parameters, config.momentum(), config.clip());
        }
    },
    /** Adam; the momentum of the settings is not used. */
    ADAM {
        @Override
        Optimizer create(ParameterSet parameters, TrainingConfig config) {
            return new Adam(parameters, config.clip());
        }
    };

    /** The optimiser, behind the clip of the gradients' norm if the settings have one. */
    Optimizer createClipped(ParameterSet parameters, TrainingConfig config) {
        Optimizer optimizer = create(parameters, config);
        return config.clipNorm().isPresent()
                ? new NormClip(optimizer, parameters, config.clipNorm().getAsDouble())
                : optimizer;
    }

    abstract Optimizer create(ParameterSet parameters, TrainingConfig config);
}
