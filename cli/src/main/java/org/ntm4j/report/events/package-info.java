/**
 * Event files, as TensorBoard reads them: a run's report windows as scalars, and from time to time what
 * its heads do as images. {@link org.ntm4j.report.events.RunEvents} is told how a run goes; the rest is
 * the format: records with checksums ({@code Records}), in each an event in protobuf's encoding
 * ({@code Events}), in files that one process each has written ({@code EventFiles}).
 */
@NullMarked
package org.ntm4j.report.events;

import org.jspecify.annotations.NullMarked;
