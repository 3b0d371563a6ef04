package org.ntm4j.train;

import org.ntm4j.nn.ParameterSet;
import org.ntm4j.optim.Adam;
import org.ntm4j.optim.GravesRmsProp;
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

    abstract Optimizer create(ParameterSet parameters, TrainingConfig config);
}
