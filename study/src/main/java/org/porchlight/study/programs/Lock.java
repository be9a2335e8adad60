package org.porchlight.study.programs;

import java.time.Instant;
import java.util.Optional;

/**
 * When the judgement of a program was written down.
 *
 * @param sha256 of its file as it stood first, 64 hexadecimal digits
 * @param registered when that was seen first
 * @param changed when another file was seen first; empty when there never was one
 */
public record Lock(String sha256, Instant registered, Optional<Instant> changed) {}
