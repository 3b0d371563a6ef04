/**
 * Settings as text: a strict reader of a small part of YAML that knows the line and column of
 * everything, and the way from there to records and back. Knows nothing of tasks, models or training;
 * the settings of a run are made with it. What is read is untrusted.
 */
@NullMarked
package org.ntm4j.config;

import org.jspecify.annotations.NullMarked;
