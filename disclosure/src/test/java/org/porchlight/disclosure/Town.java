package org.porchlight.disclosure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.porchlight.disclosure.TrueCell.Counted;
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
 * A made-up town that publishes every month, with records that come late and records that are
 * corrected. Five tables count the same calls: by nature in neighborhoods and districts, by nature
 * in beats that cross the neighborhoods, by hour, by how far the team came, and, of the calls that
 * were reached, by team.
 */
final class Town {
  static final String SET = "calls.received";
  private static final int FIRST_YEAR = 2024;
  private static final int BLOCKS = 24;
  private static final int HOODS = 8;
  private static final int BEATS = 5;
  private static final List<String> NATURES =
      List.of("theft", "noise", "medical", "welfare", "overdose");
  private static final List<String> HOURS = List.of("night", "morning", "afternoon", "evening");
  private static final List<String> STAGES = List.of("reached", "missed");
  private static final List<String> TEAMS = List.of("street", "phone", "officer");
  private static final Map<String, Tier> TIERS = new HashMap<>();

  static {
    TIERS.put("theft", Tier.OPEN);
    TIERS.put("noise", Tier.OPEN);
    TIERS.put("medical", Tier.GUARDED);
    TIERS.put("welfare", Tier.GUARDED);
    TIERS.put("overdose", Tier.SENSITIVE);
    HOURS.forEach(hour -> TIERS.put(hour, Tier.GUARDED));
    STAGES.forEach(stage -> TIERS.put(stage, Tier.GUARDED));
    TEAMS.forEach(team -> TIERS.put(team, Tier.GUARDED));
  }

  /**
   * A call.
   *
   * @param month months since the first
   * @param known from which release on it is in the records; later than its month when it is late
   * @param corrected from which release on its nature is {@code then}
   */
  private record Call(
      int person,
      int block,
      int month,
      int known,
      String nature,
      int corrected,
      String then,
      String hour,
      String stage,
      String team) {
    String nature(int release) {
      return release >= corrected ? then : nature;
    }
  }

  private final List<Call> calls = new ArrayList<>();
  private final boolean frozen;

  private Town(List<Call> calls, boolean frozen) {
    this.calls.addAll(calls);
    this.frozen = frozen;
  }

  /** A town with so many months of calls. */
  Town(long seed, int months) {
    Random random = new Random(seed);
    frozen = true;
    double[] busy = random.doubles(BLOCKS, 0.2, 2.2).toArray();
    for (int month = 0; month < months; month++) {
      for (int block = 0; block < BLOCKS; block++) {
        int many = (int) (busy[block] * (4 + random.nextInt(8)));
        for (int i = 0; i < many; i++) {
          String nature = pick(random, NATURES, 0.3, 0.25, 0.25, 0.15, 0.05);
          boolean late = random.nextInt(12) == 0;
          boolean wrong = random.nextInt(25) == 0;
          calls.add(
              new Call(
                  (int) (Math.pow(random.nextDouble(), 1.4) * 400),
                  block,
                  month,
                  month + (late ? 1 + random.nextInt(5) : 0),
                  nature,
                  wrong ? month + 1 + random.nextInt(4) : Integer.MAX_VALUE,
                  NATURES.get(random.nextInt(NATURES.size())),
                  HOURS.get(random.nextInt(HOURS.size())),
                  pick(random, STAGES, 0.7, 0.3),
                  pick(random, TEAMS, 0.5, 0.4, 0.1)));
        }
      }
    }
  }

  private static String pick(Random random, List<String> of, double... shares) {
    double at = random.nextDouble();
    for (int i = 0; i < shares.length; i++) {
      at -= shares[i];
      if (at < 0) {
        return of.get(i);
      }
    }
    return of.getLast();
  }

  /** The same town, which counts every month anew for each release. */
  Town thatForgets() {
    return new Town(calls, false);
  }

  /** What it proposes after so many months. */
  Proposal proposal(int months) {
    List<Candidate> candidates = new ArrayList<>();
    List<LinkedSet.Names> names = new ArrayList<>();
    Map<String, String> same = new TreeMap<>();
    List.of("all", "health", "nuisance").forEach(type -> same.put(type, type));
    NATURES.forEach(type -> same.put(type, type));
    List<String> guarded = List.of("health", "medical", "welfare", "nuisance", "theft", "noise");
    List<String> every = new ArrayList<>(guarded);
    every.addAll(List.of("all", "overdose"));
    Dimension natures =
        new Dimension(
            members(every),
            List.of(
                new Dimension.Sum("all", List.of("health", "nuisance", "overdose")),
                new Dimension.Sum("health", List.of("medical", "welfare")),
                new Dimension.Sum("nuisance", List.of("theft", "noise"))),
            List.of());
    candidates.add(
        table(
            "by-nature",
            months,
            natures,
            List.of(
                new Grain("city", "month", every),
                new Grain("district", "quarter", every),
                new Grain("hood", "quarter", guarded)),
            call -> true));
    names.add(new LinkedSet.Names("by-nature", same));
    candidates.add(
        table(
            "by-beat", months, natures, List.of(new Grain("beat", "quarter", guarded)), c -> true));
    names.add(new LinkedSet.Names("by-beat", same));
    candidates.add(
        table(
            "by-hour",
            months,
            flat("all-hours", HOURS),
            List.of(
                new Grain("city", "month", with("all-hours", HOURS)),
                new Grain("hood", "quarter", HOURS)),
            call -> true));
    names.add(new LinkedSet.Names("by-hour", Map.of("all-hours", "all")));
    candidates.add(
        table(
            "by-stage",
            months,
            flat("all-stages", STAGES),
            List.of(
                new Grain("city", "month", with("all-stages", STAGES)),
                new Grain("hood", "quarter", with("all-stages", STAGES))),
            call -> true));
    names.add(new LinkedSet.Names("by-stage", Map.of("all-stages", "all", "reached", "reached")));
    candidates.add(
        table(
            "by-team",
            months,
            flat("all-teams", TEAMS),
            List.of(
                new Grain("city", "month", with("all-teams", TEAMS)),
                new Grain("district", "quarter", with("all-teams", TEAMS))),
            call -> call.stage().equals("reached")));
    names.add(new LinkedSet.Names("by-team", Map.of("all-teams", "reached")));
    LinkedSet links =
        new LinkedSet(SET, names, new LinkedSet.Ties(overlaps(), List.of()), LinkedSet.Ties.NONE);
    return Proposal.of(candidates).linked(List.of(links), between(months, guarded));
  }

  private static List<String> with(String one, List<String> others) {
    List<String> all = new ArrayList<>(List.of(one));
    all.addAll(others);
    return all;
  }

  private static List<Member> members(List<String> ids) {
    return ids.stream().map(id -> Fixtures.member(id, "type")).toList();
  }

  private static Dimension flat(String whole, List<String> parts) {
    return new Dimension(
        members(with(whole, parts)), List.of(new Dimension.Sum(whole, parts)), List.of());
  }

  private static int hood(int block) {
    return block / (BLOCKS / HOODS);
  }

  private static int beat(int block) {
    return (block + 1) / BEATS;
  }

  private static String overlap(int hood, int beat) {
    return "hood:h%d&beat:b%d".formatted(hood, beat);
  }

  private static List<Dimension.Sum> overlaps() {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    for (int block = 0; block < BLOCKS; block++) {
      String overlap = overlap(hood(block), beat(block));
      for (String whole : List.of("hood:h" + hood(block), "beat:b" + beat(block))) {
        List<String> of = parts.computeIfAbsent(whole, id -> new ArrayList<>());
        if (!of.contains(overlap)) {
          of.add(overlap);
        }
      }
    }
    return parts.entrySet().stream()
        .map(entry -> new Dimension.Sum(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Dimension areas() {
    List<Member> members = new ArrayList<>(List.of(Fixtures.member("city", "city")));
    List<String> hoods = IntStream.range(0, HOODS).mapToObj(h -> "hood:h" + h).toList();
    List<String> beats =
        IntStream.rangeClosed(0, beat(BLOCKS - 1)).mapToObj(b -> "beat:b" + b).toList();
    members.add(Fixtures.member("district:north", "district"));
    members.add(Fixtures.member("district:south", "district"));
    hoods.forEach(id -> members.add(Fixtures.member(id, "hood")));
    beats.forEach(id -> members.add(Fixtures.member(id, "beat")));
    return new Dimension(
        members,
        List.of(
            new Dimension.Sum("city", List.of("district:north", "district:south")),
            new Dimension.Sum("district:north", hoods.subList(0, 4)),
            new Dimension.Sum("district:south", hoods.subList(4, HOODS)),
            new Dimension.Sum("city", beats)),
        List.of());
  }

  private static List<String> areas(Call call) {
    int hood = hood(call.block());
    return List.of(
        "city",
        hood < 4 ? "district:north" : "district:south",
        "hood:h" + hood,
        "beat:b" + beat(call.block()));
  }

  private static String month(int month) {
    return YearMonth.of(FIRST_YEAR, 1).plusMonths(month).toString();
  }

  private static String quarter(int month) {
    return "%d-Q%d".formatted(FIRST_YEAR + month / 12, month % 12 / 3 + 1);
  }

  private static Dimension times(int months) {
    List<Member> members = new ArrayList<>();
    List<Dimension.Sum> sums = new ArrayList<>();
    for (int m = 0; m < months; m++) {
      members.add(Fixtures.member(month(m), "month"));
      if (m % 3 == 2) {
        members.add(Fixtures.member(quarter(m), "quarter"));
        sums.add(new Dimension.Sum(quarter(m), List.of(month(m - 2), month(m - 1), month(m))));
      }
    }
    return new Dimension(members, sums, List.of());
  }

  /** The calls as a release counts them: months that were published keep the counts of that day. */
  private List<Call> counted(int months) {
    return calls.stream()
        .filter(call -> call.month() < months)
        .filter(call -> call.known() <= asOf(call, months))
        .toList();
  }

  private int asOf(Call call, int months) {
    return frozen ? call.month() : months - 1;
  }

  private static List<String> types(Call call, String nature) {
    List<String> types = new ArrayList<>(List.of("all", "all-hours", "all-stages", "all-teams"));
    types.add(nature);
    switch (nature) {
      case "medical", "welfare" -> types.add("health");
      case "theft", "noise" -> types.add("nuisance");
      default -> {}
    }
    types.add(call.hour());
    types.add(call.stage());
    types.add(call.team());
    return types;
  }

  private Candidate table(
      String id, int months, Dimension types, List<Grain> grains, Predicate<Call> which) {
    Dimension areas = areas();
    Dimension times = times(months);
    Map<CellKey, Map<Integer, Long>> people = new TreeMap<>();
    for (Grain grain : grains) {
      for (Member area : areas.atLevel(grain.area())) {
        for (Member time : times.atLevel(grain.time())) {
          for (String type : grain.types()) {
            people.put(new CellKey(id, area.id(), time.id(), type), new HashMap<>());
          }
        }
      }
    }
    for (Call call : counted(months)) {
      if (which.test(call)) {
        for (String area : areas(call)) {
          for (String time : List.of(month(call.month()), quarter(call.month()))) {
            for (String type : types(call, call.nature(asOf(call, months)))) {
              Map<Integer, Long> cell = people.get(new CellKey(id, area, time, type));
              if (cell != null) {
                cell.merge(call.person(), 1L, Long::sum);
              }
            }
          }
        }
      }
    }
    List<TrueCell> cells = new ArrayList<>();
    people.forEach(
        (key, by) -> {
          long[] sizes = by.values().stream().mapToLong(Long::longValue).sorted().toArray();
          long top = sizes.length > 0 ? sizes[sizes.length - 1] : 0;
          long second = sizes.length > 1 ? sizes[sizes.length - 2] : 0;
          cells.add(
              new Counted(
                  key,
                  by.values().stream().mapToLong(Long::longValue).sum(),
                  new TrueCell.Contributors(sizes.length, top, top + second)));
        });
    LocalText words = LocalText.of("calls", "llamadas");
    LocalDate to = YearMonth.of(FIRST_YEAR, 1).plusMonths(months - 1L).atEndOfMonth();
    TableHead head =
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
            to,
            grains,
            areas,
            times,
            types,
            List.of(),
            List.of(),
            null,
            null);
    return new Candidate(head, TIERS, cells);
  }

  /** How many calls lie where a neighborhood and a beat overlap. */
  private List<Counted> between(int months, List<String> types) {
    Map<CellKey, Long> counts = new TreeMap<>();
    for (int block = 0; block < BLOCKS; block++) {
      for (int m = 2; m < months; m += 3) {
        for (String type : types) {
          counts.put(new CellKey(SET, overlap(hood(block), beat(block)), quarter(m), type), 0L);
        }
      }
    }
    for (Call call : counted(months)) {
      String overlap = overlap(hood(call.block()), beat(call.block()));
      for (String type : types(call, call.nature(asOf(call, months)))) {
        counts.computeIfPresent(
            new CellKey(SET, overlap, quarter(call.month()), type), (key, n) -> n + 1);
      }
    }
    List<Counted> between = new ArrayList<>();
    counts.forEach((key, count) -> between.add(new Counted(key, count, null)));
    return between;
  }
}
