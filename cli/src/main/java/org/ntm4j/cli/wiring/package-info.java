/**
 * Where everything is made and connected, by Guice, and where the program begins. The only package
 * that knows Guice, the environment and the system properties.
 */
@NullMarked
package org.ntm4j.cli.wiring;

import org.jspecify.annotations.NullMarked;
