package org.porchlight.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Made-up people with the records that several agencies would keep of them: skewed names, families
 * in one house, twins, fathers and sons of one name, two surnames, moves, marriages, a shelter that
 * is many people's address and phone, a few people with very many records, and all the slips of
 * hurried typing. The truth is known.
 */
public final class MadeUpPeople {
  private static final String[] GIVEN =
      """
      James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara
      Richard Susan Joseph Jessica Thomas Karen Charles Sarah Christopher Lisa Daniel Nancy Matthew
      Sandra Anthony Ashley Mark Emily Steven Kimberly Andrew Donna Paul Michelle Joshua Carol
      Kenneth Amanda Kevin Melissa Brian Deborah George Stephanie Timothy Rebecca Jose Laura Maria
      Juan Ana Luis Carmen Carlos Rosa Miguel Guadalupe Jorge Lucia Pedro Elena Francisco Isabel
      Alejandro Gabriela Ricardo Veronica Fernando Beatriz Andre Keisha Jamal Latoya Tyrone Ebony
      Darnell Shanice Malik Aaliyah Wei Mei Minh Linh Ahmed Fatima Omar Aisha Ivan Olga Dmitri Nadia
      Theodore Harriet Silas Winifred Ezra Cordelia Rufus Philippa Anselm Ottilie Lysander Perpetua
      """
          .strip()
          .split("\\s+");
  private static final String[] SYLLABLES =
      """
      an ber cal dor el fen gar hol in jor kel lan mor nes or pen quil ros sal tor ul ven wes yar zel
      ash bran col dun ever ford gil ham iver kirk lock mar nor oak pres rid shel thorn under vale
      """
          .strip()
          .split("\\s+");
  private static final String[] FAMILY =
      """
      Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez
      Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris
      Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill
      Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts
      """
          .strip()
          .split("\\s+");
  private static final String[][] SHORT = {
    {"Robert", "Bob"}, {"William", "Bill"}, {"Elizabeth", "Liz"}, {"Michael", "Mike"},
    {"Jose", "Pepe"}, {"Francisco", "Paco"}, {"James", "Jim"}, {"Jennifer", "Jen"},
    {"Guadalupe", "Lupe"}, {"Patricia", "Trish"}, {"Thomas", "Tom"}, {"Daniel", "Dan"}
  };

  final Records records;
  final List<String> truth = new ArrayList<>();

  private final SplittableRandom random;
  private final Records.Builder builder;
  private int rows;

  private MadeUpPeople(int wanted, long seed) {
    random = new SplittableRandom(seed);
    builder =
        Records.builder(
            List.of(
                new Records.Column("given", Role.GIVEN_NAME),
                new Records.Column("family", Role.FAMILY_NAME),
                new Records.Column("born", Role.BIRTH_DATE),
                new Records.Column("sex", Role.SEX),
                new Records.Column("phone", Role.PHONE),
                new Records.Column("number", Role.STREET_NUMBER),
                new Records.Column("street", Role.STREET),
                new Records.Column("city", Role.CITY),
                new Records.Column("postcode", Role.POSTCODE)));
    int household = 0;
    while (rows < wanted) {
      household(household++, wanted);
    }
    records = builder.build();
  }

  /** So many records; the same seed makes the same ones. */
  public static MadeUpPeople of(int records, long seed) {
    return new MadeUpPeople(records, seed);
  }

  /** The records, in the order in which they were made. */
  public Records records() {
    return records;
  }

  /** The values of one record, in the order of the columns. */
  public List<String> values(int row) {
    return new ArrayList<>(records.values(row));
  }

  /** Who each record really is. */
  public List<String> truth() {
    return truth;
  }

  private record Person(String who, String given, String family, String born, String sex) {}

  private record Home(String phone, String number, String street, String city, String postcode) {}

  private void household(int number, int wanted) {
    String family = family();
    if (random.nextInt(8) == 0) {
      family = family + (random.nextBoolean() ? " " : "-") + family();
    }
    Home home = random.nextInt(60) == 0 ? shelter() : home();
    int people = 1 + random.nextInt(4) * random.nextInt(2);
    int parentYear = 1940 + random.nextInt(50);
    String firstGiven = "";
    String lastBorn = "";
    for (int p = 0; p < people && rows < wanted; p++) {
      boolean child = p >= 2;
      String given = given();
      String born = date(child ? parentYear + 20 + random.nextInt(15) : parentYear + p * 2);
      String sex = random.nextBoolean() ? "F" : "M";
      String last = family;
      if (p == 1 && random.nextInt(3) == 0) {
        last = family();
      }
      if (child && random.nextInt(25) == 0 && !lastBorn.isEmpty()) {
        born = lastBorn;
      }
      if (child && random.nextInt(30) == 0) {
        given = firstGiven;
        sex = "M";
        last = last + (random.nextBoolean() ? " Jr" : "");
      }
      firstGiven = p == 0 ? given : firstGiven;
      lastBorn = born;
      write(new Person("h" + number + "p" + p, given, last, born, sex), home, wanted);
    }
  }

  private void write(Person person, Home first, int wanted) {
    int heavy = random.nextInt(400);
    int copies = heavy == 0 ? 40 + random.nextInt(80) : heavy < 8 ? 8 + random.nextInt(12) : 0;
    copies = Math.max(copies, 1 + random.nextInt(3) * random.nextInt(2));
    Home home = first;
    String family = person.family();
    for (int c = 0; c < copies && rows < wanted; c++) {
      if (random.nextInt(copies > 7 ? 12 : 6) == 0) {
        home = random.nextInt(10) == 0 ? shelter() : home();
      }
      if (random.nextInt(60) == 0 && person.sex().equals("F")) {
        family = family();
      }
      record(person, family, home);
    }
  }

  private void record(Person person, String lastName, Home home) {
    String given = person.given();
    String family = lastName;
    String born = person.born();
    if (random.nextInt(12) == 0) {
      given = shortened(given);
    }
    given = slip(given, 25);
    family = slip(family, 25);
    if (family.contains(" ") && random.nextInt(4) == 0) {
      family = family.substring(0, family.indexOf(' '));
    }
    if (random.nextInt(80) == 0) {
      String swap = given;
      given = family;
      family = swap;
    }
    born = slippedDate(born);
    String sex = random.nextInt(20) == 0 ? "" : random.nextInt(150) == 0 ? "X" : person.sex();
    String phone = random.nextInt(3) == 0 ? "" : digits(home.phone(), 40);
    boolean noHome = random.nextInt(6) == 0;
    builder.add(
        "r" + rows,
        List.of(
            random.nextInt(60) == 0 ? "" : given,
            family,
            random.nextInt(12) == 0 ? "" : born,
            sex,
            phone,
            noHome ? "" : digits(home.number(), 60),
            noHome ? "" : slip(home.street(), 25),
            home.city(),
            random.nextInt(10) == 0 ? "" : digits(home.postcode(), 60)));
    truth.add(person.who());
    rows++;
  }

  private String given() {
    return GIVEN[(int) (GIVEN.length * Math.pow(random.nextDouble(), 1.6))];
  }

  private String family() {
    if (random.nextInt(3) == 0) {
      return FAMILY[(int) (FAMILY.length * Math.pow(random.nextDouble(), 1.5))];
    }
    String name = syllable() + syllable() + (random.nextInt(3) == 0 ? syllable() : "");
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private String syllable() {
    return SYLLABLES[(int) (SYLLABLES.length * Math.pow(random.nextDouble(), 1.3))];
  }

  private Home home() {
    int area = random.nextInt(30);
    String street = syllable() + syllable() + " " + (random.nextBoolean() ? "Street" : "Avenue");
    return new Home(
        "919%07d".formatted(random.nextInt(9_999_999)),
        Integer.toString(1 + random.nextInt(1800)),
        street,
        area < 24 ? "Lantern Falls" : "Mill Ferry",
        Integer.toString(27700 + area));
  }

  private Home shelter() {
    int which = random.nextInt(3);
    return new Home("919555010" + which, "4" + which, "Harbor Street", "Lantern Falls", "27701");
  }

  private String date(int year) {
    return "%d-%02d-%02d".formatted(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private String slippedDate(String born) {
    String month = born.substring(5, 7);
    String day = born.substring(8);
    return switch (random.nextInt(60)) {
      case 0 -> born.substring(0, 5) + day + "-" + month;
      case 1 -> born.substring(0, 8) + "XX";
      case 2 -> born.substring(0, 4) + "-01-01";
      case 3, 4 -> digits(born.substring(0, 4), 1) + born.substring(4);
      case 5 -> born.substring(0, 8) + "%02d".formatted(1 + random.nextInt(28));
      default -> born;
    };
  }

  private String shortened(String given) {
    for (String[] pair : SHORT) {
      if (pair[0].equals(given)) {
        return pair[1];
      }
    }
    return random.nextInt(3) == 0 ? given.substring(0, 1) : given;
  }

  private String slip(String text, int oneIn) {
    if (random.nextInt(oneIn) != 0 || text.length() < 3) {
      return text;
    }
    int at = 1 + random.nextInt(text.length() - 2);
    char letter = (char) ('a' + random.nextInt(26));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + letter + text.substring(at);
      case 2 -> text.substring(0, at) + letter + text.substring(at + 1);
      default ->
          text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    };
  }

  private String digits(String text, int oneIn) {
    if (random.nextInt(oneIn) != 0) {
      return text;
    }
    int at = text.length() - 1 - random.nextInt(Math.min(3, text.length()));
    return text.substring(0, at) + random.nextInt(10) + text.substring(at + 1);
  }
}
