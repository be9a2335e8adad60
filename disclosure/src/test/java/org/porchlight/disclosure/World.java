package org.porchlight.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/**
 * A small city of events, each with a person, a neighborhood, an overlapping beat, a month and a
 * type. About half of its counts by neighborhood and month lie between 1 and 10.
 */
final class World {
  static final int HOODS = 7;
  static final int MONTHS = 6;
  private static final List<String> LEAVES =
      List.of("theft", "noise", "medical", "welfare", "overdose");
  static final Map<String, Tier> TIERS =
      Map.of(
          "theft", Tier.OPEN,
          "noise", Tier.OPEN,
          "medical", Tier.GUARDED,
          "welfare", Tier.GUARDED,
          "overdose", Tier.SENSITIVE);

  /** One record; the hood may be the last one, which stands for a place unknown. */
  record Event(int person, int hood, int month, String type) {}

  private final List<Event> events = new ArrayList<>();

  World(long seed) {
    Random random = new Random(seed);
    for (int hood = 0; hood < HOODS; hood++) {
      for (int month = 0; month < MONTHS; month++) {
        for (String type : LEAVES) {
          int many = (int) Math.min(150, Math.exp(random.nextGaussian() * 1.2 + 2.2) - 1);
          for (int e = 0; e < many; e++) {
            // A few people stand behind very many records.
            int person = (int) (Math.pow(random.nextDouble(), 1.6) * 90);
            events.add(new Event(person, hood, month, type));
          }
        }
      }
    }
  }

  /** Adds one person's events, all in one hood, month and type. */
  World with(int person, int hood, int month, String type, int many) {
    for (int e = 0; e < many; e++) {
      events.add(new Event(person, hood, month, type));
    }
    return this;
  }

  /** Takes out all of one person's events. */
  World without(int person) {
    events.removeIf(event -> event.person() == person);
    return this;
  }

  /** Whoever has the most events. */
  int mostSeen() {
    Map<Integer, Long> many = new HashMap<>();
    events.forEach(event -> many.merge(event.person(), 1L, Long::sum));
    return many.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private static String hood(int hood) {
    return hood == HOODS - 1 ? "hood:unknown" : "hood:h" + hood;
  }

  private static Stream<String> areas(Event event) {
    String district = event.hood() == HOODS - 1 ? "unknown" : event.hood() < 3 ? "north" : "south";
    // Beats 0 and 1 overlap: whoever lives in hood 1 is in both.
    Stream<String> beats =
        Stream.of(0, 1)
            .filter(beat -> event.hood() == beat || event.hood() == 1)
            .map(b -> "beat:b" + b);
    return Stream.concat(Stream.of("city", "district:" + district, hood(event.hood())), beats);
  }

  private static Stream<String> times(Event event) {
    return Stream.of(
        "2026", "2026-Q" + (event.month() / 3 + 1), "2026-%02d".formatted(event.month() + 1));
  }

  private static Stream<String> types(Event event) {
    String family = family(event.type());
    return family == null ? Stream.of("all", event.type()) : Stream.of("all", family, event.type());
  }

  private static @Nullable String family(String type) {
    return switch (type) {
      case "medical", "welfare" -> "health";
      case "theft", "noise" -> "nuisance";
      default -> null;
    };
  }

  /** The true table, each cell with its contributors. */
  Candidate candidate() {
    TableHead head = head();
    Map<CellKey, Map<Integer, Long>> byPerson = new HashMap<>();
    for (TableHead.Grain grain : head.grains()) {
      for (Member area : head.area().atLevel(grain.area())) {
        for (Member time : head.time().atLevel(grain.time())) {
          for (String type : grain.types()) {
            byPerson.put(new CellKey("calls", area.id(), time.id(), type), new HashMap<>());
          }
        }
      }
    }
    for (Event event : events) {
      areas(event)
          .forEach(
              area ->
                  times(event)
                      .forEach(
                          time ->
                              types(event)
                                  .forEach(
                                      type -> {
                                        var cell =
                                            byPerson.get(new CellKey("calls", area, time, type));
                                        if (cell != null) {
                                          cell.merge(event.person(), 1L, Long::sum);
                                        }
                                      })));
    }
    List<TrueCell> cells = new ArrayList<>();
    byPerson.forEach(
        (key, people) -> {
          long[] sizes = people.values().stream().mapToLong(Long::longValue).sorted().toArray();
          long top = sizes.length > 0 ? sizes[sizes.length - 1] : 0;
          long second = sizes.length > 1 ? sizes[sizes.length - 2] : 0;
          long count = people.values().stream().mapToLong(Long::longValue).sum();
          cells.add(
              new TrueCell.Counted(
                  key, count, new TrueCell.Contributors(sizes.length, top, top + second)));
        });
    return new Candidate(head, TIERS, cells);
  }

  private static TableHead head() {
    List<Member> areas = new ArrayList<>(List.of(Fixtures.member("city", "city")));
    for (String district : List.of("north", "south", "unknown")) {
      areas.add(Fixtures.member("district:" + district, "district"));
    }
    List<String> hoods = new ArrayList<>();
    for (int h = 0; h < HOODS; h++) {
      hoods.add(hood(h));
      areas.add(Fixtures.member(hood(h), "hood"));
    }
    areas.add(Fixtures.member("beat:b0", "beat"));
    areas.add(Fixtures.member("beat:b1", "beat"));
    Dimension area =
        new Dimension(
            areas,
            List.of(
                new Dimension.Sum(
                    "city", List.of("district:north", "district:south", "district:unknown")),
                new Dimension.Sum("district:north", hoods.subList(0, 3)),
                new Dimension.Sum("district:south", hoods.subList(3, HOODS - 1)),
                new Dimension.Sum("district:unknown", List.of("hood:unknown")),
                new Dimension.Sum("city", hoods)),
            List.of(
                new Dimension.Within("district:north", "beat:b0"),
                new Dimension.Within("district:north", "beat:b1"),
                new Dimension.Within("beat:b0", "hood:h0"),
                new Dimension.Within("beat:b0", "hood:h1"),
                new Dimension.Within("beat:b1", "hood:h1")));
    List<Member> times = new ArrayList<>(List.of(Fixtures.member("2026", "year")));
    List<Dimension.Sum> timeSums = new ArrayList<>();
    timeSums.add(new Dimension.Sum("2026", List.of("2026-Q1", "2026-Q2")));
    for (int q = 0; q < MONTHS / 3; q++) {
      times.add(Fixtures.member("2026-Q" + (q + 1), "quarter"));
      List<String> months = new ArrayList<>();
      for (int m = 3 * q; m < 3 * q + 3; m++) {
        months.add("2026-%02d".formatted(m + 1));
        times.add(Fixtures.member(months.getLast(), "month"));
      }
      timeSums.add(new Dimension.Sum("2026-Q" + (q + 1), months));
    }
    Dimension time = new Dimension(times, timeSums, List.of());
    List<Member> types = new ArrayList<>(List.of(Fixtures.member("all", "all")));
    types.add(Fixtures.member("health", "family"));
    types.add(Fixtures.member("nuisance", "family"));
    LEAVES.forEach(leaf -> types.add(Fixtures.member(leaf, "leaf")));
    Dimension type =
        new Dimension(
            types,
            List.of(
                new Dimension.Sum("all", List.of("health", "nuisance", "overdose")),
                new Dimension.Sum("health", List.of("medical", "welfare")),
                new Dimension.Sum("nuisance", List.of("theft", "noise"))),
            List.of());
    List<String> everyType = types.stream().map(Member::id).toList();
    List<String> guarded = List.of("health", "nuisance", "medical", "welfare", "theft");
    return Fixtures.head(
        "calls",
        Measure.COUNT,
        LocalDate.of(2026, MONTHS, 30),
        List.of(
            new TableHead.Grain("hood", "month", guarded),
            new TableHead.Grain("hood", "year", List.of("health", "medical", "welfare", "theft")),
            new TableHead.Grain("beat", "quarter", guarded),
            new TableHead.Grain("district", "quarter", everyType),
            new TableHead.Grain("city", "month", everyType),
            new TableHead.Grain("city", "year", everyType)),
        area,
        time,
        type);
  }
}
