package org.porchlight.synthetic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The crisis program's known neighbors and when each of them is met, planned ahead so that the
 * bands of the last 365 days are exact at every size of city: 74 people with five or more
 * responses, 19 with ten or more, 8 with twenty or more, 4 with forty or more. Together with those
 * met one to four times they make about 3,800 neighbors and 4,840 responses in a city of the
 * default size, of which the 19 hold 12 in a hundred. Those met rarely scale with the city; the 74
 * do not.
 *
 * <p>People met very often in one year are met less in the next, and others take their place: about
 * half of the 74 were well known the year before. Counting the same people before and after shows a
 * fall that nothing has caused.
 */
final class Neighbors {
  /** Responses to those met ten times or more in the last 365 days. */
  private static final int[] OFTEN = {
    155, 70, 52, 43, 34, 28, 24, 21, 19, 18, 17, 16, 15, 14, 13, 12, 11, 11, 10
  };

  /** How many people were met 5, 6, 7, 8 and 9 times. */
  private static final int[] FIVE_TO_NINE = {18, 13, 10, 8, 6};

  /** How many were met 1, 2, 3 and 4 times in a city of the default size. */
  private static final int[] SELDOM = {3608, 75, 25, 18};

  static final int WINDOW = 365;

  /** What happens to known neighbors on one day. */
  static final class Day {
    final List<Person> crisis = new ArrayList<>();
    final List<Person> police = new ArrayList<>();
    final List<Person> fire = new ArrayList<>();
    final List<Person> jail = new ArrayList<>();
  }

  private final List<Day> days = new ArrayList<>();
  private final List<Person> familiar = new ArrayList<>();
  private final List<Person> oftenJailed = new ArrayList<>();

  Neighbors(Population people, CityClock clock, double scale, Rng rng) {
    for (int day = 0; day < clock.days; day++) {
      days.add(new Day());
    }
    Set<Integer> taken = new HashSet<>();
    List<Integer> counts = new ArrayList<>();
    for (int count : OFTEN) {
      counts.add(count);
    }
    for (int i = 0; i < FIVE_TO_NINE.length; i++) {
      for (int j = 0; j < FIVE_TO_NINE[i]; j++) {
        counts.add(5 + i);
      }
    }
    int last = clock.days - WINDOW;
    for (int i = 0; i < counts.size(); i++) {
      Person person = choose(people, taken, rng, i % 5 < 2);
      familiar.add(person);
      int count = counts.get(i);
      meet(person, count, last, WINDOW, rng);
      for (int from = last - WINDOW; from > -WINDOW; from -= WINDOW) {
        // Most were met less the year before; some not at all.
        int before = rng.chance(0.3) ? 0 : (int) (count * Math.min(1.2, rng.lognormal(0.5, 0.6)));
        meet(person, before, from, WINDOW, rng);
      }
    }
    for (int i = 0; i < SELDOM.length; i++) {
      int number = (int) StrictMath.rint(SELDOM[i] * scale);
      for (int j = 0; j < number && taken.size() < people.size() / 2; j++) {
        meet(choose(people, taken, rng, false), i + 1, last, WINDOW, rng);
      }
    }
    for (int from = last - WINDOW; from > -WINDOW; from -= WINDOW) {
      // Those who were met often in that year and are not any more.
      for (int i = 0; i < 44; i++) {
        int count = 5 + (int) Math.min(60, rng.lognormal(3, 1.1));
        meet(choose(people, taken, rng, i % 5 < 2), count, from, WINDOW, rng);
      }
      Set<Integer> thatYear = new HashSet<>(taken);
      for (int j = 0; j < 3600 * scale && thatYear.size() < people.size() * 0.7; j++) {
        meet(choose(people, thatYear, rng, false), 1, from, WINDOW, rng);
      }
    }
    for (int i = 0; i < 7; i++) {
      Person person = choose(people, taken, rng, true);
      oftenJailed.add(person);
      for (int from = last; from > -WINDOW; from -= WINDOW) {
        int bookings = from == last ? rng.between(25, 41) : rng.between(6, 22);
        // Evenly, so that one stay of at most four days ends before the next begins.
        for (int j = 0; j < bookings; j++) {
          add(
              from + (int) ((j + 0.25 + 0.3 * rng.unit()) * WINDOW / bookings),
              Meeting.JAIL,
              person);
        }
      }
    }
  }

  Day on(int day) {
    return days.get(day);
  }

  /** The 74, those met most often first. */
  List<Person> familiar() {
    return familiar;
  }

  /** The few people jailed dozens of times in the last year. */
  List<Person> oftenJailed() {
    return oftenJailed;
  }

  private enum Meeting {
    CRISIS,
    POLICE,
    FIRE,
    JAIL
  }

  private void meet(Person person, int count, int from, int length, Rng rng) {
    int peak = rng.below(length);
    for (int i = 0; i < count; i++) {
      add(from + near(peak, length, rng), Meeting.CRISIS, person);
    }
    if (count >= 3) {
      int police = rng.poisson(0.55 * count);
      for (int i = 0; i < police; i++) {
        add(from + near(peak, length, rng), Meeting.POLICE, person);
      }
      int fire = rng.poisson(0.45 * count);
      for (int i = 0; i < fire; i++) {
        add(from + near(peak, length, rng), Meeting.FIRE, person);
      }
      int jail = rng.poisson(Math.min(5, 0.08 * count));
      for (int i = 0; i < jail; i++) {
        add(from + near(peak, length, rng), Meeting.JAIL, person);
      }
    }
  }

  /** Half of the meetings crowd around a bad time, the others lie anywhere. */
  private static int near(int peak, int length, Rng rng) {
    if (rng.chance(0.5)) {
      return rng.below(length);
    }
    return Math.floorMod(peak + (int) (18 * rng.normal()), length);
  }

  private void add(int day, Meeting meeting, Person person) {
    if (day < 0) {
      return;
    }
    Day on = days.get(day);
    switch (meeting) {
      case CRISIS -> on.crisis.add(person);
      case POLICE -> on.police.add(person);
      case FIRE -> on.fire.add(person);
      case JAIL -> on.jail.add(person);
    }
  }

  private static Person choose(
      Population people, Set<Integer> taken, Rng rng, boolean preferHomeless) {
    if (preferHomeless) {
      for (int i = 0; i < 8; i++) {
        int id = rng.pick(people.homeless());
        if (taken.add(id)) {
          return people.person(id);
        }
      }
    }
    while (true) {
      int id =
          rng.chance(0.5) ? people.someone(Population.Role.SUBJECT, rng) : rng.below(people.size());
      if (people.person(id).age() >= 18 && taken.add(id)) {
        return people.person(id);
      }
    }
  }
}
