package org.porchlight.pipeline.offenders.one;

import org.porchlight.pipeline.offenders.two.Egg;

/** Needs the other, which needs this one. */
public record Hen(Egg egg) {}
