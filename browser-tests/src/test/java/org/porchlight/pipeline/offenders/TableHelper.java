package org.porchlight.pipeline.offenders;

/** A name that says nothing. */
public final class TableHelper {
  private TableHelper() {}
}
