package org.porchlight.synthetic;

/**
 * A place an agency can write down.
 *
 * @param number 0 for a named place or a corner
 * @param unit apartment; empty for none
 * @param neighborhood its position in the map's list
 * @param longitude in millionths of a degree
 * @param latitude in millionths of a degree
 */
record Address(
    int number, String street, String unit, int neighborhood, int longitude, int latitude) {

  /** As people say it: {@code 214 Fernlight Ave Apt 3B}. */
  String full() {
    if (number == 0) {
      return street;
    }
    return unit.isEmpty() ? number + " " + street : number + " " + street + " Apt " + unit;
  }

  /** Without the apartment. */
  String building() {
    return number == 0 ? street : number + " " + street;
  }

  /** To the hundred block: {@code 200 Block Fernlight Ave}. */
  String block() {
    return number == 0 ? street : number / 100 * 100 + " Block " + street;
  }
}
