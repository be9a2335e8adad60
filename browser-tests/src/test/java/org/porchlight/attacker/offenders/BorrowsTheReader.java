package org.porchlight.attacker.offenders;

import org.porchlight.release.Release;

/** The attacker must read releases by itself. */
public record BorrowsTheReader(Release release) {}
