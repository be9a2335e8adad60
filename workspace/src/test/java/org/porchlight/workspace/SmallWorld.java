package org.porchlight.workspace;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.counts.Band;
import org.porchlight.study.counts.Comparison;
import org.porchlight.study.counts.Concentration;
import org.porchlight.study.counts.RunFigures;
import org.porchlight.study.load.Loading;
import org.porchlight.study.load.NewMention;
import org.porchlight.study.load.NewTie;
import org.porchlight.study.load.StandingDecisions;
import org.porchlight.study.load.StudyLoad;
import org.porchlight.study.people.FrequentKind;
import org.porchlight.study.people.Particulars;

/** Invented people of the small city. Their surname can be found again wherever it leaks to. */
final class SmallWorld {
  static final String CANARY = "Zzcanary";
  static final String CANARY_PHONE = "9195550147";

  private static final List<Comparison> COMPARISONS =
      List.of(
          new Comparison(
              "given-name",
              List.of("not known", "same, common", "nickname or short form", "different")),
          new Comparison(
              "family-name", List.of("not known", "same, rare", "one slip", "different")),
          new Comparison(
              "birth-date", List.of("not known", "same", "day and month swapped", "different")),
          new Comparison("phone", List.of("not known", "same", "one slip", "different")));

  /** Seen by crisis, police and others: they have records everywhere. */
  final Map<String, String> persons = new LinkedHashMap<>();

  /** Numbers of mentions by a short name. */
  final Map<String, Integer> mentions = new LinkedHashMap<>();

  final Map<String, String> frequents = new LinkedHashMap<>();

  private final SplittableRandom random = new SplittableRandom(11);
  private final List<NewMention> all = new ArrayList<>();
  private final List<NewTie> ties = new ArrayList<>();

  private SmallWorld() {}

  static SmallWorld load(StudyLoad load) throws SQLException {
    SmallWorld world = new SmallWorld();
    StandingDecisions decisions = load.decisions();
    try (Loading loading =
        load.begin(
            Instant.parse("2026-07-01T06:00:00Z"),
            new RunFigures(
                1_204,
                611,
                48_310,
                9.2,
                14.5,
                COMPARISONS,
                Map.of(SmallCity.CALLS, 318L),
                new RunFigures.Quality(0.991, 0.974, 0.982)),
            "model",
            decisions)) {
      world.write(loading);
      loading.finish();
    }
    return world;
  }

  private void write(Loading loading) throws SQLException {
    String most = person(loading, "most");
    stretch(most, "Marisol", CANARY, "1979-05-02", SmallCity.CRISIS, 46, 410);
    stretch(most, "Marisol", CANARY, "1979-05-02", SmallCity.POLICE, 14, 500);
    stretch(most, "Mary", CANARY, "1979-02-05", SmallCity.JAIL, 5, 600);
    stretch(most, "Marisol", CANARY + "e", "1979-05-02", SmallCity.FIRE, 4, 300);
    String twin = person(loading, "almost");
    stretch(twin, "Mari", CANARY, "1979-05-12", SmallCity.CRISIS, 3, 200);
    String police = person(loading, "police-only");
    stretch(police, "Dwight", "Police" + CANARY, "1990-11-23", SmallCity.POLICE, 11, 340);
    String crisis = person(loading, "crisis-only");
    stretch(crisis, "Ines", "Crisis" + CANARY, "1968-08-30", SmallCity.CRISIS, 12, 340);
    List<String> given = List.of("Ana", "Luis", "Grace", "Omar", "Lena", "Victor", "Nadia", "Paul");
    List<String> family = List.of("Oakes", "Ibarra", "Flint", "Sorrel", "Mbeki", "Quist", "Tran");
    for (int i = 0; i < 40; i++) {
      String name = "person-" + i;
      String id = person(loading, name);
      String first = given.get(i % given.size());
      String last = family.get(i % family.size());
      String born = "19%02d-%02d-%02d".formatted(50 + i, 1 + i % 12, 1 + i % 28);
      stretch(id, first, last, born, SmallCity.CRISIS, 1 + 60 / (i + 3), 360);
      stretch(id, first, last, born, SmallCity.POLICE, 1 + 30 / (i + 2), 360);
    }
    for (NewMention mention : all) {
      loading.mention(mention);
    }
    for (NewTie tie : ties) {
      loading.tie(tie);
    }
    nearMiss(loading, "almost", 6.4f, -1.2f);
    nearMiss(loading, "person-3", 2.1f, -4.4f);
    bands(loading);
    frequents(loading);
  }

  private String person(Loading loading, String name) throws SQLException {
    String id = loading.newPerson();
    persons.put(name, id);
    return id;
  }

  /** So many records over so many days, each tied to the one before. */
  private void stretch(
      String person,
      String given,
      String family,
      String born,
      String source,
      int records,
      int days) {
    for (int i = 0; i < records; i++) {
      int id = all.size();
      Instant when =
          SmallCity.TODAY
              .minusDays((long) i * days / records)
              .atTime(random.nextInt(24), random.nextInt(60))
              .atZone(SmallCity.ZONE)
              .toInstant();
      boolean stay = source.equals(SmallCity.JAIL);
      all.add(
          new NewMention(
              id,
              source,
              "%s-%04d".formatted(source.substring(0, 2), id),
              source.equals(SmallCity.FIRE) ? "patient" : "subject",
              person,
              new Particulars(
                  null,
                  given,
                  family,
                  born,
                  "F",
                  null,
                  source.equals(SmallCity.CRISIS) ? CANARY_PHONE : null,
                  null),
              "%d Harbor St".formatted(100 + i),
              when,
              stay && i > 0 ? when.plusSeconds(86_400L * (2 + i)) : null,
              true,
              i == 2 && source.equals(SmallCity.POLICE),
              details(source, i)));
      mentions.putIfAbsent(person + "/" + source, id);
      if (id > 0 && all.get(id - 1).person().equals(person)) {
        boolean same = born.equals(all.get(id - 1).particulars().born());
        ties.add(tie(id, id - 1, same ? 8.1f : -2.3f));
      }
    }
  }

  private Map<String, String> details(String source, int i) {
    return switch (source) {
      case SmallCity.CRISIS ->
          Map.of(
              "nature", i % 3 == 0 ? "mental-health" : "welfare",
              "outcome", i % 4 == 0 ? "transport" : "resolved");
      case SmallCity.POLICE ->
          Map.of("nature", i % 2 == 0 ? "trespass" : "intoxicated", "disposition", "no-report");
      case SmallCity.FIRE -> Map.of("incident-type", "fall");
      default -> Map.of("charge", "Second degree trespass");
    };
  }

  private static NewTie tie(int mention, int partner, float born) {
    float[] bits = {2.2f, 11.4f, born, 6.5f};
    byte[] levels = {1, 1, (byte) (born > 0 ? 1 : 2), 1};
    float sum = -13.6f;
    for (float one : bits) {
      sum += one;
    }
    return new NewTie(mention, partner, sum, levels, bits);
  }

  private void nearMiss(Loading loading, String other, float given, float born)
      throws SQLException {
    int left = mention("most", SmallCity.CRISIS);
    int right = mention(other, SmallCity.CRISIS);
    float[] bits = {given, 11.4f, born, 0f};
    loading.nearMiss(
        new NewTie(left, right, -13.6f + given + 11.4f + born, new byte[] {2, 1, 2, 0}, bits));
  }

  int mention(String person, String source) {
    return Objects.requireNonNull(mentions.get(persons.get(person) + "/" + source));
  }

  private void bands(Loading loading) throws SQLException {
    Map<String, String> agencies = new LinkedHashMap<>();
    agencies.put("crisis", SmallCity.CRISIS);
    agencies.put("police", SmallCity.POLICE);
    agencies.put("jail", SmallCity.JAIL);
    agencies.put("fire", SmallCity.FIRE);
    agencies.put(Band.ACROSS, "");
    for (Map.Entry<String, String> agency : agencies.entrySet()) {
      for (int window : List.of(90, 180, 365, 730)) {
        Map<String, Integer> counts = counts(agency.getValue(), window);
        for (int least : List.of(5, 10, 20, 40)) {
          int count = (int) counts.values().stream().filter(n -> n >= least).count();
          loading.band(
              new Band(
                  agency.getKey(),
                  window,
                  least,
                  count,
                  Math.max(0, count - count / 10),
                  count + count / 10,
                  count + count / 15));
        }
        long sum = counts.values().stream().mapToInt(Integer::intValue).sum();
        loading.concentration(
            new Concentration(
                agency.getKey(),
                window,
                1_000,
                4 * sum + 1,
                List.of(
                    new Concentration.Point(0.001, 0.035),
                    new Concentration.Point(0.005, 0.12),
                    new Concentration.Point(0.01, 0.18),
                    new Concentration.Point(0.05, 0.41),
                    new Concentration.Point(0.1, 0.56),
                    new Concentration.Point(0.5, 0.88))));
      }
    }
  }

  private Map<String, Integer> counts(String source, int window) {
    LocalDate first = SmallCity.TODAY.minusDays(window - 1L);
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (NewMention mention : all) {
      Instant occurred = Objects.requireNonNull(mention.occurred());
      if ((source.isEmpty() || mention.source().equals(source))
          && !LocalDate.ofInstant(occurred, SmallCity.ZONE).isBefore(first)) {
        counts.merge(mention.person(), 1, Integer::sum);
      }
    }
    return counts;
  }

  private void frequents(Loading loading) throws SQLException {
    uses(loading, "number", FrequentKind.NUMBER, "(919) 555-0147", SmallCity.CRISIS, 46);
    uses(loading, "locked", FrequentKind.NUMBER, "(919) 555-0163", SmallCity.CALLS, 212);
    uses(loading, "place", FrequentKind.PLACE, "420 Wharf Rd", SmallCity.POLICE, 38);
    uses(loading, "other-place", FrequentKind.PLACE, "7 Mill Ln", SmallCity.FIRE, 24);
  }

  private void uses(
      Loading loading, String name, FrequentKind kind, String value, String source, int uses)
      throws SQLException {
    String id = loading.frequent(kind, value);
    frequents.put(name, id);
    for (int i = 0; i < uses; i++) {
      String record = "%s-%s-%d".formatted(name, source, i);
      @Nullable Instant when =
          SmallCity.TODAY
              .minusDays(i * 300L / uses)
              .atTime(9, 30)
              .atZone(SmallCity.ZONE)
              .toInstant();
      loading.frequentUse(id, source, record, when);
    }
  }
}
