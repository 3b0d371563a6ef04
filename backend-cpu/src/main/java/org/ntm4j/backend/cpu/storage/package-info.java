/** Java arrays as the storages of a backend, and who owns them. Below everything else here. */
@NullMarked
package org.ntm4j.backend.cpu.storage;

import org.jspecify.annotations.NullMarked;
