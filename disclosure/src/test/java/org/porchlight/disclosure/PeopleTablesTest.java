package org.porchlight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.disclosure.ReleaseDecision.RefusalReason;
import org.porchlight.disclosure.TrueCell.People;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/** Numbers about single people's histories: bands over the whole city, or by exception. */
class PeopleTablesTest {
  private static final Manifest.RuleException EXCEPTION =
      new Manifest.RuleException(
          "people",
          LocalText.of("Small counts.", "Cantidades chicas."),
          LocalText.of("Residents asked.", "Los residentes lo pidieron."),
          List.of(approval("Ana Ruiz"), approval("Ben Cole")));

  private static Manifest.Approval approval(String name) {
    return new Manifest.Approval(
        name, LocalText.of("Officer", "Encargada"), LocalDate.of(2026, 11, 9));
  }

  /** People by band, as {@code 5-9 = 40 ± 3}. */
  private static Candidate people(
      Window window, boolean nested, Manifest.@Nullable RuleException exception, People... bands) {
    List<String> ids = List.of(bands).stream().map(band -> band.key().type()).toList();
    List<Dimension.Within> within = new ArrayList<>();
    for (int i = 1; nested && i < ids.size(); i++) {
      within.add(new Dimension.Within(ids.get(i - 1), ids.get(i)));
    }
    TableHead head =
        Fixtures.head(
            "people",
            Measure.COUNT,
            List.of(new TableHead.Grain("city", "all", ids)),
            new Dimension(List.of(Fixtures.member("city", "city")), List.of(), List.of()),
            new Dimension(List.of(Fixtures.member("all", "all")), List.of(), List.of()),
            new Dimension(
                ids.stream().map(id -> Fixtures.member(id, "band")).toList(), List.of(), within));
    Map<String, Tier> tiers = new LinkedHashMap<>();
    ids.forEach(id -> tiers.put(id, Tier.PEOPLE));
    Candidate candidate = new Candidate(window.of(head), tiers, List.<TrueCell>of(bands));
    return exception == null ? candidate : candidate.byException(exception);
  }

  private record Window(LocalDate from, LocalDate to) {
    static final Window FIRST_HALF =
        new Window(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30));

    TableHead of(TableHead head) {
      return new TableHead(
          head.id(),
          head.topic(),
          head.source(),
          head.title(),
          head.unit(),
          head.typeLabel(),
          head.definition(),
          head.caveat(),
          head.measure(),
          head.tier(),
          head.exactTypes(),
          head.betterWhen(),
          head.standard(),
          from,
          to,
          head.grains(),
          head.area(),
          head.time(),
          head.type(),
          head.breaks(),
          head.gaps(),
          head.sample(),
          head.leftOut());
    }
  }

  private static People band(String id, long count, long off) {
    return new People(
        new CellKey("people", "city", "all", id), count, Math.max(0, count - off), count + off);
  }

  /** Two bands of people whom nobody mixes up. */
  static Candidate bands(long often, long veryOften) {
    return people(
        Window.FIRST_HALF, false, null, band("5-9", often, 0), band("10-up", veryOften, 0));
  }

  private static List<String> cells(ReleasedTable table) {
    return table.cells().stream()
        .map(
            cell ->
                "%s %s%s%s"
                    .formatted(
                        cell.type(),
                        cell.value() == null ? "·" : cell.value(),
                        cell.margin() == null ? "" : " ± " + cell.margin(),
                        cell.isByException() ? " by exception" : ""))
        .toList();
  }

  private static List<String> compiled(Candidate candidate) {
    return cells(Fixtures.compiler().compile(List.of(candidate)).tables().getFirst());
  }

  private static List<RefusalReason> refused(Proposal proposal) {
    return Fixtures.compiler().compile(proposal).decisions().get("people")
            instanceof ReleaseDecision.Refused(List<RefusalReason> reasons)
        ? reasons
        : List.of();
  }

  @Test
  void bandsAreRoundedAndSoIsHowFarTheyMayBeOff() {
    assertThat(
            compiled(
                people(
                    Window.FIRST_HALF,
                    false,
                    null,
                    band("5-9", 57, 6),
                    band("10-19", 11, 1),
                    band("20-or-more", 23, 0))))
        .containsExactlyInAnyOrder("5-9 55 ± 10", "10-19 15 ± 5", "20-or-more 25");
  }

  /** The city's own 55, 11, 4 and 4: a table in which one band is small shows none of them. */
  @Test
  void oneSmallBandHidesAllOfThem() {
    assertThat(
            compiled(
                people(
                    Window.FIRST_HALF,
                    false,
                    null,
                    band("5-9", 55, 3),
                    band("10-19", 11, 2),
                    band("20-or-more", 10, 0))))
        .containsExactlyInAnyOrder("5-9 ·", "10-19 ·", "20-or-more ·");
  }

  @Test
  void numbersInsideEachOtherNeedAnException() {
    People[] nested = {band("at-least-5", 74, 2), band("at-least-10", 19, 0)};
    assertThat(refused(Proposal.of(List.of(people(Window.FIRST_HALF, true, null, nested)))))
        .containsExactly(new RefusalReason.NotInBands("people"));
  }

  @Test
  void anExceptionShowsWhatIsThereAndStandsInTheAudit() {
    Compilation compilation =
        Fixtures.compiler()
            .compile(
                List.of(
                    people(
                        Window.FIRST_HALF,
                        true,
                        EXCEPTION,
                        band("at-least-5", 74, 2),
                        band("at-least-10", 19, 1),
                        band("at-least-20", 8, 0),
                        band("at-least-40", 4, 0))));
    ReleasedTable table = compilation.tables().getFirst();
    assertThat(cells(table))
        .containsExactlyInAnyOrder(
            "at-least-5 74 ± 2 by exception",
            "at-least-10 19 ± 1 by exception",
            "at-least-20 8 by exception",
            "at-least-40 4 by exception");
    assertThat(table.head().tier()).isEqualTo(Tier.PEOPLE);
    assertThat(table.head().exactTypes())
        .containsExactly("at-least-5", "at-least-10", "at-least-20", "at-least-40");
    assertThat(compilation.audit().exceptions()).containsExactly(EXCEPTION);
  }

  @Test
  void anExceptionTakesTwoDifferentPeople() {
    for (List<Manifest.Approval> approvals :
        List.of(
            List.<Manifest.Approval>of(),
            List.of(approval("Ana Ruiz")),
            List.of(approval("Ana Ruiz"), approval(" ana ruiz")))) {
      assertThatThrownBy(
              () ->
                  new Manifest.RuleException(
                      "people", EXCEPTION.shows(), EXCEPTION.reason(), approvals))
          .hasMessageContaining("two different people");
    }
  }

  @Test
  void onlyTablesOfPeopleHaveExceptions() {
    Candidate counts = Grid.of("      falls\neast     40\n").candidate();
    assertThatThrownBy(() -> Fixtures.compiler().compile(List.of(counts.byException(EXCEPTION))))
        .hasMessageContaining("not of the tier people");
  }

  @Test
  void countsOfATypeAboutPeopleAreNotBands() {
    Candidate asPeople =
        new Candidate(
            new Window(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))
                .of(
                    Fixtures.head(
                        "people",
                        Measure.COUNT,
                        List.of(new TableHead.Grain("city", "all", List.of("x"))),
                        new Dimension(
                            List.of(Fixtures.member("city", "city")), List.of(), List.of()),
                        new Dimension(List.of(Fixtures.member("all", "all")), List.of(), List.of()),
                        new Dimension(
                            List.of(Fixtures.member("x", "leaf")), List.of(), List.of()))),
            Map.of("x", Tier.PEOPLE),
            List.of(new TrueCell.Counted(new CellKey("people", "city", "all", "x"), 400, null)));
    assertThat(refused(Proposal.of(List.of(asPeople))))
        .containsExactly(new RefusalReason.NotInBands("people"));
  }

  @Test
  void aWindowOfLessThanHalfAYearIsTooFine() {
    Window quarter = new Window(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31));
    assertThat(refused(Proposal.of(List.of(people(quarter, false, null, band("5-9", 400, 0))))))
        .first()
        .isInstanceOf(RefusalReason.TooFine.class);
  }

  /** Linking again finds other persons; what was published of a half-year stays as it stood. */
  @Test
  void whatWasPublishedStaysAndNoWindowOverlapsIt(@TempDir Path folder) throws IOException {
    Press press = new Press(folder);
    press.publish(
        Proposal.of(
            List.of(
                people(
                    Window.FIRST_HALF,
                    false,
                    null,
                    band("5-9", 57, 6),
                    band("10-or-more", 22, 2)))));
    Compilation again =
        press.publish(
            Proposal.of(
                List.of(
                    people(
                        Window.FIRST_HALF,
                        false,
                        null,
                        band("5-9", 66, 1),
                        band("10-or-more", 7, 1)))));
    assertThat(cells(again.tables().getFirst()))
        .containsExactlyInAnyOrder("5-9 55 ± 10", "10-or-more 20 ± 5");
    RefusalReason overlap =
        new RefusalReason.WindowOverlaps(
            "people", "people", Window.FIRST_HALF.from(), Window.FIRST_HALF.to());
    Window later = new Window(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 12, 31));
    assertThat(
            refused(
                Proposal.of(List.of(people(later, false, null, band("5-9", 60, 0))))
                    .after(press.past())))
        .containsExactly(overlap);
    assertThat(
            refused(
                Proposal.of(
                        List.of(
                            people(
                                Window.FIRST_HALF,
                                false,
                                null,
                                band("5-19", 70, 0),
                                band("20-or-more", 12, 0))))
                    .after(press.past())))
        .containsExactly(overlap);
    Window next = new Window(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 12, 31));
    press.publish(
        Proposal.of(
            List.of(people(next, false, null, band("5-9", 60, 0), band("10-or-more", 30, 0)))));
    assertThat(press.attack().findings()).isEmpty();
  }

  /** One person more or less moves each number by one rounding step at most, or hides the table. */
  @Test
  void onePersonMovesNumbersByOneStepAtMost() {
    for (long seed : Fixtures.seeds(200).toArray()) {
      Random random = new Random(seed);
      long[] with = {11 + random.nextInt(60), 11 + random.nextInt(30), 11 + random.nextInt(9)};
      long[] without = with.clone();
      without[random.nextInt(3)]--;
      List<Cell> a = released(with);
      List<Cell> b = released(without);
      for (int i = 0; i < 3; i++) {
        Long one = a.get(i).value();
        Long other = b.get(i).value();
        if (one != null && other != null) {
          assertThat(Math.abs(one - other)).as("seed %d", seed).isLessThanOrEqualTo(5);
        } else {
          assertThat(java.util.Arrays.stream(without).min().orElseThrow())
              .as("seed %d", seed)
              .isEqualTo(10);
        }
      }
    }
  }

  private static List<Cell> released(long[] counts) {
    return Fixtures.compiler()
        .compile(
            List.of(
                people(
                    Window.FIRST_HALF,
                    false,
                    null,
                    band("5-9", counts[0], 0),
                    band("10-19", counts[1], 0),
                    band("20-or-more", counts[2], 0))))
        .tables()
        .getFirst()
        .cells();
  }

  /** Published numbers by exception are known to the attacker, who has nothing to find in them. */
  @Test
  void theAttackerTakesAnExceptionForWhatItIs(@TempDir Path folder) throws IOException {
    Press press = new Press(folder);
    press.publish(
        Proposal.of(
            List.of(
                people(
                    Window.FIRST_HALF,
                    true,
                    EXCEPTION,
                    band("at-least-5", 74, 2),
                    band("at-least-40", 4, 0)))));
    assertThat(press.attack().findings()).isEmpty();
    assertThat(java.nio.file.Files.readString(folder.resolve("0001/tables/people.csv")))
        .contains("shown,4,,,llamadas".replace("llamadas", "calls"))
        .contains("shown by exception");
  }
}
