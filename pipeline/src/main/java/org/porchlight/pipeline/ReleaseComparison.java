package org.porchlight.pipeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;
import org.porchlight.release.Member;
import org.porchlight.release.Release;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.TableHead;
import org.porchlight.study.releases.ProposalFacts;
import org.porchlight.study.releases.ProposalFacts.AttackNote;
import org.porchlight.study.releases.ProposalFacts.ChangedNumber;
import org.porchlight.study.releases.ProposalFacts.Coarser;
import org.porchlight.study.releases.ProposalFacts.Exempt;
import org.porchlight.study.releases.ProposalFacts.Kind;
import org.porchlight.study.releases.ProposalFacts.TableChange;

/** What a release says that the one before did not. Both are read as everybody can read them. */
final class ReleaseComparison {
  /** More changed numbers than these nobody reads one by one. */
  static final int MOST_CHANGED = 200;

  private final Release proposed;
  private final Optional<Release> before;
  private final Publication publication;
  private final List<TableChange> changes = new ArrayList<>();
  private final List<ChangedNumber> changed = new ArrayList<>();
  private final Set<String> pages = new TreeSet<>();
  private final Set<String> months = new TreeSet<>();

  private ReleaseComparison(Release proposed, Optional<Release> before, Publication publication) {
    this.proposed = proposed;
    this.before = before;
    this.publication = publication;
  }

  static ProposalFacts facts(
      Release proposed,
      Optional<Release> before,
      Publication publication,
      long recovered,
      AttackNote attack) {
    ReleaseComparison comparison = new ReleaseComparison(proposed, before, publication);
    comparison.compare();
    Manifest manifest = proposed.manifest();
    Manifest.AuditNote audit = manifest.audit();
    return new ProposalFacts(
        before.map(old -> old.manifest().id()).orElse(null),
        audit.cells(),
        audit.hidden(),
        audit.hiddenByAudit(),
        audit.worstWidth(),
        recovered,
        manifest.restates() == null ? null : manifest.restates().reason(),
        comparison.changes,
        publication.notReady(),
        List.copyOf(comparison.pages),
        List.copyOf(comparison.months),
        comparison.changed,
        publication.refused(),
        audit.coarsened().stream().map(comparison::coarser).toList(),
        audit.exceptions().stream().map(comparison::exempt).toList(),
        attack);
  }

  private void compare() {
    for (ReleasedTable table : proposed.tables().values()) {
      TableChange change = change(table, before.flatMap(old -> old.table(table.head().id())));
      changes.add(change);
      if (change.kind() == Kind.COMES || change.fresh() + change.moved() > 0) {
        addPages(table.head());
      }
    }
    before.ifPresent(
        old ->
            old.tables().values().stream()
                .filter(table -> proposed.table(table.head().id()).isEmpty())
                .forEach(this::goes));
  }

  private void goes(ReleasedTable table) {
    TableHead head = table.head();
    changes.add(
        new TableChange(
            head.id(),
            head.title(),
            Kind.GOES,
            table.cells().size(),
            table.hidden(),
            0,
            0,
            Map.of()));
    addPages(head);
  }

  private TableChange change(ReleasedTable table, Optional<ReleasedTable> earlier) {
    TableHead head = table.head();
    Map<CellKey, Cell> old = new HashMap<>();
    earlier.ifPresent(one -> one.cells().forEach(cell -> old.put(cell.key(head.id()), cell)));
    Set<String> oldTimes = new TreeSet<>();
    earlier.ifPresent(
        one -> one.head().time().members().forEach(member -> oldTimes.add(member.id())));
    long fresh = 0;
    long moved = 0;
    for (Cell cell : table.cells()) {
      Cell was = old.get(cell.key(head.id()));
      if (cell.equals(was)) {
        continue;
      }
      if (was == null || grows(cell.time(), earlier.orElseThrow().head(), head)) {
        fresh++;
      } else {
        moved++;
        if (changed.size() < MOST_CHANGED) {
          changed.add(changed(head, was, cell));
        }
      }
    }
    head.time().members().stream()
        .map(Member::id)
        .filter(time -> time.matches("\\d{4}-\\d{2}") && !oldTimes.contains(time))
        .forEach(months::add);
    return new TableChange(
        head.id(),
        head.title(),
        earlier.isPresent() ? Kind.STAYS : Kind.COMES,
        table.cells().size(),
        table.hidden(),
        fresh,
        moved,
        publication.why().getOrDefault(head.id(), Map.of()));
  }

  /** Whether a period had not ended in the table as it was: its number was to change. */
  private static boolean grows(String time, TableHead before, TableHead now) {
    if (time.equals(Periods.ALL)) {
      return now.time().members().size() > 1;
    }
    if (time.matches("\\d{4}")) {
      return LocalDate.of(Integer.parseInt(time), 12, 31).isAfter(before.to());
    }
    if (time.matches("\\d{4}-Q[1-4]")) {
      int month = 3 * (time.charAt(6) - '0');
      return YearMonth.of(Integer.parseInt(time.substring(0, 4)), month)
          .atEndOfMonth()
          .isAfter(before.to());
    }
    return false;
  }

  /** A number that is hidden now is not told again, though everybody could once read it. */
  private static ChangedNumber changed(TableHead head, Cell was, Cell is) {
    @Nullable Long now = is.value();
    return new ChangedNumber(
        head.title(),
        name(head.area(), is.area()),
        name(head.type(), is.type()),
        is.time(),
        head.from(),
        head.to(),
        head.measure(),
        now == null ? null : was.value(),
        now);
  }

  private static LocalText name(Dimension dimension, String id) {
    LocalText name = dimension.find(id).map(Member::name).orElse(null);
    return name == null ? LocalText.same(id) : name;
  }

  private void addPages(TableHead head) {
    pages.add("/topics/" + head.topic());
    if (head.grains().stream()
        .anyMatch(grain -> grain.area().equals(proposed.manifest().city().placeLayer()))) {
      pages.add("/places");
    }
  }

  private LocalText title(String table) {
    return proposed
        .table(table)
        .or(() -> before.flatMap(old -> old.table(table)))
        .map(found -> found.head().title())
        .orElseGet(() -> LocalText.same(table));
  }

  private Coarser coarser(Manifest.Coarsening part) {
    return new Coarser(title(part.table()), part.area(), part.time(), part.types().size());
  }

  private Exempt exempt(Manifest.RuleException exception) {
    return new Exempt(
        title(exception.table()),
        exception.shows(),
        exception.reason(),
        exception.approvedBy().stream().map(Manifest.Approval::name).toList());
  }
}
