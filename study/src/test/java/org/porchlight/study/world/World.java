package org.porchlight.study.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a made-up study holds.
 *
 * @param agencies ids
 * @param sources what they send, and who may see it
 * @param mentions in the order of their numbers
 * @param ties between mentions of one person, mostly
 * @param nearMisses between mentions of two persons, mostly
 * @param uses of numbers and places
 */
record World(
    List<String> agencies,
    List<Src> sources,
    List<Said> mentions,
    List<Pair> ties,
    List<Pair> nearMisses,
    List<Use> uses) {
  static final ZoneId ZONE = ZoneId.of("America/New_York");
  static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);
  static final List<Integer> WINDOWS = List.of(30, 365);

  /** Few, so that spellings repeat. */
  private static final List<String> GIVEN = List.of("Ana", "Ann", "Anna");

  private static final List<String> FAMILY = List.of("Ruiz", "Ruis", "O'Neil\tBack\\slash");

  /**
   * A source.
   *
   * @param seenBy agencies
   * @param completeTo the last day it is complete for
   */
  record Src(
      String id,
      String agency,
      boolean linkable,
      boolean contacts,
      Set<String> seenBy,
      LocalDate completeTo) {}

  /**
   * A mention.
   *
   * @param person the number of its person, as the run says
   */
  record Said(
      int id,
      Src source,
      String record,
      String role,
      int person,
      @Nullable String name,
      @Nullable String given,
      @Nullable String family,
      @Nullable String born,
      @Nullable Instant occurred,
      boolean contact,
      boolean doubtful) {
    String key() {
      return source.id() + "/" + record + "/" + role;
    }

    /** As it is shown; null when there is none. */
    @Nullable String spelling() {
      if (name != null) {
        return name;
      }
      if (given == null) {
        return family;
      }
      return family == null ? given : given + " " + family;
    }

    /** Word for word the same. */
    boolean copies(Said other) {
      return java.util.Objects.equals(name, other.name)
          && java.util.Objects.equals(given, other.given)
          && java.util.Objects.equals(family, other.family)
          && java.util.Objects.equals(born, other.born);
    }
  }

  /** Two mentions that were compared. */
  record Pair(int left, int right, float bits) {}

  /** A record with a number (even) or place (odd). */
  record Use(int frequent, Src source, String record, Instant occurred) {}

  static World random(RandomGenerator dice) {
    List<String> agencies = List.of("crisis", "fire", "police");
    List<Src> sources = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Set<String> seenBy = new TreeSet<>();
      String agency = agencies.get(i % agencies.size());
      if (dice.nextInt(6) > 0) {
        seenBy.add(agency);
      }
      for (String other : agencies) {
        if (dice.nextInt(3) == 0) {
          seenBy.add(other);
        }
      }
      sources.add(
          new Src(
              "source-" + i,
              agency,
              dice.nextInt(4) > 0,
              dice.nextInt(4) > 0,
              seenBy,
              LAST_DAY.minusDays(dice.nextInt(20))));
    }
    List<Said> mentions = new ArrayList<>();
    int persons = 6;
    Set<String> keys = new TreeSet<>();
    while (mentions.size() < 40) {
      Said said = said(dice, mentions.size(), sources, persons);
      if (keys.add(said.key())) {
        mentions.add(said);
      }
    }
    return new World(
        agencies, sources, mentions, pairs(dice, 60), pairs(dice, 40), uses(dice, sources));
  }

  private static Said said(RandomGenerator dice, int id, List<Src> sources, int persons) {
    boolean whole = dice.nextInt(3) == 0;
    String given = dice.nextInt(5) == 0 ? null : one(dice, GIVEN);
    String family = dice.nextInt(5) == 0 ? null : one(dice, FAMILY);
    return new Said(
        id,
        one(dice, sources),
        "R/" + dice.nextInt(7),
        one(dice, List.of("subject", "caller")),
        dice.nextInt(persons),
        whole ? given + " " + family : null,
        whole ? null : given,
        whole ? null : family,
        dice.nextBoolean() ? null : "19" + (50 + dice.nextInt(3)),
        dice.nextInt(12) == 0 ? null : moment(dice),
        dice.nextInt(4) > 0,
        dice.nextInt(5) == 0);
  }

  /** Around the edges of the windows as often as not. */
  private static Instant moment(RandomGenerator dice) {
    LocalDate day =
        LAST_DAY.minusDays(dice.nextBoolean() ? dice.nextInt(60) : 340 + dice.nextInt(60));
    return day.atStartOfDay(ZONE)
        .toInstant()
        .plus(dice.nextInt(3) == 0 ? 0 : dice.nextInt(24 * 60), ChronoUnit.MINUTES);
  }

  private static List<Pair> pairs(RandomGenerator dice, int count) {
    List<Pair> pairs = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    while (pairs.size() < count) {
      int left = dice.nextInt(40);
      int right = dice.nextInt(40);
      if (left != right && seen.add(Math.min(left, right) + "-" + Math.max(left, right))) {
        pairs.add(new Pair(left, right, pairs.size() + 0.5f));
      }
    }
    return pairs;
  }

  private static List<Use> uses(RandomGenerator dice, List<Src> sources) {
    List<Use> uses = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < 30; i++) {
      Use use = new Use(dice.nextInt(5), one(dice, sources), "U" + dice.nextInt(20), moment(dice));
      if (seen.add(use.frequent() + use.source().id() + use.record())) {
        uses.add(use);
      }
    }
    return uses;
  }

  static <T> T one(RandomGenerator dice, List<T> from) {
    return from.get(dice.nextInt(from.size()));
  }
}
