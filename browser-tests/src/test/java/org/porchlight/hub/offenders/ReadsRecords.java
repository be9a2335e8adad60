package org.porchlight.hub.offenders;

import org.porchlight.records.lake.Batch;

/** The public server must not know a batch of records. */
public record ReadsRecords(Batch batch) {}
