package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.porchlight.disclosure.ReleaseDecision.RefusalReason;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.disclosure.TrueCell.Measured;
import org.porchlight.disclosure.TrueCell.People;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.LinkedSet;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/** Turns candidate tables into released ones, and audits all of them together. */
public final class DisclosureCompiler {
  private final Manifest.Rules rules;
  private final CountRule countRule;
  private final MeasuredRule measuredRule;
  private final PeopleRule peopleRule;
  private final GrainRule grainRule;
  private final Supplier<Solver> solvers;

  public DisclosureCompiler(DisclosureRules rules) {
    this(rules, GlopSolver::load);
  }

  DisclosureCompiler(DisclosureRules rules, Supplier<Solver> solvers) {
    this.solvers = solvers;
    this.rules = rules.published();
    this.countRule = new CountRule(rules.published());
    this.measuredRule = new MeasuredRule(rules.published());
    this.peopleRule = new PeopleRule(rules.published());
    this.grainRule = new GrainRule(rules.areaDetail());
  }

  /**
   * Decides about all tables of one release together. The same input gives the same output, and the
   * order of cells does not matter.
   *
   * @throws IllegalArgumentException when two tables share an id, or a table's cells are not those
   *     that its grains announce
   * @throws InconsistentCountsException when true counts do not add up as a table says
   */
  public Compilation compile(List<Candidate> catalogue) {
    return compile(Proposal.of(catalogue));
  }

  /**
   * Decides about all tables of one release together, with everything that earlier releases told.
   *
   * @throws IllegalArgumentException when two tables share an id, or a table's cells are not those
   *     that its grains announce
   * @throws InconsistentCountsException when true counts do not add up as a table says
   * @throws ProofUnavailableException when the proof asked for cannot be had
   */
  public Compilation compile(Proposal proposal) {
    return new Compiling(proposal).run();
  }

  /** One compilation. */
  private final class Compiling {
    private final Proposal proposal;
    private final @Nullable Solver solver;
    private final List<Past> before;
    private final Past past;
    private final Map<String, ReleaseDecision> decisions = new LinkedHashMap<>();
    private final Map<String, CountTable> counted = new LinkedHashMap<>();
    private final Map<String, MeasuredTable> measured = new LinkedHashMap<>();
    private final List<PeopleWindow> windows = new ArrayList<>();
    private final Tally tally = new Tally();

    Compiling(Proposal proposal) {
      this.proposal = proposal;
      this.solver = proposal.proof() == Proposal.Proof.LINEAR_PROGRAM ? solvers.get() : null;
      List<Past> epochs = Past.epochs(proposal.past());
      if (proposal.restatement()) {
        this.before = epochs;
        this.past = Past.NONE;
      } else {
        this.before = epochs.subList(0, epochs.size() - 1);
        this.past = epochs.getLast();
      }
      proposal.past().forEach(release -> windows.addAll(PeopleWindow.of(release)));
    }

    Compilation run() {
      for (Candidate candidate : proposal.candidates()) {
        String id = candidate.head().id();
        if (decisions.containsKey(id)) {
          throw new IllegalArgumentException("two tables have the id '%s'".formatted(id));
        }
        decisions.put(id, first(candidate));
      }
      protect();
      for (Candidate candidate : proposal.candidates()) {
        CountTable table = counted.get(candidate.head().id());
        if (table != null && !table.grains().isEmpty()) {
          decisions.put(candidate.head().id(), passed(table, candidate));
        }
      }
      protectMeasured();
      for (Candidate candidate : proposal.candidates()) {
        MeasuredTable table = measured.get(candidate.head().id());
        if (table != null) {
          decisions.put(candidate.head().id(), passed(table, candidate));
        }
      }
      return new Compilation(decisions, tally.note(proposal.proof()));
    }

    /** What a table's own grains and history say; counts are decided with all others. */
    private ReleaseDecision first(Candidate candidate) {
      requireAnnouncedCells(candidate);
      TypeTiers tiers = new TypeTiers(candidate.head().type(), candidate.tierOfType());
      List<RefusalReason> tooFine = grainRule.check(candidate.head(), tiers);
      if (!tooFine.isEmpty()) {
        return new ReleaseDecision.Refused(tooFine);
      }
      TableHead head = decided(candidate.head(), tiers, candidate.exception() != null);
      boolean ofPeople = candidate.cells().stream().allMatch(People.class::isInstance);
      if (head.tier() == Tier.PEOPLE) {
        return ofPeople
            ? people(head, candidate)
            : new ReleaseDecision.Refused(List.of(new RefusalReason.NotInBands(head.id())));
      }
      if (candidate.exception() != null || (ofPeople && !candidate.cells().isEmpty())) {
        throw new IllegalArgumentException(
            "the table %s is not of the tier people".formatted(head.id()));
      }
      if (head.measure() != Measure.COUNT) {
        return measured(head, tiers, candidate);
      }
      CountTable table =
          new CountTable(
              head, tiers, countRule, candidate.cells().stream().map(Counted.class::cast).toList());
      Map<CellKey, Past.Given> published = past.givenOf(head, table.keys());
      Set<String> retiered = table.retiered(published);
      if (!retiered.isEmpty()) {
        tally.dropped.add(head.id());
        return new ReleaseDecision.Refused(
            List.of(new RefusalReason.TierChanged(head.id(), List.copyOf(retiered))));
      }
      long contradicted = table.freeze(published);
      if (contradicted > 0) {
        tally.dropped.add(head.id());
        return new ReleaseDecision.Refused(
            List.of(new RefusalReason.Restated(head.id(), contradicted)));
      }
      counted.put(head.id(), table);
      // Until it has been protected.
      return new ReleaseDecision.Refused(List.of());
    }

    /** People by their contacts: bands, one window at a time, or what two people let through. */
    private ReleaseDecision people(TableHead head, Candidate candidate) {
      Manifest.RuleException exception = candidate.exception();
      boolean nested = !head.type().sums().isEmpty() || !head.type().within().isEmpty();
      if (nested && exception == null) {
        return new ReleaseDecision.Refused(List.of(new RefusalReason.NotInBands(head.id())));
      }
      PeopleWindow window = PeopleWindow.of(head);
      for (PeopleWindow other : windows) {
        if (window.clashesWith(other)) {
          return new ReleaseDecision.Refused(
              List.of(
                  new RefusalReason.WindowOverlaps(
                      head.id(), other.table(), other.from(), other.to())));
        }
      }
      windows.add(window);
      List<People> cells = candidate.cells().stream().map(People.class::cast).toList();
      Map<CellKey, Cell> before = new HashMap<>();
      past.givenOf(head, cells.stream().map(People::key).toList())
          .forEach((key, given) -> before.put(key, given.cell()));
      List<Cell> released = peopleRule.released(cells, exception != null, before);
      if (exception != null) {
        tally.exceptions.add(exception);
      }
      return DisclosureCompiler.passed(
          ReleasedTable.compiled(head, withoutGaps(head, released, candidate.gaps())), tally);
    }

    private void protect() {
      Set<String> done = new HashSet<>();
      for (CountTable table : counted.values()) {
        if (done.contains(table.head().id())) {
          continue;
        }
        LinkedSet links = linksOf(table.head().id());
        List<CountTable> together =
            links == null
                ? List.of(table)
                : links.tables().stream()
                    .map(names -> counted.get(names.table()))
                    .filter(java.util.Objects::nonNull)
                    .toList();
        together.forEach(one -> done.add(one.head().id()));
        protect(links == null ? table.head().id() : links.id(), together, links);
      }
    }

    private @Nullable LinkedSet linksOf(String table) {
      for (LinkedSet set : proposal.links()) {
        if (set.tables().stream().anyMatch(names -> names.table().equals(table))) {
          return set;
        }
      }
      return null;
    }

    private void protect(String name, List<CountTable> together, @Nullable LinkedSet links) {
      List<Counted> between =
          proposal.between().stream().filter(cell -> cell.key().table().equals(name)).toList();
      CountSet set = CountSet.of(name, together, links, past, between, countRule);
      Set<String> ids = new HashSet<>();
      together.forEach(table -> ids.add(table.head().id()));
      List<CountSet> earlier = new ArrayList<>();
      for (Past epoch : before) {
        earlier.add(CountSet.ofPast(name, ids, links, epoch, countRule));
      }
      Protection.Outcome outcome = new Protection(set, earlier, rules, solver).run();
      tally.worstWidth = Math.min(tally.worstWidth, outcome.worstWidth());
      tally.coarsened.addAll(outcome.coarsened());
      for (CountTable table : together) {
        if (table.grains().isEmpty()) {
          tally.dropped.add(table.head().id());
          decisions.put(
              table.head().id(),
              new ReleaseDecision.Refused(
                  List.of(
                      new RefusalReason.CannotBeMadeSafe(
                          table.head().id(), Math.max(1, outcome.failing())))));
        }
      }
    }

    private ReleaseDecision passed(CountTable table, Candidate candidate) {
      tally.hiddenByAudit += table.hidden(Standing.COMPLEMENT, candidate.gaps());
      return DisclosureCompiler.passed(
          ReleasedTable.compiled(
              table.head(),
              withoutGaps(
                  table.head(),
                  table.released(past.givenOf(table.head(), table.keys())),
                  candidate.gaps())),
          tally);
    }

    private ReleaseDecision measured(TableHead head, TypeTiers tiers, Candidate candidate) {
      List<Measured> cells = candidate.cells().stream().map(Measured.class::cast).toList();
      Map<CellKey, Cell> before = past.measuredOf(head, cells.stream().map(Measured::key).toList());
      List<Cell> released =
          cells.stream()
              .map(
                  cell -> {
                    Cell known = before.get(cell.key());
                    return known == null
                        ? measuredRule.released(head.measure(), tiers.of(cell.key().type()), cell)
                        : known;
                  })
              .toList();
      if (head.measure() == Measure.PERCENT) {
        PercentAudit audit = new PercentAudit(rules, head, tiers, cells, released, before.keySet());
        released = audit.protectedCells();
        tally.hiddenByAudit += audit.hidden();
      }
      measured.put(head.id(), new MeasuredTable(head, tiers, released, before.keySet()));
      // Until it has been held against the counts.
      return new ReleaseDecision.Refused(List.of());
    }

    /** Counts are safe by now; whatever would tell more of them goes. */
    private void protectMeasured() {
      for (LinkedSet links : proposal.links()) {
        List<MeasuredTable> tied =
            measured.values().stream()
                .filter(
                    table ->
                        links.behind().stream()
                            .anyMatch(tie -> tie.table().equals(table.head().id())))
                .toList();
        List<CountTable> counts =
            links.tables().stream()
                .map(names -> counted.get(names.table()))
                .filter(java.util.Objects::nonNull)
                .toList();
        if (!tied.isEmpty() && !counts.isEmpty()) {
          List<Counted> between =
              proposal.between().stream()
                  .filter(cell -> cell.key().table().equals(links.id()))
                  .toList();
          new BehindAudit(rules, solver, links, counts, tied, past, between).protect();
        }
      }
    }

    private ReleaseDecision passed(MeasuredTable table, Candidate candidate) {
      tally.hiddenByAudit += table.hidden();
      return DisclosureCompiler.passed(
          ReleasedTable.compiled(
              table.head(), withoutGaps(table.head(), table.cells(), candidate.gaps())),
          tally);
    }
  }

  /**
   * Leaves out numbers that would mislead because records are missing. Whoever reads the rest knows
   * less than the audit supposed, never more: that the records are missing is no secret.
   */
  private static List<Cell> withoutGaps(TableHead head, List<Cell> cells, Set<String> gaps) {
    return cells.stream()
        .map(cell -> gaps.contains(cell.time()) ? Cell.gap(cell.key(head.id())) : cell)
        .toList();
  }

  private static ReleaseDecision passed(ReleasedTable table, Tally tally) {
    long hidden = table.hidden();
    tally.cells += table.cells().size();
    tally.hidden += hidden;
    return hidden == 0
        ? new ReleaseDecision.Released(table)
        : new ReleaseDecision.Suppressed(table, hidden);
  }

  /**
   * The head with the tier and the exact types that follow from the tiers of its types.
   *
   * @param byException whether all its types are exact, whatever their tier
   */
  private TableHead decided(TableHead head, TypeTiers tiers, boolean byException) {
    List<String> inUse =
        head.grains().stream().flatMap(grain -> grain.types().stream()).distinct().toList();
    Tier tier = inUse.stream().map(tiers::of).max(Comparator.naturalOrder()).orElse(Tier.SENSITIVE);
    List<String> exact =
        head.measure() == Measure.COUNT
            ? inUse.stream().filter(type -> byException || tiers.of(type) == Tier.OPEN).toList()
            : List.of();
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
        tier,
        exact,
        head.betterWhen(),
        head.standard(),
        head.from(),
        head.to(),
        head.grains(),
        head.area(),
        head.time(),
        head.type(),
        head.breaks(),
        head.gaps(),
        head.sample(),
        sayable(head.leftOut()));
  }

  /** How many records were left out, by the rule for guarded counts; null when too few to say. */
  private @Nullable Long sayable(@Nullable Long leftOut) {
    return leftOut == null ? null : rules.about(leftOut);
  }

  /**
   * A cell that is missing where others stand would say that there was nothing to count; one too
   * many would escape the grain check.
   */
  private static void requireAnnouncedCells(Candidate candidate) {
    TableHead head = candidate.head();
    Set<CellKey> announced = new HashSet<>();
    for (TableHead.Grain grain : head.grains()) {
      for (Member area : head.area().atLevel(grain.area())) {
        for (Member time : head.time().atLevel(grain.time())) {
          for (String type : grain.types()) {
            announced.add(new CellKey(head.id(), area.id(), time.id(), type));
          }
        }
      }
    }
    Set<CellKey> given = new HashSet<>();
    for (TrueCell cell : candidate.cells()) {
      if (!announced.contains(cell.key())) {
        throw new IllegalArgumentException(
            "the cell %s is in no grain of its table".formatted(cell.key()));
      }
      if (!given.add(cell.key())) {
        throw new IllegalArgumentException("the cell %s is there twice".formatted(cell.key()));
      }
      requireNumberOf(head.measure(), cell);
    }
    announced.removeAll(given);
    if (!announced.isEmpty()) {
      throw new IllegalArgumentException(
          "%d cells of the table's grains have no number; the first is %s"
              .formatted(announced.size(), announced.stream().sorted().findFirst().orElseThrow()));
    }
  }

  private static void requireNumberOf(Measure measure, TrueCell cell) {
    boolean fits =
        switch (cell) {
          case Counted(_, long count, _) -> measure == Measure.COUNT && count >= 0;
          case People(_, long count, long low, long high) ->
              measure == Measure.COUNT && low >= 0 && low <= count && count <= high;
          case Measured(_, double value, long base, _, _) ->
              measure != Measure.COUNT
                  && base >= 0
                  // Of no records there is no percent; whatever stands there is not shown.
                  && (base == 0 || (value >= 0 && value <= most(measure)));
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "the number of %s does not fit a table of measure %s".formatted(cell.key(), measure));
    }
  }

  private static double most(Measure measure) {
    return measure == Measure.PERCENT ? 100 : Integer.MAX_VALUE;
  }

  /** Sums over the tables that pass. */
  private static final class Tally {
    private long cells;
    private long hidden;
    private long hiddenByAudit;
    private long worstWidth = Long.MAX_VALUE;
    private final List<String> dropped = new ArrayList<>();
    private final List<Manifest.Coarsening> coarsened = new ArrayList<>();
    private final List<Manifest.RuleException> exceptions = new ArrayList<>();

    Manifest.AuditNote note(Proposal.Proof proof) {
      return new Manifest.AuditNote(
          proof.id(),
          cells,
          hidden,
          hiddenByAudit,
          worstWidth == Long.MAX_VALUE ? null : worstWidth,
          dropped,
          coarsened,
          exceptions);
    }
  }
}
