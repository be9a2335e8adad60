package org.porchlight.pipeline.offenders.two;

import org.porchlight.pipeline.offenders.one.Hen;

/** Needs the other, which needs this one. */
public record Egg(Hen hen) {}
