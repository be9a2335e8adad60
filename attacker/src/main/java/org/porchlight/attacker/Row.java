package org.porchlight.attacker;

/** At least {@code low} and at most {@code high} is the sum of members, each so many times. */
final class Row {
  final int[] members;
  final int[] times;
  final double low;
  final double high;

  Row(int[] members, int[] times, double low, double high) {
    this.members = members;
    this.times = times;
    this.low = low;
    this.high = high;
  }
}
