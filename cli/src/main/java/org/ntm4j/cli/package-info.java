/**
 * The program {@code ntm}: its commands and how their failures reach the person. Last in the flow: reads
 * options, calls what trains and evaluates, and prints. Made and connected by {@code cli.wiring}.
 */
@NullMarked
package org.ntm4j.cli;

import org.jspecify.annotations.NullMarked;
