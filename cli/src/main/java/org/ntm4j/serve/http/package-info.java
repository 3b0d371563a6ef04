/**
 * The embedded server: who may ask, what can be asked for, and how it is answered. The only package that
 * knows Jetty.
 */
@NullMarked
package org.ntm4j.serve.http;

import org.jspecify.annotations.NullMarked;
