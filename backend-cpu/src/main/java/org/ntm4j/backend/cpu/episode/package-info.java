/**
 * Whole episodes. {@link org.ntm4j.backend.cpu.episode.CpuEpisodes} offers them; an episode's sequences are
 * computed group by group. A group goes step by step: its controller and heads as matrix products of a few
 * rows, then the memory of each sequence by itself, while it is in the cache. Groups share nothing that they
 * write to.
 */
@NullMarked
package org.ntm4j.backend.cpu.episode;

import org.jspecify.annotations.NullMarked;
