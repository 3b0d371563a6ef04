/** What a training step spends its time on: a backend whose calls are timed one by one. */
@NullMarked
package org.ntm4j.bench.profile;

import org.jspecify.annotations.NullMarked;
