package org.porchlight.records.profile;

/**
 * Counts different texts in four kilobytes, whatever their number: exact to about 2 in 100 beyond a
 * few thousand (HyperLogLog with 4,096 registers, linear counting below).
 */
final class DistinctCount {
  private static final int BITS = 12;
  private static final int REGISTERS = 1 << BITS;
  private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

  private final byte[] registers = new byte[REGISTERS];

  void add(String text) {
    long hash = hash(text);
    int register = (int) (hash >>> (64 - BITS));
    int rank = Long.numberOfLeadingZeros((hash << BITS) | (1L << (BITS - 1))) + 1;
    if (rank > registers[register]) {
      registers[register] = (byte) rank;
    }
  }

  private static long hash(String text) {
    long hash = 0x9e3779b97f4a7c15L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0xff51afd7ed558ccdL;
      hash ^= hash >>> 32;
    }
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  long estimate() {
    double sum = 0;
    int empty = 0;
    for (byte register : registers) {
      sum += 1.0 / (1L << register);
      if (register == 0) {
        empty++;
      }
    }
    double raw = ALPHA * REGISTERS * REGISTERS / sum;
    return Math.round(
        raw <= 2.5 * REGISTERS && empty > 0
            ? REGISTERS * Math.log((double) REGISTERS / empty)
            : raw);
  }
}
