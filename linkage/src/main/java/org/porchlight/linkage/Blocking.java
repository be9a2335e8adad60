package org.porchlight.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Chooses which pairs to look at. Several passes, each a key that records of one person often
 * share; the passes follow from the roles that have values. A person is missed only where every key
 * of the two records differs.
 */
final class Blocking {
  /** Up to so many entries every pair is looked at. */
  static final int ALL_PAIRS_UP_TO = 2000;

  private static final int LARGEST_BLOCK = 300;

  private final List<Pass> passes = new ArrayList<>();

  private final Entries entries;
  private final int[] givenSound;
  private final int[] familySound;
  private final int[] familySecond;
  private final int[] givenInitial;
  private final int[] familyInitial;
  private final int[] year;
  private final int[] monthDay;
  private final int[][] refinements;
  private final double budget;

  Blocking(Entries entries) {
    this.entries = entries;
    int n = entries.size;
    budget = 8.0 * n + 50_000;
    NameDictionary names = entries.names;
    givenSound = new int[n];
    familySound = new int[n];
    familySecond = new int[n];
    givenInitial = new int[n];
    familyInitial = new int[n];
    year = new int[n];
    monthDay = new int[n];
    for (int i = 0; i < n; i++) {
      givenSound[i] = names.firstSound[entries.given[i]];
      familySound[i] = names.firstSound[entries.family[i]];
      familySecond[i] = names.secondSound[entries.family[i]];
      givenInitial[i] = names.initial(entries.given[i]);
      familyInitial[i] = names.initial(entries.family[i]);
      year[i] = BirthDate.year(entries.birth[i]);
      int month = BirthDate.month(entries.birth[i]);
      int day = BirthDate.day(entries.birth[i]);
      // Day and month in either order give one key.
      monthDay[i] = month == 0 || day == 0 ? 0 : Math.min(month, day) * 100 + Math.max(month, day);
    }
    refinements =
        new int[][] {
          givenInitial,
          monthDay,
          year,
          familyInitial,
          entries.postcode.codes(),
          entries.city.codes(),
          givenSound,
          familySound,
          entries.street.codes(),
          entries.number.codes(),
          entries.given,
          entries.family,
          entries.phone.codes(),
          entries.email.codes()
        };
    choose();
  }

  private void choose() {
    pass("birth date", year, monthDay);
    namePass();
    pass("family name by sound, birth year", familySound, year);
    pass("given name by sound, birth day and month", givenSound, monthDay);
    pass("family name by sound, birth day and month", familySound, monthDay);
    pass("initials, birth year", givenInitial, familyInitial, year);
    pass("initials, birth day and month", givenInitial, familyInitial, monthDay);
    pass("given name by sound, birth year", givenSound, year);
    if (has(familySecond)) {
      pass("second surname by sound, given name by sound", familySecond, givenSound);
      pass("second surname by sound, birth year", familySecond, year);
      pass("either surname by sound, given name by sound", eitherSurname(), givenSound);
    }
    int[] phone = entries.phone.codes();
    int[] email = entries.email.codes();
    int[] postcode = entries.postcode.codes();
    int[] number = entries.number.codes();
    int[] street = entries.street.codes();
    int[] city = entries.city.codes();
    pass("phone", phone);
    pass("email", email);
    emailAccountPass();
    for (Entries.Attribute id : entries.ids) {
      pass(id.name(), id.codes());
      halves(id);
    }
    pass("postcode, street number", postcode, number);
    pass("street, street number", street, number);
    pass("postcode, street", postcode, street);
    pass("given name by sound, postcode", givenSound, postcode);
    pass("family name by sound, postcode", familySound, postcode);
    pass("given name by sound, street", givenSound, street);
    pass("family name by sound, street", familySound, street);
    pass("given name by sound, city", givenSound, city);
    pass("family name by sound, city", familySound, city);
    pass("birth year, postcode", year, postcode);
    pass("birth day and month, city", monthDay, city);
    for (Entries.Attribute other : entries.others) {
      pass("given name by sound, " + other.name(), givenSound, other.codes());
      pass("family name by sound, " + other.name(), familySound, other.codes());
      if (other.values().length > entries.size / 20) {
        pass(other.name(), other.codes());
      }
    }
  }

  /** Whether any entry has a key at all. */
  boolean usable() {
    return passes.stream().anyMatch(Pass::any);
  }

  /** Groups the entries by each pass that brings any two together. */
  List<Block> blocks(Workers workers) {
    AtomicInteger next = new AtomicInteger();
    Block[] built = new Block[passes.size()];
    workers.run(
        () -> {
          for (int p = next.getAndIncrement(); p < built.length; p = next.getAndIncrement()) {
            Pass pass = passes.get(p);
            built[p] =
                new Block(pass.name(), pass.keys().get(), refinements, LARGEST_BLOCK, budget);
          }
        });
    return Arrays.stream(built).filter(block -> block.report.pairs() > 0).toList();
  }

  /**
   * One way to bring records together.
   *
   * @param any whether any entry has a key
   * @param keys of each entry, 0 for none; worked out when they are needed, as there are many
   */
  private record Pass(String name, boolean any, Supplier<long[]> keys) {}

  private static boolean has(int[] values) {
    for (int value : values) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  private int[] eitherSurname() {
    int[] either = new int[entries.size];
    for (int i = 0; i < either.length; i++) {
      either[i] = familySecond[i] == 0 ? familySound[i] : Math.max(familySound[i], familySecond[i]);
    }
    return either;
  }

  private void pass(String name, int[]... parts) {
    passes.add(new Pass(name, anyHasAll(parts), () -> keys(name, parts)));
  }

  private static boolean anyHasAll(int[][] parts) {
    for (int i = 0; i < parts[0].length; i++) {
      boolean all = true;
      for (int[] part : parts) {
        all &= part[i] != 0;
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  private static long[] keys(String name, int[][] parts) {
    long[] keys = new long[parts[0].length];
    long salt = Bits.hash(name) | 1;
    for (int i = 0; i < keys.length; i++) {
      long key = salt;
      for (int[] part : parts) {
        key = part[i] == 0 ? 0 : Bits.mix(key, part[i]) | 1;
        if (key == 0) {
          break;
        }
      }
      keys[i] = key;
    }
    return keys;
  }

  /** Both names by sound, in either order, so that swapped names meet. */
  private void namePass() {
    int[][] both = {givenSound, familySound};
    passes.add(
        new Pass(
            "both names by sound, in either order",
            anyHasAll(both),
            () -> {
              long[] keys = new long[entries.size];
              for (int i = 0; i < keys.length; i++) {
                int a = givenSound[i];
                int b = familySound[i];
                keys[i] = a == 0 || b == 0 ? 0 : Bits.mix(Math.min(a, b), Math.max(a, b)) | 1;
              }
              return keys;
            }));
  }

  private void emailAccountPass() {
    if (entries.email.present()) {
      int[] accounts = new int[entries.email.values().length];
      for (int code = 1; code < accounts.length; code++) {
        String email = entries.email.values()[code];
        int at = email.indexOf('@');
        accounts[code] = at < 3 ? 0 : (int) Bits.hash(email.substring(0, at)) | 1;
      }
      int[] keys = new int[entries.size];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = accounts[entries.email.codes()[i]];
      }
      pass("email before the @", keys);
    }
  }

  /** First and second half of a number, so that one slip leaves one of them whole. */
  private void halves(Entries.Attribute id) {
    String[] values = id.values();
    for (int half = 0; half < 2; half++) {
      int[] ofCode = new int[values.length];
      for (int code = 1; code < values.length; code++) {
        String value = values[code];
        int middle = (value.length() + 1) / 2;
        if (value.length() >= 6) {
          String part = half == 0 ? value.substring(0, middle) : value.substring(middle);
          ofCode[code] = (int) Bits.hash(part) | 1;
        }
      }
      int[] keys = new int[entries.size];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = ofCode[id.codes()[i]];
      }
      pass((half == 0 ? "first" : "second") + " half of " + id.name(), keys);
    }
  }
}
