/**
 * What a person looks at instead of reading numbers: recordings of single episodes, learning curves over
 * seeds, and the pages that show them. Data in, texts and files out; nothing here prints.
 */
@NullMarked
package org.ntm4j.report;

import org.jspecify.annotations.NullMarked;
