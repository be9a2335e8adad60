package org.porchlight.synthetic;

/**
 * A made-up person, as they are. Agencies write down something else: see {@link Recorder}.
 *
 * @param id 0 to the number of people, without the last
 * @param family family name; for a Spanish name the father's
 * @param second the mother's family name in a Spanish name; empty otherwise
 * @param suffix Jr, Sr, III; empty for none
 * @param race as agencies write race and ethnicity together
 * @param born as the number 19820417
 * @param phone ten digits that no one can be called at (area code 555 is given to nobody); 0 for
 *     none
 * @param home an address; -1 for someone without a home
 * @param movedTo the home from {@code movedOn} on; -1 when they stay
 * @param movedOn a day of the records
 */
record Person(
    int id,
    String given,
    String middle,
    String family,
    String second,
    String suffix,
    char sex,
    String race,
    int born,
    long phone,
    int home,
    int movedTo,
    int movedOn) {

  boolean isHomeless() {
    return home < 0;
  }

  int homeOn(int day) {
    return movedTo >= 0 && day >= movedOn ? movedTo : home;
  }

  /** Whole years on the last day of the records. */
  int age() {
    return (20261031 - born) / 10_000;
  }

  /** Family names as the person writes them. */
  String families() {
    return second.isEmpty() ? family : family + " " + second;
  }

  /** Never the name: nothing made up should look as if it might be true. */
  @Override
  public String toString() {
    return "person " + id;
  }
}
