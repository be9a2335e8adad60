package org.porchlight.pipeline.offenders;

/** Only the command prints. */
public final class PrintsByItself {
  private PrintsByItself() {}

  static void print() {
    System.out.println("here");
  }
}
