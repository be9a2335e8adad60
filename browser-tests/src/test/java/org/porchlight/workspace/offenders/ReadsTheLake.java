package org.porchlight.workspace.offenders;

import org.porchlight.records.lake.Lake;

/** The restricted server must not know the lake. */
public record ReadsTheLake(Lake lake) {}
