package org.porchlight.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everyone in the city, household by household. Families share a name and a door; one child in
 * ninety has a twin; some sons carry their father's name; one person in three hundred has no home;
 * one adult in seven moves during the records.
 */
final class Population {
  /** How often one person comes up against another, by what happens to them. */
  enum Role {
    CALLER,
    SUBJECT,
    VICTIM,
    PATIENT,
    JAILED
  }

  private static final String[] ENGLISH_RACES = {"WHITE", "BLACK", "BLACK", "WHITE", "MULTI"};
  private static final String[] OTHER_RACES = {"ASIAN", "BLACK", "ASIAN", "OTHER"};

  private final List<Person> people = new ArrayList<>();
  private final Map<Role, Wheel> wheels = new EnumMap<>(Role.class);
  private final List<Integer> homeless = new ArrayList<>();
  private final AddressBook addresses;
  private final NameBook names;
  private final CityClock clock;
  private final Rng rng;
  private final int size;
  private final long phoneStart;
  private int twins;
  private int juniors;
  private int movers;

  Population(int size, AddressBook addresses, NameBook names, CityClock clock, Rng rng) {
    this.size = size;
    this.addresses = addresses;
    this.names = names;
    this.clock = clock;
    this.rng = rng;
    this.phoneStart = rng.below(7_999_993);
    int[] doors = new int[addresses.homes()];
    for (int i = 0; i < doors.length; i++) {
      doors[i] = i;
    }
    rng.shuffle(doors);
    int withoutHome = Math.max(24, size / 300);
    Wheel sizes = new Wheel(30, 33, 16, 12, 6, 3);
    for (int door = 0; people.size() < size - withoutHome; door++) {
      // When every door is taken, two households share one.
      household(doors[door % doors.length], 1 + sizes.spin(rng), size - withoutHome);
    }
    while (people.size() < size) {
      NameBook.Origin origin = origin();
      boolean woman = rng.chance(0.3);
      homeless.add(people.size());
      add(origin, woman, names.family(rng, origin), "", bornAged(rng.between(19, 68)), -1);
    }
    spinWheels();
  }

  int size() {
    return size;
  }

  Person person(int id) {
    return people.get(id);
  }

  int twins() {
    return twins;
  }

  int juniors() {
    return juniors;
  }

  int movers() {
    return movers;
  }

  /** People without a home. */
  List<Integer> homeless() {
    return homeless;
  }

  /** Someone to whom this happens; a few people come up far more often than most. */
  int someone(Role role, Rng with) {
    return Objects.requireNonNull(wheels.get(role)).spin(with);
  }

  private NameBook.Origin origin() {
    double draw = rng.unit();
    return draw < 0.76
        ? NameBook.Origin.ENGLISH
        : draw < 0.91 ? NameBook.Origin.SPANISH : NameBook.Origin.OTHER;
  }

  private void household(int door, int members, int limit) {
    NameBook.Origin origin = origin();
    String family = names.family(rng, origin);
    boolean firstWoman = rng.chance(0.5);
    int age = 21 + (int) Math.min(70, rng.lognormal(19, 0.6));
    String second = origin == NameBook.Origin.SPANISH ? names.family(rng, origin) : "";
    Person first = add(origin, firstWoman, family, second, bornAged(age), door);
    if (members == 1 || people.size() >= limit) {
      return;
    }
    boolean couple = rng.chance(0.78);
    String mothersName = names.family(rng, origin);
    int children = members - 1;
    if (couple) {
      String partnerFamily =
          origin == NameBook.Origin.SPANISH
              ? mothersName
              : rng.chance(0.7)
                  ? family
                  : rng.chance(0.2) ? mothersName + "-" + family : mothersName;
      String partnerSecond = origin == NameBook.Origin.SPANISH ? names.family(rng, origin) : "";
      int partnerAge = Math.max(20, age + rng.between(-6, 6));
      add(origin, !firstWoman, partnerFamily, partnerSecond, bornAged(partnerAge), door);
      children--;
    }
    String childSecond = origin == NameBook.Origin.SPANISH ? mothersName : "";
    for (int i = 0; i < children && people.size() < limit; i++) {
      int born = bornAged(Math.max(0, Math.min(age - 18, rng.between(0, 26))));
      boolean woman = rng.chance(0.5);
      boolean junior = !woman && !firstWoman && i == 0 && rng.chance(0.22);
      if (junior) {
        juniors++;
        String suffix = first.suffix().isEmpty() ? "Jr" : "III";
        add(first.given(), first.middle(), origin, false, family, childSecond, suffix, born, door);
        if (first.suffix().isEmpty() && rng.chance(0.5)) {
          people.set(first.id(), renamed(first, "Sr"));
        }
        continue;
      }
      Person child = add(origin, woman, family, childSecond, born, door);
      if (rng.chance(0.022) && people.size() < limit) {
        twins++;
        boolean same = rng.chance(0.66);
        add(origin, same == woman, family, childSecond, child.born(), door);
      }
    }
  }

  private static Person renamed(Person p, String suffix) {
    return new Person(
        p.id(),
        p.given(),
        p.middle(),
        p.family(),
        p.second(),
        suffix,
        p.sex(),
        p.race(),
        p.born(),
        p.phone(),
        p.home(),
        p.movedTo(),
        p.movedOn());
  }

  private Person add(
      NameBook.Origin origin, boolean woman, String family, String second, int born, int door) {
    String given = names.given(rng, origin, woman);
    String middle = rng.chance(0.8) ? names.given(rng, origin, woman) : "";
    String suffix = !woman && origin == NameBook.Origin.ENGLISH && rng.chance(0.02) ? "Jr" : "";
    return add(given, middle, origin, woman, family, second, suffix, born, door);
  }

  private Person add(
      String given,
      String middle,
      NameBook.Origin origin,
      boolean woman,
      String family,
      String second,
      String suffix,
      int born,
      int door) {
    int id = people.size();
    String race =
        switch (origin) {
          case ENGLISH -> ENGLISH_RACES[rng.below(ENGLISH_RACES.length)];
          case SPANISH -> "HISPANIC";
          case OTHER -> OTHER_RACES[rng.below(OTHER_RACES.length)];
        };
    boolean adult = born <= 20101031;
    // 7,999,993 is prime: steps of any size visit every number once.
    long phone =
        adult && rng.chance(0.92)
            ? 5_552_000_000L + (phoneStart + id * 3_141_593L) % 7_999_993L
            : 0;
    boolean moves = door >= 0 && adult && rng.chance(0.14);
    if (moves) {
      movers++;
    }
    Person person =
        new Person(
            id,
            given,
            middle,
            family,
            second,
            suffix,
            woman ? 'F' : 'M',
            race,
            born,
            phone,
            door,
            moves ? rng.below(addresses.homes()) : -1,
            moves ? rng.below(clock.days) : 0);
    people.add(person);
    return person;
  }

  /** A birth date that makes someone this old at the end of the records. */
  private int bornAged(int age) {
    LocalDate born = CityClock.LAST.minusYears(age).minusDays(rng.below(365));
    return CityClock.packed(born);
  }

  private void spinWheels() {
    Rng weights = rng.fork("weights");
    double[] caller = new double[size];
    double[] subject = new double[size];
    double[] victim = new double[size];
    double[] patient = new double[size];
    double[] jailed = new double[size];
    for (Person person : people) {
      int age = person.age();
      boolean adult = age >= 18;
      double restless = StrictMath.exp(0.9 * weights.normal()) * (person.isHomeless() ? 8 : 1);
      int i = person.id();
      caller[i] = adult ? StrictMath.exp(0.7 * weights.normal()) : 0;
      subject[i] = adult ? restless : 0.1;
      victim[i] = adult ? StrictMath.exp(0.5 * weights.normal()) : 0.15;
      patient[i] = (0.3 + age * age / 1500.0) * StrictMath.exp(0.8 * weights.normal());
      double young = StrictMath.exp(-Math.abs(age - 31) / 14.0);
      jailed[i] = adult ? restless * restless * young * (person.sex() == 'M' ? 4 : 1) : 0;
    }
    // Nobody but the seven of the story is jailed dozens of times: at most about four a year.
    double most = 4 * Arrays.stream(jailed).sum() / Math.max(40, Jail.PER_YEAR * size / 283_000);
    for (int i = 0; i < size; i++) {
      jailed[i] = Math.min(jailed[i], most);
    }
    wheels.put(Role.CALLER, new Wheel(caller));
    wheels.put(Role.SUBJECT, new Wheel(subject));
    wheels.put(Role.VICTIM, new Wheel(victim));
    wheels.put(Role.PATIENT, new Wheel(patient));
    wheels.put(Role.JAILED, new Wheel(jailed));
  }
}
