/**
 * Prediction: what a trained model answers to a sequence of the user's, from arrays to arrays. Reads
 * models, knows neither tasks nor training.
 */
@NullMarked
package org.ntm4j.predict;

import org.jspecify.annotations.NullMarked;
