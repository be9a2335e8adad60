package org.porchlight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.disclosure.ReleaseDecision.RefusalReason;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

class DisclosureCompilerTest {

  private static ReleasedTable release(Candidate candidate) {
    return Fixtures.compiler().compile(List.of(candidate)).tables().getFirst();
  }

  private static String shown(Grid grid) {
    return grid.show(release(grid.candidate()));
  }

  @Test
  void smallCountsAreHiddenAndOthersRounded() {
    Grid grid =
        Grid.of(
            """
                  falls  fires  checks
            east      0     11      18
            west     10     17     103
            """);
    assertThat(shown(grid))
        .isEqualTo(
            """
                     falls   fires  checks
            east         ·      15      20
            west         ·      15     105
            """);
  }

  @Test
  void openCountsAreExactZeroIncluded() {
    Grid grid =
        Grid.of(
                """
                      theft  noise
                east      0      3
                west     17    101
                """)
            .tier("theft", Tier.OPEN)
            .tier("noise", Tier.OPEN);
    Compilation compilation = Fixtures.compiler().compile(List.of(grid.candidate()));
    assertThat(compilation.decisions().get("calls"))
        .isInstanceOfSatisfying(
            ReleaseDecision.Released.class,
            released -> {
              assertThat(released.table().head().exactTypes()).containsExactly("theft", "noise");
              assertThat(released.table().head().tier()).isEqualTo(Tier.OPEN);
              assertThat(grid.show(released.table()))
                  .isEqualTo(
                      """
                               theft   noise
                      east         0       3
                      west        17     101
                      """);
            });
  }

  /** Rounding the parts and adding them up would show 60 for the city. */
  @Test
  void totalsAreRoundedFromTheTrueCount() {
    Grid grid =
        Grid.of(
            """
                  checks
            a         12
            b         12
            c         12
            d         12
            city      48
            """);
    assertThat(shown(grid))
        .isEqualTo(
            """
                    checks
            a           15
            b           15
            c           15
            d           15
            city        50
            """);
  }

  /** 25 less 25 leaves at most 4, rounding and all: hiding the 1 alone protects nobody. */
  @Test
  void aCountThatSubtractionWouldGiveAwayGetsCompany() {
    Grid grid =
        Grid.of(
            """
                  falls  fires  all
            east      1     25   26
            """);
    Compilation compilation = Fixtures.compiler().compile(List.of(grid.candidate()));
    assertThat(grid.show(compilation.tables().getFirst()))
        .isEqualTo(
            """
                     falls   fires     all
            east         ·       ·      25
            """);
    assertThat(compilation.audit().cells()).isEqualTo(3);
    assertThat(compilation.audit().hidden()).isEqualTo(2);
    assertThat(compilation.audit().hiddenByAudit()).isEqualTo(1);
    assertThat(compilation.audit().worstWidth()).isEqualTo(10);
    assertThat(compilation.audit().dropped()).isEmpty();
  }

  /** Two roundings of 5 already leave nine values; hiding more would protect nobody more. */
  @Test
  void roundingAloneCanBeCompanyEnough() {
    Grid grid =
        Grid.of(
            """
                  falls  fires  all
            east      4     25   29
            """);
    assertThat(shown(grid))
        .isEqualTo(
            """
                     falls   fires     all
            east         ·      25      30
            """);
  }

  /** The rounded total goes: exact counts are public incident by incident already. */
  @Test
  void exactCountsStayWhenTheirTotalWouldGiveASmallOneAway() {
    Grid grid =
        Grid.of(
                """
                      falls  theft  noise  all
                east      4     25     30   59
                """)
            .tier("theft", Tier.OPEN)
            .tier("noise", Tier.OPEN);
    assertThat(shown(grid))
        .isEqualTo(
            """
                     falls   theft   noise     all
            east         ·      25      30       ·
            """);
  }

  @Test
  void companyIsSoughtInRowAndColumnAlike() {
    Grid grid =
        Grid.of(
            """
                  falls  fires  all
            east      1     25   26
            west     20     40   60
            city     21     65   86
            """);
    assertThat(shown(grid))
        .isEqualTo(
            """
                     falls   fires     all
            east         ·       ·       ·
            west         ·       ·      60
            city         ·      65      85
            """);
  }

  /** With 5 thefts in plain sight, "10 or fewer in all" would leave the falls 0 to 5. */
  @Test
  void aTotalIsAsSmallAsWhatItAddsToExactCounts() {
    Grid grid =
        Grid.of(
                """
                      theft  falls  all
                east      5      3    8
                west    100      4  104
                mid     100     14  114
                """)
            .tier("theft", Tier.OPEN);
    Compilation compilation = Fixtures.compiler().compile(List.of(grid.candidate()));
    assertThat(grid.show(compilation.tables().getFirst()))
        .isEqualTo(
            """
                     theft   falls     all
            east         5       ·       ·
            west       100       ·       ·
            mid        100      15     115
            """);
    assertThat(compilation.audit().hiddenByAudit()).isZero();
    assertThat(compilation.audit().worstWidth()).isEqualTo(10);
  }

  @Test
  void aCountThatRestsOnOneHomeIsHidden() {
    Grid grid =
        Grid.of(
                """
                      visits
                east     155
                west     155
                mid      155
                """)
            .from("east", "visits", 20, 100, 105)
            .from("west", "visits", 10, 20, 40)
            .from("mid", "visits", 40, 60, 90);
    assertThat(shown(grid))
        .isEqualTo(
            """
                    visits
            east         ·
            west         ·
            mid        155
            """);
  }

  /** Of 16, the one with 6 sees 10 others; of 17, 11. */
  @Test
  void whatIsLeftWithoutOnesOwnRecordsIsNotSmallEither() {
    Grid grid =
        Grid.of(
                """
                      visits
                east      16
                west      17
                """)
            .from("east", "visits", 11, 6, 7)
            .from("west", "visits", 12, 6, 7);
    assertThat(shown(grid))
        .isEqualTo(
            """
                    visits
            east         ·
            west        15
            """);
  }

  @Test
  void aTotalIsAsCarefulAsItsMostCarefulPart() {
    Grid grid =
        Grid.of(
                """
                      theft  falls  all
                east     40     23   63
                """)
            .tier("theft", Tier.OPEN);
    ReleasedTable table = release(grid.candidate());
    assertThat(table.head().tier()).isEqualTo(Tier.GUARDED);
    assertThat(table.head().exactTypes()).containsExactly("theft");
    assertThat(grid.show(table))
        .isEqualTo(
            """
                     theft   falls     all
            east        40      25      65
            """);
  }

  @Test
  void aTypeNobodyDecidedAboutIsSensitive() {
    Grid grid =
        Grid.of(
                """
                      falls  brandnew
                east     40        50
                """)
            .noTierFor("brandnew");
    assertThat(Fixtures.compiler().compile(List.of(grid.candidate())).decisions().get("calls"))
        .isInstanceOfSatisfying(
            ReleaseDecision.Refused.class,
            refused ->
                assertThat(refused.reasons())
                    .containsExactly(
                        new RefusalReason.TooFine(
                            "calls", "brandnew", "sensitive", "hood", "year")));
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN,hood,month,yes",
    "OPEN,hood,hour,yes",
    "GUARDED,hood,month,yes",
    "GUARDED,city,hour,no",
    "SENSITIVE,hood,year,no",
    "SENSITIVE,district,quarter,yes",
    "SENSITIVE,district,month,no",
    "SENSITIVE,city,month,yes",
    "SENSITIVE,somewhere,all,no",
    "PEOPLE,city,all,yes",
    "PEOPLE,city,year,no",
    "PEOPLE,district,all,no",
    "OPERATIONAL,district,month,yes",
    "OPERATIONAL,hood,year,no",
    "SURVEY,hood,year,yes",
  })
  void eachTierHasItsFinestGrain(Tier tier, String area, String time, String allowed) {
    Dimension none = new Dimension(List.of(), List.of(), List.of());
    TableHead head =
        Fixtures.head(
            "t",
            Measure.COUNT,
            List.of(new TableHead.Grain(area, time, List.of("x"))),
            none,
            none,
            new Dimension(List.of(Fixtures.member("x", "leaf")), List.of(), List.of()));
    Compilation compilation =
        Fixtures.compiler().compile(List.of(new Candidate(head, Map.of("x", tier), List.of())));
    assertThat(compilation.tables()).hasSize(allowed.equals("yes") ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "·",
      value = {
        "OPERATIONAL, PERCENT, 81.6,  1000, ·,    82, 1000, ·",
        "OPERATIONAL, PERCENT, 81.6,   999, ·,     ·,    ·, ·",
        "OPERATIONAL, SECONDS, 118.4,  103, ·,   118,  105, ·",
        "OPERATIONAL, SECONDS, 373.0,  100, ·,   372,  100, ·",
        "OPERATIONAL, SECONDS, 373.0,   99, ·,     ·,    ·, ·",
        "SURVEY,      PERCENT, 97.0,    33, 17.1, 97,   35, 18",
        "SURVEY,      PERCENT, 56.5,    33, 17.1,  ·,    ·, ·",
        "SURVEY,      PERCENT, 56.5,    50, 17.1, 57,   50, 18",
        "SURVEY,      PERCENT, 56.5,    29, 17.1,  ·,    ·, ·",
        "OPEN,        PERCENT, 4.0,     50, ·,     4,   50, ·",
        "OPEN,        PERCENT, 4.0,     49, ·,     ·,    ·, ·",
        "GUARDED,     PERCENT, 4.0,     50, ·,     ·,    ·, ·",
        "GUARDED,     PERCENT, 96.0,    50, ·,     ·,    ·, ·",
        "GUARDED,     PERCENT, 50.0,   159, ·,     ·,    ·, ·",
        "GUARDED,     PERCENT, 50.0,   160, ·,    50,  160, ·",
        "GUARDED,     PERCENT, 52.6,   799, ·,    55,  800, ·",
        "GUARDED,     PERCENT, 52.6,   900, ·,    53,  900, ·",
        "GUARDED,     PERCENT, 2.0,    900, ·,     2,  900, ·",
        "GUARDED,     PERCENT, 1.3,    900, ·,     ·,    ·, ·",
        "SENSITIVE,   PERCENT, 50.0,   100, ·,     ·,    ·, ·",
        "OPERATIONAL, SECONDS, 0.0,      0, ·,     ·,    ·, ·",
      })
  void percentsAndDurationsNeedEnoughRecords(
      Tier tier,
      Measure measure,
      double value,
      long base,
      Double margin,
      Long shownValue,
      Long shownBase,
      Long shownMargin) {
    TableHead head =
        Fixtures.head(
            "t",
            measure,
            List.of(new TableHead.Grain("city", "year", List.of("x"))),
            new Dimension(List.of(Fixtures.member("city", "city")), List.of(), List.of()),
            new Dimension(List.of(Fixtures.member("2026", "year")), List.of(), List.of()),
            new Dimension(List.of(Fixtures.member("x", "leaf")), List.of(), List.of()));
    CellKey key = new CellKey("t", "city", "2026", "x");
    ReleasedTable table =
        release(
            new Candidate(
                head, Map.of("x", tier), List.of(new TrueCell.Measured(key, value, base, margin))));
    assertThat(table.cells())
        .containsExactly(new Cell("city", "2026", "x", shownValue, shownBase, shownMargin));
    assertThat(table.head().exactTypes()).isEmpty();
  }

  /** Forty answers that are worth 29: one weighs so much that the percent would tell it. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "·",
      value = {
        "PERCENT, 40, 30.0, 50.2, 17.2, 50, 18",
        "PERCENT, 40, 29.9, 50.2, 17.2,  ·,  ·",
        "PERCENT, 29, 29.0, 51.4, 17.2,  ·,  ·",
        "SCORE,   40, 30.0, 3.74, 0.31, 37,  4",
        "SCORE,   40, 29.9, 3.74, 0.31,  ·,  ·",
      })
  void weightedAnswersMustBeWorthTheMinimumToo(
      Measure measure,
      long base,
      double effective,
      double value,
      double margin,
      Long shown,
      Long shownMargin) {
    TableHead head = yearly(measure);
    CellKey key = new CellKey("t", "city", "2026", "x");
    ReleasedTable table =
        release(
            new Candidate(
                head,
                Map.of("x", Tier.SURVEY),
                List.of(new TrueCell.Measured(key, value, base, margin, effective))));
    assertThat(table.cells())
        .containsExactly(
            new Cell("city", "2026", "x", shown, shown == null ? null : 40L, shownMargin));
  }

  /** A percent that was published stays as it stood, and so does one that was hidden. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "·",
      value = {"81.6, 2000, 82", "81.6, 900, ·"})
  void percentsThatWerePublishedAreCopiedAsTheyStood(double value, long base, Long shown) {
    TableHead head = yearly(Measure.PERCENT);
    CellKey key = new CellKey("t", "city", "2026", "x");
    ReleasedTable before =
        release(
            new Candidate(
                head,
                Map.of("x", Tier.OPERATIONAL),
                List.of(new TrueCell.Measured(key, value, base, null))));
    assertThat(before.cells().getFirst().value()).isEqualTo(shown);
    Proposal later =
        Proposal.of(
                List.of(
                    new Candidate(
                        head,
                        Map.of("x", Tier.OPERATIONAL),
                        List.of(new TrueCell.Measured(key, 70.2, 3000, null)))))
            .after(
                List.of(
                    new PastRelease("0001", Fixtures.RULES, List.of(before), List.of(), false)));
    assertThat(Fixtures.compiler().compile(later).tables().getFirst().cells())
        .isEqualTo(before.cells());
    assertThat(
            Fixtures.compiler().compile(later.restating()).tables().getFirst().cells().getFirst())
        .extracting(Cell::value)
        .isEqualTo(70L);
  }

  /**
   * A type gets a stricter tier, or one less strict: one table cannot say of it both that it is
   * exact and that it is rounded, so it waits for a restatement.
   */
  @ParameterizedTest
  @CsvSource({"OPEN, GUARDED", "GUARDED, OPEN"})
  void aTableWhoseTypeGetsAnotherTierWaitsForARestatement(Tier tier, Tier another) {
    Map<String, Tier> was = Map.of("a", tier, "b", Tier.OPEN);
    Map<String, Tier> now = Map.of("a", another, "b", Tier.OPEN);
    Map<String, Long> first = Map.of("a", 23L, "b", 37L, "all", 60L);
    Map<String, Long> second = Map.of("a", 61L, "b", 40L, "all", 101L);
    ReleasedTable before = release(ofTwoTypes(was, Map.of("2026", first)), List.of(), false);
    Candidate candidate = ofTwoTypes(now, Map.of("2026", first, "2027", second));
    assertThat(compile(candidate, List.of(before), false).decisions())
        .containsExactly(
            Map.entry(
                "t",
                new ReleaseDecision.Refused(
                    List.of(new RefusalReason.TierChanged("t", List.of("a", "all"))))));
    assertThat(release(candidate, List.of(before), true).head().exactTypes())
        .isEqualTo(another == Tier.OPEN ? List.of("all", "a", "b") : List.of("b"));
  }

  /** What was exact once is known for ever: its restatement must not take it for a rounded one. */
  @Test
  void aSmallNumberThatWasGivenExactlyIsHiddenWhenItIsRestatedStricter() {
    Map<String, Long> first = Map.of("a", 8L, "b", 37L, "all", 45L);
    Map<String, Long> second = Map.of("a", 60L, "b", 40L, "all", 100L);
    ReleasedTable before =
        release(
            ofTwoTypes(Map.of("a", Tier.OPEN, "b", Tier.OPEN), Map.of("2026", first)),
            List.of(),
            false);
    ReleasedTable restated =
        release(
            ofTwoTypes(
                Map.of("a", Tier.GUARDED, "b", Tier.OPEN), Map.of("2026", first, "2027", second)),
            List.of(before),
            true);
    assertThat(restated.cells())
        .filteredOn(cell -> cell.time().equals("2026") && cell.type().equals("a"))
        .extracting(Cell::value)
        .containsExactly((Long) null);
  }

  private static ReleasedTable release(
      Candidate candidate, List<ReleasedTable> earlier, boolean restating) {
    return compile(candidate, earlier, restating).tables().getFirst();
  }

  private static Compilation compile(
      Candidate candidate, List<ReleasedTable> earlier, boolean restating) {
    List<PastRelease> past = new ArrayList<>();
    for (ReleasedTable table : earlier) {
      past.add(
          new PastRelease(
              "%04d".formatted(past.size() + 1), Fixtures.RULES, List.of(table), List.of(), false));
    }
    Proposal proposal = Proposal.of(List.of(candidate)).after(past);
    return Fixtures.compiler().compile(restating ? proposal.restating() : proposal);
  }

  private static Candidate ofTwoTypes(
      Map<String, Tier> tiers, Map<String, Map<String, Long>> counts) {
    List<String> years = counts.keySet().stream().sorted().toList();
    List<String> types = List.of("all", "a", "b");
    TableHead head =
        Fixtures.head(
            "t",
            Measure.COUNT,
            LocalDate.of(Integer.parseInt(years.getLast()), 12, 31),
            List.of(new TableHead.Grain("city", "year", types)),
            new Dimension(List.of(Fixtures.member("city", "city")), List.of(), List.of()),
            new Dimension(
                years.stream().map(year -> Fixtures.member(year, "year")).toList(),
                List.of(),
                List.of()),
            new Dimension(
                types.stream().map(type -> Fixtures.member(type, "leaf")).toList(),
                List.of(new Dimension.Sum("all", List.of("a", "b"))),
                List.of()));
    List<TrueCell> cells = new ArrayList<>();
    for (String year : years) {
      for (String type : types) {
        cells.add(
            new TrueCell.Counted(
                new CellKey("t", "city", year, type),
                counts.getOrDefault(year, Map.of()).getOrDefault(type, 0L),
                null));
      }
    }
    return new Candidate(head, tiers, cells);
  }

  /** What stands in for a number whose records are missing says nothing of what is left of them. */
  @Test
  void aPeriodWithoutRecordsHasNoNumber() {
    CellKey key = new CellKey("t", "city", "2026", "x");
    ReleasedTable table =
        release(
            new Candidate(
                yearly(Measure.COUNT),
                Map.of("x", Tier.OPEN),
                List.of(new TrueCell.Counted(key, 4, null)),
                Set.of("2026")));
    assertThat(table.cells()).containsExactly(Cell.gap(key));
    assertThat(table.hidden()).isZero();
  }

  private static TableHead yearly(Measure measure) {
    return Fixtures.head(
        "t",
        measure,
        List.of(new TableHead.Grain("city", "year", List.of("x"))),
        new Dimension(List.of(Fixtures.member("city", "city")), List.of(), List.of()),
        new Dimension(List.of(Fixtures.member("2026", "year")), List.of(), List.of()),
        new Dimension(List.of(Fixtures.member("x", "leaf")), List.of(), List.of()));
  }

  /** A city that asks for a width of 11 where smallness alone says 0 to 10 asks too much. */
  @Test
  void aTableThatCannotBeMadeSafeIsDropped() {
    TableHead.Grain grain = new TableHead.Grain("city", "year", List.of("small"));
    Dimension areas = new Dimension(List.of(Fixtures.member("city", "city")), List.of(), List.of());
    Dimension times = new Dimension(List.of(Fixtures.member("2026", "year")), List.of(), List.of());
    Dimension types =
        new Dimension(List.of(Fixtures.member("small", "leaf")), List.of(), List.of());
    TableHead head = Fixtures.head("t", Measure.COUNT, List.of(grain), areas, times, types);
    Manifest.Rules impossible =
        new Manifest.Rules(
            1, 10, 11, 0.5, 0.75, 5, 15, 11, 1000, 30, "steward", LocalDate.of(2026, 9, 1));
    Compilation compilation =
        new DisclosureCompiler(new DisclosureRules(impossible, Map.of()))
            .compile(
                List.of(
                    new Candidate(
                        head,
                        Map.of("small", Tier.GUARDED),
                        List.of(
                            new TrueCell.Counted(
                                new CellKey("t", "city", "2026", "small"), 3, null)))));
    assertThat(compilation.tables()).isEmpty();
    assertThat(compilation.audit().dropped()).containsExactly("t");
    assertThat(compilation.decisions().get("t"))
        .isEqualTo(
            new ReleaseDecision.Refused(List.of(new RefusalReason.CannotBeMadeSafe("t", 1))));
  }

  /** A whole that only some of whose parts count exactly is as careful as the rest. */
  @Test
  void aTypeThatHoldsAGuardedOneIsGuardedItself() {
    TypeTiers tiers =
        new TypeTiers(
            new Dimension(List.of(), List.of(), List.of(new Dimension.Within("theft", "falls"))),
            Map.of("theft", Tier.OPEN, "falls", Tier.GUARDED));
    assertThat(tiers.of("theft")).isEqualTo(Tier.GUARDED);
  }

  @Test
  void sumsThatDoNotHoldAreAFaultThatNamesCellsButNoCounts() {
    Grid grid =
        Grid.of(
            """
                  falls
            a        40
            b        41
            city     82
            """);
    assertThatThrownBy(() -> release(grid.candidate()))
        .isInstanceOf(InconsistentCountsException.class)
        .hasMessageContaining("calls/city/2026/falls")
        .hasMessageContaining("calls/a/2026/falls")
        .hasMessageNotContainingAny("40", "41", "82");
  }

  @Test
  void cellsMustBeThoseThatTheGrainsAnnounce() {
    Candidate whole = Grid.of("      falls\n a  40\n b  41\n").candidate();
    Candidate lacking =
        new Candidate(whole.head(), whole.tierOfType(), whole.cells().subList(0, 1));
    assertThatThrownBy(() -> release(lacking))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("calls/b/2026/falls");
    List<TrueCell> more = new ArrayList<>(whole.cells());
    more.add(new TrueCell.Counted(new CellKey("calls", "a", "2026-01", "falls"), 40, null));
    assertThatThrownBy(() -> release(new Candidate(whole.head(), whole.tierOfType(), more)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("calls/a/2026-01/falls");
  }

  @Test
  void orderOfRowsIsIrrelevant() {
    Grid grid =
        Grid.of(
            """
                  falls  fires  checks  all
            east      4     25      30   59
            west     20     40      50  110
            mid       2     16      12   30
            city     26     81      92  199
            """);
    assertThat(release(grid.reversed()).cells()).isEqualTo(release(grid.candidate()).cells());
  }
}
