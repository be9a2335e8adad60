package org.porchlight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.LinkedSet;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.TableHead;
import org.porchlight.release.TableHead.Grain;
import org.porchlight.release.Tier;

/** Small tables that count the same records, one year, one or two areas. */
class LinkedTablesTest {
  /** A table of {@code area type count} lines; the first type is the sum of the others. */
  private static Candidate table(String id, Tier tier, String... lines) {
    List<String> areas = new ArrayList<>();
    List<String> types = new ArrayList<>();
    List<TrueCell> cells = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      if (!areas.contains(words[0])) {
        areas.add(words[0]);
      }
      if (!types.contains(words[1])) {
        types.add(words[1]);
      }
      cells.add(
          new Counted(new CellKey(id, words[0], "2026", words[1]), Long.parseLong(words[2]), null));
    }
    Map<String, Tier> tiers = new HashMap<>();
    types.forEach(type -> tiers.put(type, tier));
    List<Dimension.Sum> sums =
        types.size() < 2
            ? List.of()
            : List.of(new Dimension.Sum(types.getFirst(), types.subList(1, types.size())));
    TableHead head =
        Fixtures.head(
            id,
            Measure.COUNT,
            List.of(new Grain("hood", "year", types)),
            new Dimension(members(areas, "hood"), List.of(), List.of()),
            new Dimension(members(List.of("2026"), "year"), List.of(), List.of()),
            new Dimension(members(types, "type"), sums, List.of()));
    return new Candidate(head, tiers, cells);
  }

  private static List<Member> members(List<String> ids, String level) {
    return ids.stream().map(id -> Fixtures.member(id, level)).toList();
  }

  private static @Nullable Long shown(Compilation compilation, String cell) {
    CellKey key = CellKey.parse(cell);
    return compilation.tables().stream()
        .filter(table -> table.head().id().equals(key.table()))
        .findFirst()
        .flatMap(table -> table.find(key.area(), key.time(), key.type()))
        .map(Cell::value)
        .orElse(null);
  }

  private static LinkedSet set(LinkedSet.Ties area, LinkedSet.Ties type, LinkedSet.Names... names) {
    return new LinkedSet("calls.received", List.of(names), area, type);
  }

  /**
   * 30 in all, by kind 3 and 27; by hour 14 and 16: what one table hides, the other may not show.
   */
  @Test
  void aTotalIsOneNumberInEveryTable() {
    List<Candidate> tables =
        List.of(
            table("kinds", Tier.GUARDED, "a all 30", "a falls 3", "a fires 27"),
            table("hours", Tier.GUARDED, "a any 30", "a day 14", "a night 16"));
    LinkedSet set =
        set(
            LinkedSet.Ties.NONE,
            LinkedSet.Ties.NONE,
            new LinkedSet.Names("kinds", Map.of("all", "all")),
            new LinkedSet.Names("hours", Map.of("any", "all")));
    Compilation linked =
        Fixtures.compiler().compile(Proposal.of(tables).linked(List.of(set), List.of()));
    assertThat(shown(linked, "kinds/a/2026/all")).isEqualTo(shown(linked, "hours/a/2026/any"));
    assertThat(shown(linked, "kinds/a/2026/falls")).isNull();
  }

  /** Exact hours add up to an exact total, and that less exact fires is 3. */
  @Test
  void aTableThatGivesAnotherAwayIsMadeCoarser() {
    Candidate kinds = table("kinds", Tier.OPEN, "a all 30", "a falls 3", "a fires 27");
    Map<String, Tier> tiers = new HashMap<>(kinds.tierOfType());
    tiers.put("falls", Tier.GUARDED);
    tiers.put("all", Tier.GUARDED);
    List<Candidate> tables =
        List.of(
            new Candidate(kinds.head(), tiers, kinds.cells()),
            table("hours", Tier.OPEN, "a any 30", "a day 14", "a night 16"));
    LinkedSet set =
        set(
            LinkedSet.Ties.NONE,
            LinkedSet.Ties.NONE,
            new LinkedSet.Names("kinds", Map.of("all", "all")),
            new LinkedSet.Names("hours", Map.of("any", "all")));
    Compilation linked =
        Fixtures.compiler().compile(Proposal.of(tables).linked(List.of(set), List.of()));
    assertThat(linked.audit().coarsened()).isNotEmpty();
    assertThat(
            linked.audit().coarsened().stream()
                .map(Manifest.Coarsening::table)
                .allMatch(List.of("kinds", "hours")::contains))
        .isTrue();
    boolean allThere =
        shown(linked, "hours/a/2026/day") != null
            && shown(linked, "hours/a/2026/night") != null
            && shown(linked, "kinds/a/2026/fires") != null;
    assertThat(allThere).isFalse();
  }

  /** Of 40 eligible calls 38 were reached; the two others have no name in any table. */
  @Test
  void whatIsLeftOfAWholeIsGuarded() {
    // 38 to 42 less 33 to 37 leaves one to nine: wide enough.
    assertThat(hiddenFor(40, 35)).isZero();
    // Both would show 40, and leave none to four.
    assertThat(hiddenFor(40, 38)).isEqualTo(1);
    assertThat(hiddenFor(42, 42)).isEqualTo(1);
    assertThat(hiddenFor(60, 30)).isZero();
  }

  private static long hiddenFor(long eligible, long reached) {
    return Fixtures.compiler().compile(List.of(rest(eligible, reached))).audit().hiddenByAudit();
  }

  /** A total and one of its two parts; the other is published nowhere. */
  private static Candidate rest(long eligible, long reached) {
    Dimension types =
        new Dimension(
            List.of(
                Fixtures.member("eligible", "all"),
                Fixtures.member("reached", "type"),
                Fixtures.member("missed", "type")),
            List.of(new Dimension.Sum("eligible", List.of("reached", "missed"))),
            List.of());
    TableHead head =
        Fixtures.head(
            "stages",
            Measure.COUNT,
            List.of(new TableHead.Grain("city", "year", List.of("eligible", "reached"))),
            new Dimension(List.of(Fixtures.member("city", "city")), List.of(), List.of()),
            new Dimension(List.of(Fixtures.member("2026", "year")), List.of(), List.of()),
            types);
    return new Candidate(
        head,
        Map.of("reached", Tier.GUARDED, "missed", Tier.GUARDED),
        List.of(
            new Counted(new CellKey("stages", "city", "2026", "eligible"), eligible, null),
            new Counted(new CellKey("stages", "city", "2026", "reached"), reached, null)));
  }

  /** Beat and neighborhood differ by one call in the strip between them. */
  @Test
  void aSliverBetweenTwoLayersIsGuarded() {
    Candidate hood = table("hoods", Tier.GUARDED, "hood falls 41");
    Candidate beat = table("beats", Tier.GUARDED, "beat falls 42");
    LinkedSet set =
        set(
            new LinkedSet.Ties(
                List.of(
                    new Dimension.Sum("hood", List.of("hood&beat")),
                    new Dimension.Sum("beat", List.of("hood&beat", "strip&beat"))),
                List.of()),
            LinkedSet.Ties.NONE,
            new LinkedSet.Names("hoods", Map.of("falls", "falls")),
            new LinkedSet.Names("beats", Map.of("falls", "falls")));
    List<Counted> between =
        List.of(
            new Counted(new CellKey("calls.received", "strip&beat", "2026", "falls"), 1, null),
            new Counted(new CellKey("calls.received", "hood&beat", "2026", "falls"), 41, null));
    Compilation linked =
        Fixtures.compiler().compile(Proposal.of(List.of(hood, beat)).linked(List.of(set), between));
    assertThat(linked.audit().hiddenByAudit()).isEqualTo(1);
    Compilation apart = Fixtures.compiler().compile(List.of(hood, beat));
    assertThat(apart.audit().hidden()).isZero();
  }

  /** Those seen 20 times or more are 8, of them 4 came 40 times: 4 lie between. */
  @Test
  void whatLiesBetweenTwoThresholdsIsGuarded() {
    Candidate bands = table("bands", Tier.GUARDED, "city at-least-5 74");
    Candidate more = table("more", Tier.GUARDED, "city at-least-10 70");
    LinkedSet set =
        set(
            LinkedSet.Ties.NONE,
            new LinkedSet.Ties(
                List.of(new Dimension.Sum("at-least-5", List.of("at-least-10", "from-5-to-9"))),
                List.of()),
            new LinkedSet.Names("bands", Map.of("at-least-5", "at-least-5")),
            new LinkedSet.Names("more", Map.of("at-least-10", "at-least-10")));
    Compilation linked =
        Fixtures.compiler()
            .compile(Proposal.of(List.of(bands, more)).linked(List.of(set), List.of()));
    // 72 to 77 less 68 to 72: the four between lie from 0 to 9, wide enough.
    assertThat(linked.audit().hidden()).isZero();
    Candidate closer = table("more", Tier.GUARDED, "city at-least-10 74");
    Compilation hidden =
        Fixtures.compiler()
            .compile(Proposal.of(List.of(bands, closer)).linked(List.of(set), List.of()));
    // Both show 75: none to four between them would be known.
    assertThat(hidden.audit().hiddenByAudit()).isEqualTo(1);
  }
}
