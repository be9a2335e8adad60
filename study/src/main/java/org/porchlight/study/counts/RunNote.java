package org.porchlight.study.counts;

import java.time.Instant;

/**
 * A finished link run.
 *
 * @param id rising with time
 * @param startedAt when linking began
 * @param finishedAt when its persons took the place of the earlier ones
 * @param figures what it says of itself
 */
public record RunNote(long id, Instant startedAt, Instant finishedAt, RunFigures figures) {}
