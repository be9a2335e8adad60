package org.porchlight.linkage.values.offenders;

import org.porchlight.linkage.LinkResult;

/** A value must not know of the run that compares it. */
public record KnowsARun(LinkResult result) {}
