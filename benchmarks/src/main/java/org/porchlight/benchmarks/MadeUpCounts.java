package org.porchlight.benchmarks;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.porchlight.disclosure.Candidate;
import org.porchlight.disclosure.Proposal;
import org.porchlight.disclosure.TrueCell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.LinkedSet;
import org.porchlight.release.LocalText;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.TableHead;
import org.porchlight.release.TableHead.Grain;
import org.porchlight.release.Tier;

/**
 * Log-normal counts of a made-up city by area, type and month, told in eight tables that count the
 * same records. One family of types in eight is open, all others guarded.
 */
final class MadeUpCounts {
  private static final int FAMILIES = 8;
  private static final int DISTRICTS = 6;
  private static final int FIRST_YEAR = 2021;

  private final int areas;
  private final int types;
  private final int months;
  private final Map<String, Map<CellKey, Long>> counts = new TreeMap<>();
  private final Map<String, TableHead> heads = new TreeMap<>();
  private final List<LinkedSet.Names> names = new ArrayList<>();
  private final Map<String, Tier> tiers = new HashMap<>();

  MadeUpCounts(int areas, int types, int months) {
    this.areas = areas;
    this.types = types;
    this.months = months;
    layOut();
    fill();
  }

  private static String type(int type) {
    return "t" + type;
  }

  private static String family(int type) {
    return "f" + type % FAMILIES;
  }

  private int district(int area) {
    return area * DISTRICTS / areas;
  }

  private static String month(int month) {
    return YearMonth.of(FIRST_YEAR, 1).plusMonths(month).toString();
  }

  private static String quarter(int month) {
    return "%d-Q%d".formatted(FIRST_YEAR + month / 12, month % 12 / 3 + 1);
  }

  private static String year(int month) {
    return Integer.toString(FIRST_YEAR + month / 12);
  }

  private void layOut() {
    List<String> families = new ArrayList<>(List.of("all"));
    List<Dimension.Sum> sums = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int f = 0; f < FAMILIES; f++) {
      families.add("f" + f);
      all.add("f" + f);
      List<String> parts = new ArrayList<>();
      for (int t = f; t < types; t += FAMILIES) {
        parts.add(type(t));
        tiers.put(type(t), f == 0 ? Tier.OPEN : Tier.GUARDED);
      }
      sums.add(new Dimension.Sum("f" + f, parts));
    }
    sums.add(new Dimension.Sum("all", all));
    List<String> every = new ArrayList<>(families);
    for (int t = 0; t < types; t++) {
      every.add(type(t));
    }
    Dimension natures = new Dimension(members(every), sums, List.of());
    add("1-city-month", natures, new Grain("city", "month", every), Map.of());
    add("2-district-quarter", natures, new Grain("district", "quarter", every), Map.of());
    add("3-area-month", natures, new Grain("hood", "month", every), Map.of());
    add("4-area-quarter", natures, new Grain("hood", "quarter", every), Map.of());
    add("5-area-year", natures, new Grain("hood", "year", families), Map.of());
    flat("6-by-hour", List.of("night", "day", "evening"), "all", new String[] {"city", "month"});
    flat("7-by-stage", List.of("reached", "missed"), "all", new String[] {"hood", "month"});
    flat("8-by-team", List.of("street", "phone"), "reached", new String[] {"district", "month"});
  }

  private static List<Member> members(List<String> ids) {
    return ids.stream().map(id -> new Member(id, "type", null)).toList();
  }

  private void flat(String table, List<String> parts, String whole, String[] level) {
    String own = "all-" + table;
    List<String> ids = new ArrayList<>(List.of(own));
    ids.addAll(parts);
    parts.forEach(part -> tiers.put(part, Tier.GUARDED));
    Map<String, String> common = new HashMap<>(Map.of(own, whole));
    if (parts.contains("reached")) {
      common.put("reached", "reached");
    }
    add(
        table,
        new Dimension(members(ids), List.of(new Dimension.Sum(own, parts)), List.of()),
        new Grain(level[0], level[1], ids),
        common);
  }

  private void add(String id, Dimension type, Grain grain, Map<String, String> common) {
    LocalText words = LocalText.of("calls", "llamadas");
    heads.put(
        id,
        new TableHead(
            id,
            "calls",
            "calls",
            words,
            words,
            words,
            words,
            null,
            Measure.COUNT,
            Tier.OPEN,
            List.of(),
            null,
            null,
            LocalDate.of(FIRST_YEAR, 1, 1),
            YearMonth.of(FIRST_YEAR, 1).plusMonths(months - 1L).atEndOfMonth(),
            List.of(grain),
            area(),
            time(),
            type,
            List.of(),
            List.of(),
            null,
            null));
    Map<String, String> types = new HashMap<>(common);
    if (common.isEmpty()) {
      type.members().forEach(member -> types.put(member.id(), member.id()));
    }
    names.add(new LinkedSet.Names(id, types));
    Map<CellKey, Long> cells = new HashMap<>();
    for (Member area : area().atLevel(grain.area())) {
      for (Member time : time().atLevel(grain.time())) {
        for (String one : grain.types()) {
          cells.put(new CellKey(id, area.id(), time.id(), one), 0L);
        }
      }
    }
    counts.put(id, cells);
  }

  private Dimension area() {
    List<Member> members = new ArrayList<>(List.of(new Member("city", "city", null)));
    List<Dimension.Sum> sums = new ArrayList<>();
    List<String> districts = new ArrayList<>();
    for (int d = 0; d < DISTRICTS; d++) {
      districts.add("district:" + d);
      members.add(new Member("district:" + d, "district", null));
      List<String> parts = new ArrayList<>();
      for (int a = 0; a < areas; a++) {
        if (district(a) == d) {
          parts.add("hood:" + a);
          members.add(new Member("hood:" + a, "hood", null));
        }
      }
      sums.add(new Dimension.Sum("district:" + d, parts));
    }
    sums.add(new Dimension.Sum("city", districts));
    return new Dimension(members, sums, List.of());
  }

  private Dimension time() {
    List<Member> members = new ArrayList<>();
    List<Dimension.Sum> sums = new ArrayList<>();
    for (int m = 0; m < months; m++) {
      members.add(new Member(month(m), "month", null));
      if (m % 3 == 2) {
        members.add(new Member(quarter(m), "quarter", null));
        sums.add(new Dimension.Sum(quarter(m), List.of(month(m - 2), month(m - 1), month(m))));
      }
      if (m % 12 == 11) {
        members.add(new Member(year(m), "year", null));
        sums.add(
            new Dimension.Sum(
                year(m), List.of(quarter(m - 9), quarter(m - 6), quarter(m - 3), quarter(m))));
      }
    }
    return new Dimension(members, sums, List.of());
  }

  private void fill() {
    Random random = new Random(1);
    double[] busy = random.doubles(areas, 0.3, 2).toArray();
    for (int type = 0; type < types; type++) {
      double often = random.nextGaussian() * 1.2 + 2;
      for (int area = 0; area < areas; area++) {
        for (int month = 0; month < months; month++) {
          long count = Math.round(busy[area] * Math.exp(random.nextGaussian() * 0.5 + often) - 0.5);
          count(area, type, month, Math.max(0, count), random);
        }
      }
    }
  }

  private void count(int area, int type, int month, long count, Random random) {
    long reached = split(count, 0.7, random);
    long night = split(count, 0.25, random);
    long day = split(count - night, 0.5, random);
    long street = split(reached, 0.6, random);
    Map<String, Long> natures = Map.of("all", count, family(type), count, type(type), count);
    for (int table = 1; table <= 5; table++) {
      for (Map.Entry<String, Map<CellKey, Long>> one : counts.entrySet()) {
        if (one.getKey().charAt(0) - '0' == table) {
          natures.forEach((id, n) -> add(one, area, month, id, n));
        }
      }
    }
    for (Map.Entry<String, Map<CellKey, Long>> one : counts.entrySet()) {
      Map<String, Long> parts =
          switch (one.getKey().charAt(0)) {
            case '6' -> Map.of("night", night, "day", day, "evening", count - night - day);
            case '7' -> Map.of("reached", reached, "missed", count - reached);
            case '8' -> Map.of("street", street, "phone", reached - street);
            default -> Map.of();
          };
      parts.forEach(
          (id, n) -> {
            add(one, area, month, id, n);
            add(one, area, month, "all-" + one.getKey(), n);
          });
    }
  }

  private void add(
      Map.Entry<String, Map<CellKey, Long>> table, int area, int month, String type, long n) {
    Grain grain = java.util.Objects.requireNonNull(heads.get(table.getKey())).grains().getFirst();
    String place =
        switch (grain.area()) {
          case "city" -> "city";
          case "district" -> "district:" + district(area);
          default -> "hood:" + area;
        };
    String time =
        switch (grain.time()) {
          case "month" -> month(month);
          case "quarter" -> quarter(month);
          default -> year(month);
        };
    table
        .getValue()
        .computeIfPresent(
            new CellKey(table.getKey(), place, time, type), (key, before) -> before + n);
  }

  private static long split(long count, double share, Random random) {
    long part = 0;
    for (long i = 0; i < count; i++) {
      part += random.nextDouble() < share ? 1 : 0;
    }
    return part;
  }

  /** All eight tables, tied together. */
  Proposal proposal() {
    List<Candidate> candidates = new ArrayList<>();
    heads.forEach(
        (id, head) -> {
          List<TrueCell> cells = new ArrayList<>();
          java.util.Objects.requireNonNull(counts.get(id))
              .forEach((key, count) -> cells.add(new TrueCell.Counted(key, count, null)));
          candidates.add(new Candidate(head, tiers, cells));
        });
    return Proposal.of(candidates)
        .linked(
            List.of(
                new LinkedSet("calls.received", names, LinkedSet.Ties.NONE, LinkedSet.Ties.NONE)),
            List.of());
  }
}
