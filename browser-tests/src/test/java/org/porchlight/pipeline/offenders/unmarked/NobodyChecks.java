package org.porchlight.pipeline.offenders.unmarked;

/** Stands in a package without package-info.java, so nobody checks it for null. */
public final class NobodyChecks {
  private NobodyChecks() {}
}
