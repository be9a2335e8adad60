package org.porchlight.study.programs;

import java.time.Instant;
import org.porchlight.release.ProgramReport;

/**
 * One look at a program.
 *
 * @param report not rounded: for the team
 */
public record ProgramLook(Instant at, ProgramReport report) {}
