/**
 * Pictures of what the pages show, as PNG and SVG: both are drawn by the same code. Data in, bytes out; needs
 * no screen.
 */
@NullMarked
package org.ntm4j.report.plot;

import org.jspecify.annotations.NullMarked;
