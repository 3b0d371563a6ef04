/** The example of docs/writing-a-backend.md: the shortest clear backend, not a fast one. */
@NullMarked
package org.ntm4j.example;

import org.jspecify.annotations.NullMarked;
