package org.porchlight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.disclosure.Proposal.Proof;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.LinkedSet;
import org.porchlight.release.Manifest;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.Tier;

/**
 * Eleven ways to get it wrong, each planted in an otherwise sound release. What holds releases to
 * the rules here must notice every one of them, and find nothing where nothing was planted.
 */
class PlantedFaultsTest {
  private static final int MONTHS = 6;
  private static final int TOWNS = 6;
  private static final Manifest.AuditNote SAID =
      new Manifest.AuditNote("bounds-propagation", 0, 0, 1, null, List.of());

  @TempDir Path folder;

  /** What a hurried change could do. */
  enum Fault {
    NO_COMPLEMENTS,
    ROUNDED_AFTER_ADDING,
    HIDDEN_NUMBER_IN_A_FILE,
    NEW_CODE_IS_OPEN,
    PAST_IGNORED,
    LINKS_IGNORED,
    ONE_RELATION_AT_A_TIME,
    ONE_PERSON_IS_MANY,
    SLIVERS_IGNORED,
    RATIOS_IGNORED,
    CHANGES_PASSED_OFF_AS_THE_SAME
  }

  @Test
  void nothingIsFoundWhereNothingWasPlanted() throws IOException {
    Proposal proposal = new Town(3, MONTHS).proposal(MONTHS).proved(Proof.LINEAR_PROGRAM);
    Press press = new Press(folder);
    Compilation compilation = press.publish(proposal);
    assertThat(inspect(press, proposal, compilation.tables())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyPlantedFaultIsFound(Fault fault) throws IOException {
    Proposal sound = soundFor(fault, 3);
    Press press = new Press(folder);
    List<ReleasedTable> tables = plant(fault, sound, press);
    assertThat(inspect(press, sound, tables)).isNotEmpty();
  }

  /**
   * Without the truth and without the compiler's own programs: in one of a few towns at least, as a
   * careless rule does not give something away everywhere.
   */
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NEW_CODE_IS_OPEN", "ONE_PERSON_IS_MANY"})
  void theOutsiderAloneFindsWhateverCanBeSeen(Fault fault) throws IOException {
    List<String> found = new ArrayList<>();
    for (long seed = 3; seed < 3 + TOWNS && found.isEmpty(); seed++) {
      Press press = new Press(folder.resolve("town-" + seed));
      plant(fault, soundFor(fault, seed), press);
      found.addAll(press.attack().findings());
    }
    assertThat(found).isNotEmpty();
  }

  /** What the fault is planted in: the town's counts, or a percent beside its own. */
  private static Proposal soundFor(Fault fault, long seed) {
    return fault == Fault.RATIOS_IGNORED
        ? BehindAuditTest.percentBesideItsCounts()
        : new Town(seed, MONTHS).proposal(MONTHS);
  }

  @Test
  void nothingIsFoundInAPercentBesideItsCounts() throws IOException {
    Press press = new Press(folder);
    press.publish(BehindAuditTest.percentBesideItsCounts().proved(Proof.LINEAR_PROGRAM));
    assertThat(press.attack().findings()).isEmpty();
  }

  private static List<ReleasedTable> plant(Fault fault, Proposal sound, Press press)
      throws IOException {
    List<ReleasedTable> tables =
        switch (fault) {
          case NO_COMPLEMENTS -> unaudited(sound);
          case ROUNDED_AFTER_ADDING -> changed(compiled(sound), false, 20);
          case HIDDEN_NUMBER_IN_A_FILE -> changed(compiled(sound), true, 7);
          case NEW_CODE_IS_OPEN -> compiled(withTier(sound, "overdose", Tier.OPEN));
          case PAST_IGNORED -> {
            press.publish(only(sound, 0));
            yield Fixtures.compiler().compile(Proposal.of(sound.candidates())).tables();
          }
          case LINKS_IGNORED ->
              Fixtures.compiler().compile(Proposal.of(sound.candidates())).tables();
          case ONE_RELATION_AT_A_TIME -> compiled(sound);
          case ONE_PERSON_IS_MANY -> compiled(withoutContributors(sound));
          case SLIVERS_IGNORED -> compiled(sound.linked(withoutOverlaps(sound), List.of()));
          case RATIOS_IGNORED ->
              compiled(sound.linked(List.of(sound.links().getFirst().with(List.of())), List.of()));
          case CHANGES_PASSED_OFF_AS_THE_SAME -> {
            Proposal before = new Town(3, MONTHS).thatForgets().proposal(MONTHS - 2);
            press.print(compiled(before), before.links(), SAID, false);
            Proposal after = new Town(3, MONTHS).thatForgets().proposal(MONTHS);
            yield compiled(after);
          }
        };
    press.print(tables, sound.links(), SAID, false);
    return tables;
  }

  private static List<ReleasedTable> compiled(Proposal proposal) {
    return Fixtures.compiler().compile(proposal).tables();
  }

  private static List<ReleasedTable> unaudited(Proposal proposal) {
    List<ReleasedTable> tables = new ArrayList<>();
    List<ReleasedTable> audited = compiled(proposal);
    for (int t = 0; t < audited.size(); t++) {
      tables.add(
          ReleasedTable.compiled(
              audited.get(t).head(), Fixtures.table(proposal.candidates().get(t)).released()));
    }
    return tables;
  }

  /** Adds to one cell of the first table: a total of the city, or a hidden cell. */
  private static List<ReleasedTable> changed(
      List<ReleasedTable> tables, boolean hidden, long more) {
    List<ReleasedTable> changed = new ArrayList<>(tables);
    ReleasedTable first = tables.getFirst();
    Cell chosen =
        first.cells().stream()
            .filter(cell -> cell.isHidden() == hidden)
            .filter(
                cell ->
                    hidden
                        || (cell.area().equals("city")
                            && List.of("all", "health", "nuisance").contains(cell.type())))
            .findFirst()
            .orElseThrow();
    Long before = chosen.value();
    Cell wrong = Cell.shown(chosen.key(first.head().id()), before == null ? more : before + more);
    changed.set(
        0,
        ReleasedTable.compiled(
            first.head(),
            first.cells().stream().map(cell -> cell.equals(chosen) ? wrong : cell).toList()));
    return changed;
  }

  private static Proposal only(Proposal proposal, int table) {
    return Proposal.of(List.of(proposal.candidates().get(table)))
        .linked(proposal.links(), List.of());
  }

  private static Proposal withTier(Proposal proposal, String type, Tier tier) {
    return Proposal.of(
            proposal.candidates().stream()
                .map(
                    candidate -> {
                      Map<String, Tier> tiers = new HashMap<>(candidate.tierOfType());
                      tiers.put(type, tier);
                      return new Candidate(candidate.head(), tiers, candidate.cells());
                    })
                .toList())
        .linked(proposal.links(), proposal.between());
  }

  private static Proposal withoutContributors(Proposal proposal) {
    return Proposal.of(
            proposal.candidates().stream()
                .map(
                    candidate ->
                        new Candidate(
                            candidate.head(),
                            candidate.tierOfType(),
                            candidate.cells().stream()
                                .map(Counted.class::cast)
                                .<TrueCell>map(cell -> new Counted(cell.key(), cell.count(), null))
                                .toList()))
                .toList())
        .linked(proposal.links(), proposal.between());
  }

  private static List<LinkedSet> withoutOverlaps(Proposal proposal) {
    LinkedSet set = proposal.links().getFirst();
    return List.of(new LinkedSet(set.id(), set.tables(), LinkedSet.Ties.NONE, LinkedSet.Ties.NONE));
  }

  /**
   * Everything that holds a release to the rules: the attacker, the rules read off the truth, and a
   * linear program for every hidden count.
   */
  private static List<String> inspect(Press press, Proposal truth, List<ReleasedTable> tables) {
    List<String> found = new ArrayList<>(press.attack().findings());
    Map<CellKey, Counted> truths = new HashMap<>();
    Map<CellKey, Tier> tiers = new HashMap<>();
    for (Candidate candidate : truth.candidates()) {
      TypeTiers of = new TypeTiers(candidate.head().type(), candidate.tierOfType());
      for (TrueCell cell : candidate.cells()) {
        if (cell instanceof Counted counted) {
          truths.put(cell.key(), counted);
        }
        tiers.put(cell.key(), of.of(cell.key().type()));
      }
    }
    for (ReleasedTable table : tables) {
      for (Cell cell : table.cells()) {
        CellKey key = cell.key(table.head().id());
        Counted count = truths.get(key);
        if (count == null || cell.value() == null || tiers.get(key) == Tier.OPEN) {
          continue;
        }
        if (count.count() <= Fixtures.RULES.hideUpTo()) {
          found.add("%s is small and shown".formatted(key));
        }
        TrueCell.Contributors who = count.contributors();
        if (who != null && (who.distinct() < 11 || who.topOne() > 0.5 * count.count())) {
          found.add("%s rests on few and is shown".formatted(key));
        }
      }
    }
    if (found.isEmpty()) {
      found.addAll(provable(truth, tables));
    }
    return found;
  }

  /** Hidden counts that a linear program bounds too closely, given all tables as they stand. */
  private static List<String> provable(Proposal truth, List<ReleasedTable> tables) {
    Map<CellKey, Cell> shown = new HashMap<>();
    for (ReleasedTable table : tables) {
      table.cells().forEach(cell -> shown.put(cell.key(table.head().id()), cell));
    }
    List<CountTable> asReleased = new ArrayList<>();
    for (Candidate candidate : truth.candidates()) {
      CountTable table = Fixtures.table(candidate);
      for (int c = 0; c < table.size(); c++) {
        Cell cell = shown.get(table.keys().get(c));
        if (cell != null && cell.isHidden()) {
          table.hide(c, Standing.COMPLEMENT);
        }
      }
      asReleased.add(table);
    }
    LinkedSet links = truth.links().getFirst();
    CountSet set =
        CountSet.of(
            links.id(),
            asReleased,
            links,
            Past.NONE,
            truth.between(),
            new CountRule(Fixtures.RULES));
    BitSet all = new BitSet();
    all.set(0, set.size());
    return new LinearAudit(set, Fixtures.RULES, GlopSolver.load())
        .failing(all).keySet().stream()
            .map(v -> "%s can be worked out".formatted(set.system().name(v)))
            .toList();
  }
}
