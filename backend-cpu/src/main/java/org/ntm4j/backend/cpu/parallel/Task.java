package org.ntm4j.backend.cpu.parallel;

/**
 * Work in numbered units that can be done in any order and at once. What a unit does depends on its number
 * alone, and no two units write to one place, so that the result is the same whoever does them.
 */
@FunctionalInterface
public interface Task {
    /**
     * Does one unit.
     *
     * @param unit its number, from 0
     * @param worker who does it, from 0 and below {@link Workers#threads()}: for scratch memory of each
     *     thread, and for nothing that a result depends on
     */
    void run(int unit, int worker);
}
