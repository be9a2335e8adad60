package org.porchlight.synthetic;

import java.time.LocalDate;

/**
 * What happened in this city that its records should tell, planted on fixed dates at every size.
 *
 * <ul>
 *   <li>One phone rang 911 more than 400 times in a single month. No name and no address came with
 *       it; the number is all that ties the calls.
 *   <li>One home was visited 150 times in nine months: by police and by the fire department.
 *   <li>On the day when clocks go back, someone calls the police at half past one, and someone else
 *       at half past one an hour later (in {@link PoliceDesk}).
 * </ul>
 *
 * The others (a neighbor met 155 times, seven people jailed dozens of times) are in {@link
 * Neighbors}; the month that was sent twice is in {@link FireDepartment}.
 */
final class Stories {
  static final LocalDate CALLER_MONTH = LocalDate.of(2026, 3, 1);
  static final int CALLER_CALLS = 431;
  static final LocalDate HOME_FROM = LocalDate.of(2026, 1, 15);
  static final LocalDate HOME_TO = LocalDate.of(2026, 10, 14);
  static final int HOME_POLICE = 84;
  static final int HOME_FIRE = 66;

  final Person caller;
  final Address home;
  final Person atHome;
  private final int[] callsOn;
  private final int[] policeOn;
  private final int[] fireOn;

  Stories(Population people, AddressBook addresses, CityClock clock, Rng rng) {
    caller = adult(people, rng);
    atHome = adult(people, rng);
    home = addresses.home(atHome.homeOn(clock.days - 1));
    callsOn = new int[clock.days];
    policeOn = new int[clock.days];
    fireOn = new int[clock.days];
    int month = clock.day(CALLER_MONTH);
    for (int i = 0; i < CALLER_CALLS; i++) {
      callsOn[month + rng.below(CALLER_MONTH.lengthOfMonth())]++;
    }
    int from = clock.day(HOME_FROM);
    int length = clock.day(HOME_TO) - from + 1;
    for (int i = 0; i < HOME_POLICE; i++) {
      policeOn[from + rng.below(length)]++;
    }
    for (int i = 0; i < HOME_FIRE; i++) {
      fireOn[from + rng.below(length)]++;
    }
  }

  private static Person adult(Population people, Rng rng) {
    while (true) {
      Person person = people.person(rng.below(people.size()));
      if (person.age() >= 25
          && !person.isHomeless()
          && person.movedTo() < 0
          && person.phone() > 0) {
        return person;
      }
    }
  }

  int callsOn(int day) {
    return callsOn[day];
  }

  int policeVisitsOn(int day) {
    return policeOn[day];
  }

  int fireVisitsOn(int day) {
    return fireOn[day];
  }
}
