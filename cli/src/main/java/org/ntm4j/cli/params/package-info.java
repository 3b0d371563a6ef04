/**
 * The paper's Tables 1 to 3, and the parameters that the models here have in their place.
 */
@NullMarked
package org.ntm4j.cli.params;

import org.jspecify.annotations.NullMarked;
