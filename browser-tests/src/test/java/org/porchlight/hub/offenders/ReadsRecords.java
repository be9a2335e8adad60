package org.porchlight.hub.offenders;

import org.porchlight.records.Batch;

/** The public server must not know a batch of records. */
public record ReadsRecords(Batch batch) {}
