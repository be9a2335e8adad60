package org.porchlight.attacker;

/** At least {@code low} and at most {@code high} is the sum of members, each with its sign. */
final class Row {
  final int[] members;
  final int[] signs;
  final double low;
  final double high;

  Row(int[] members, int[] signs, double low, double high) {
    this.members = members;
    this.signs = signs;
    this.low = low;
    this.high = high;
  }
}
