/** A real browser, without a screen, for tests of pages: spoken to in its own protocol. */
@NullMarked
package org.ntm4j.browser;

import org.jspecify.annotations.NullMarked;
