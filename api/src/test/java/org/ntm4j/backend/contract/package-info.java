/**
 * The contract kit: what every backend must do, as tests that its author gets for one class.
 *
 * <pre>{@code
 * class MyBackendContractTest extends BackendContract {
 *     @Override
 *     protected BackendProvider provider() {
 *         return new MyBackendProvider();
 *     }
 * }
 * }</pre>
 *
 * <p>A project that uses it adds to its test class path {@code ntm4j-api}, {@code ntm4j-api:tests} (this
 * kit; Maven: {@code <type>test-jar</type>}) and {@code junit-jupiter}; nothing else is needed.
 *
 * <p>{@link org.ntm4j.backend.contract.BackendContract} is the only part that knows JUnit. The checks
 * themselves are plain classes that throw a {@link org.ntm4j.backend.contract.ContractViolation}, listed
 * by {@link org.ntm4j.backend.contract.ContractChecks}. Primitives are compared with oracles in plain
 * double arithmetic that are part of the kit; fused kernels with the reference backend and with
 * {@link org.ntm4j.backend.ComposedKernels} on the tested one.
 */
@NullMarked
package org.ntm4j.backend.contract;

import org.jspecify.annotations.NullMarked;
