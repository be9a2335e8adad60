package org.porchlight.records;

import java.io.IOException;
import java.util.List;

/**
 * Something that reads what others wrote, to be tried with bytes that nobody would write.
 *
 * @param name also of the folder of {@code fuzz/} in the test resources that keeps what was found
 * @param seeds small whole inputs to start from
 * @param reading reads, or refuses as its room does; any other exception is a finding
 */
public record FuzzTarget(String name, List<byte[]> seeds, Reading reading) {
  /** Reads one input. */
  @FunctionalInterface
  public interface Reading {
    /** Reads it or refuses it. */
    void read(byte[] input) throws IOException;
  }

  public FuzzTarget {
    seeds = List.copyOf(seeds);
  }

  @Override
  public String toString() {
    return name;
  }
}
