package org.porchlight.synthetic;

import java.nio.file.Path;

/**
 * What all agencies share: the ground, the people, the clock, and the truth about them.
 *
 * @param scale people against the default size; yearly volumes are multiplied by it
 */
record World(
    Path extracts,
    CityClock clock,
    CityMap map,
    AddressBook addresses,
    NameBook names,
    Population people,
    Neighbors neighbors,
    HomeVisits visits,
    Stories stories,
    Truth truth,
    double scale,
    Rng rng) {

  /** Writes longitude and latitude, right or wrong as {@code dirt} wants. */
  static void point(Extract out, Address place, Dirt dirt) {
    switch (dirt) {
      case ZERO_PLACE -> out.cell("0").cell("0");
      case NO_PLACE -> out.blank().blank();
      case FAR_PLACE ->
          // A swapped sign, a geocoder's second guess: anyway not here.
          out.degrees(place.longitude() + 4_000_000).degrees(place.latitude() - 2_500_000);
      case NONE, BAD_DATE, NO_ID, DOUBLE_ID, UNKNOWN_CODE ->
          out.degrees(place.longitude()).degrees(place.latitude());
    }
  }

  /** Where someone is found: at home, or, without one, downtown or at the shelter. */
  Address whereabouts(Person person, int day, Rng rng) {
    if (person.isHomeless()) {
      return rng.chance(0.3) ? addresses.at(AddressBook.Landmark.SHELTER) : addresses.downtown(rng);
    }
    return addresses.home(person.homeOn(day));
  }
}
