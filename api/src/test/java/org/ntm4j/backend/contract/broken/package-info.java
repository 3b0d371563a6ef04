/**
 * Backends that are broken on purpose, to see that the contract kit catches each of them, and says where.
 */
@NullMarked
package org.ntm4j.backend.contract.broken;

import org.jspecify.annotations.NullMarked;
