package org.porchlight.webkit.offenders;

import org.porchlight.linkage.LinkResult;

/** A picture must not know who is who. */
public record DrawsALink(LinkResult result) {}
