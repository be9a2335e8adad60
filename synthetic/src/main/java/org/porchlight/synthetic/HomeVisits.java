package org.porchlight.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A program whose truth is known. A hundred people have bad times that come and go by chance, the
 * same in every year; in them the police and the fire department meet them often. On {@link #START}
 * a nurse begins to visit the {@value #SERVED} met most often lately. The visits keep away three in
 * four of their contacts with the fire department, and none with the police. Everybody's bad times
 * end by themselves, so a bare before and after shows a fall at both.
 */
final class HomeVisits {
  static final LocalDate START = LocalDate.of(2026, 2, 1);
  static final int SERVED = 20;
  static final int WINDOW = 120;

  /** Of the served people's contacts after the start, by what the program does. */
  static final double FIRE_KEPT = 0.25;

  private static final int PEOPLE = 100;

  /** Contacts a day, with each of the two. */
  private static final double BAD = 0.1;

  private static final double CALM = 0.004;

  /** Chances of a day to come into a bad time, and out of it. */
  private static final double IN = 1 / 180.0;

  private static final double OUT = 1 / 60.0;

  private final List<List<Person>> police = new ArrayList<>();
  private final List<List<Person>> fire = new ArrayList<>();
  private final Set<Integer> served = new HashSet<>();
  private final List<Event> events = new ArrayList<>();
  private final Map<Integer, String> records = new HashMap<>();
  private final int start;

  HomeVisits(Population people, CityClock clock, Neighbors neighbors, Rng rng) {
    start = clock.day(START);
    Set<Integer> taken = new HashSet<>();
    neighbors.familiar().forEach(person -> taken.add(person.id()));
    List<Person> group = new ArrayList<>();
    while (group.size() < PEOPLE) {
      Person person = people.person(rng.below(people.size()));
      if (person.age() >= 25 && !person.isHomeless() && taken.add(person.id())) {
        group.add(person);
      }
    }
    for (int day = 0; day < clock.days; day++) {
      police.add(new ArrayList<>());
      fire.add(new ArrayList<>());
    }
    Map<Integer, Integer> lately = new HashMap<>();
    for (Person person : group) {
      boolean bad = rng.chance(0.25);
      for (int day = 0; day < clock.days; day++) {
        if (rng.chance(bad ? OUT : IN)) {
          bad = !bad;
        }
        for (List<List<Person>> met : List.of(police, fire)) {
          if (rng.chance(bad ? BAD : CALM)) {
            met.get(day).add(person);
            if (day < start && day >= start - WINDOW) {
              lately.merge(person.id(), 1, Integer::sum);
            }
          }
        }
      }
    }
    group.stream()
        .sorted(Comparator.comparingInt(person -> -lately.getOrDefault(person.id(), 0)))
        .limit(SERVED)
        .forEach(person -> served.add(person.id()));
    for (int day = Math.max(0, start); day < clock.days; day++) {
      fire.get(day).removeIf(person -> isServed(person) && !rng.chance(FIRE_KEPT));
    }
    List<Integer> some = served.stream().sorted().toList();
    events.add(new Event(some.get(3), "moved", START.plusDays(150), null));
    events.add(new Event(some.get(8), "hospital", START.plusDays(20), START.plusDays(44)));
    events.add(new Event(some.get(15), "hospital", START.plusDays(97), START.plusDays(108)));
    events.add(new Event(some.get(11), "complaint", START.plusDays(61), null));
    for (Event event : events) {
      if (!event.what.equals("complaint")) {
        away(event, clock);
      }
    }
  }

  /**
   * What happened to somebody served, and the team knows.
   *
   * @param person an id
   * @param until the first day on which it was over; null when it is not
   */
  private record Event(int person, String what, LocalDate from, @Nullable LocalDate until) {}

  /** Whoever is away has no contacts. */
  private void away(Event event, CityClock clock) {
    int end = event.until == null ? clock.days : Math.min(clock.days, clock.day(event.until));
    for (int day = Math.max(0, clock.day(event.from)); day < end; day++) {
      police.get(day).removeIf(person -> person.id() == event.person);
      fire.get(day).removeIf(person -> person.id() == event.person);
    }
  }

  /** Contacts that each of the two has with all hundred in a year, where no program helps. */
  static double perYear() {
    double inBad = IN / (IN + OUT);
    return PEOPLE * (inBad * BAD + (1 - inBad) * CALM) * 365.25;
  }

  /** Whom the police meet on a day, on top of what chance brings. */
  List<Person> policeOn(int day) {
    return police.get(day);
  }

  /** The same of the fire department. */
  List<Person> fireOn(int day) {
    return fire.get(day);
  }

  boolean isServed(Person person) {
    return served.contains(person.id());
  }

  int start() {
    return start;
  }

  /** The team knows whom it serves by a record in which they were met. */
  void met(String source, CharSequence record, String role, Person person) {
    if (isServed(person)) {
      records.put(person.id(), source + "," + record + "," + role);
    }
  }

  /** Writes the team's list and what it knows of those on it, from what is recorded by now. */
  void list(Path folder) throws IOException {
    List<String> lines = new ArrayList<>(List.of("source,record,role"));
    records.values().stream().sorted().forEach(lines::add);
    Files.createDirectories(folder);
    Files.write(folder.resolve("home-visits.csv"), lines);
    List<String> known = new ArrayList<>(List.of("source,record,role,what,from,until"));
    for (Event event : events) {
      String record = records.get(event.person);
      if (record != null) {
        known.add(
            "%s,%s,%s,%s"
                .formatted(record, event.what, event.from, event.until == null ? "" : event.until));
      }
    }
    Files.write(folder.resolve("home-visits-events.csv"), known);
  }
}
