package org.ntm4j.checkpoint;

import org.ntm4j.tensor.Shape;

/**
 * What a header says about a tensor; {@link HeaderParser} has checked that the parts agree.
 *
 * @param name unique in the file
 * @param dtype type of the elements
 * @param shape the extents
 * @param begin of the tensor's bytes, counted from the end of the header
 * @param end of the tensor's bytes, exclusive
 */
record HeaderEntry(String name, DType dtype, Shape shape, long begin, long end) {}
