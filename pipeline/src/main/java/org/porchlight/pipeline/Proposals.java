package org.porchlight.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.porchlight.records.lake.Fingerprint;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Manifest;
import org.porchlight.release.Release;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.Releases;
import org.porchlight.release.TableHead;
import org.porchlight.study.releases.ProposalFacts;
import org.porchlight.study.releases.ProposalFacts.Kind;
import org.porchlight.study.releases.ProposalFacts.TableChange;
import org.porchlight.study.releases.ReleaseBook;

/**
 * Releases that wait for a second person, in the folder {@code proposals/} of a data home. What is
 * approved in the workspace is moved from here to the releases, as it was approved, to the byte.
 */
public final class Proposals {
  private final Path home;

  /** The proposals of one data home. */
  public Proposals(Path home) {
    this.home = home;
  }

  static Releases in(Path home) {
    return new Releases(home.resolve("proposals"));
  }

  /** The folder of a proposed release. */
  public Path folder(String release) {
    return home.resolve("proposals").resolve(release);
  }

  /** The hash of a proposed release's manifest, which holds those of all its tables. */
  public String sha256(String release) throws IOException {
    return sha256(folder(release));
  }

  /**
   * What a proposed release would bring.
   *
   * @param leftOut a sentence for each table that may not be published
   * @param recovered hidden numbers that the attacker worked out
   */
  public ProposalFacts facts(String release, List<String> leftOut, long recovered) {
    Release proposed = Release.open(folder(release));
    Optional<Release> before = new Releases(home.resolve("releases")).latest();
    Manifest manifest = proposed.manifest();
    List<TableChange> changes = new ArrayList<>();
    Set<String> pages = new TreeSet<>();
    for (ReleasedTable table : proposed.tables().values()) {
      TableChange change = change(table, before.flatMap(old -> old.table(table.head().id())));
      changes.add(change);
      if (change.kind() == Kind.COMES || change.fresh() + change.moved() > 0) {
        addPages(pages, manifest, table.head());
      }
    }
    before.ifPresent(
        old ->
            old.tables().values().stream()
                .filter(table -> proposed.table(table.head().id()).isEmpty())
                .forEach(
                    table -> {
                      changes.add(
                          new TableChange(
                              table.head().id(),
                              table.head().title(),
                              Kind.GOES,
                              table.cells().size(),
                              table.hidden(),
                              0,
                              0));
                      addPages(pages, manifest, table.head());
                    }));
    Manifest.AuditNote audit = manifest.audit();
    return new ProposalFacts(
        before.map(old -> old.manifest().id()).orElse(null),
        audit.cells(),
        audit.hidden(),
        audit.hiddenByAudit(),
        audit.worstWidth(),
        recovered,
        manifest.restates() == null ? null : manifest.restates().reason(),
        changes,
        leftOut,
        List.copyOf(pages));
  }

  private static TableChange change(ReleasedTable table, Optional<ReleasedTable> before) {
    Map<CellKey, Cell> old = new HashMap<>();
    before.ifPresent(one -> one.cells().forEach(cell -> old.put(cell.key(one.head().id()), cell)));
    long fresh = 0;
    long moved = 0;
    for (Cell cell : table.cells()) {
      Cell was = old.get(cell.key(table.head().id()));
      // The whole span of a table is another one each month.
      boolean grows = cell.time().equals(Periods.ALL) && table.head().time().members().size() > 1;
      if (!cell.equals(was)) {
        fresh += was == null || grows ? 1 : 0;
        moved += was == null || grows ? 0 : 1;
      }
    }
    return new TableChange(
        table.head().id(),
        table.head().title(),
        before.isPresent() ? Kind.STAYS : Kind.COMES,
        table.cells().size(),
        table.hidden(),
        fresh,
        moved);
  }

  private static void addPages(Set<String> pages, Manifest manifest, TableHead head) {
    pages.add("/topics/" + head.topic());
    if (head.grains().stream()
        .anyMatch(grain -> grain.area().equals(manifest.city().placeLayer()))) {
      pages.add("/places");
    }
  }

  /**
   * What was done.
   *
   * @param published ids of releases that are out now
   * @param overtaken ids of approved releases that never come out: another was published under
   *     their number, or they are no longer what was approved
   * @param takenBack ids of all releases that are no longer shown
   * @param nothingShown whether every release is taken back: the hub says that the numbers are
   *     being checked, and shows none
   */
  public record Done(
      List<String> published,
      List<String> overtaken,
      List<String> takenBack,
      boolean nothingShown) {
    public Done {
      published = List.copyOf(published);
      overtaken = List.copyOf(overtaken);
      takenBack = List.copyOf(takenBack);
    }

    /** A sentence for each thing that did not go as it was decided. */
    public List<String> troubles() {
      List<String> troubles = new ArrayList<>();
      for (String release : overtaken) {
        troubles.add(
            "Release %s was approved and is not published: another one has its number by now, or it was changed after that. Propose it again."
                .formatted(release));
      }
      if (nothingShown) {
        troubles.add(
            "Every release was taken back: residents see no number until another one is published.");
      }
      return troubles;
    }
  }

  /**
   * Publishes what was approved and takes back what was taken back. Done twice, it changes nothing.
   *
   * @throws SQLException when the database does not answer; what was not done is done next time
   */
  public Done carryOut(ReleaseBook book) throws IOException, SQLException {
    Releases releases = new Releases(home.resolve("releases"));
    List<String> published = new ArrayList<>();
    List<String> overtaken = new ArrayList<>();
    for (ReleaseBook.Line line : book.approved()) {
      // Cut off after the move and before the book knew of it, it is out already.
      if (isApproved(releases.folder(line.release()), line)) {
        book.published(line.proposal());
      } else if (isApproved(folder(line.release()), line)
          && releases.nextId().equals(line.release())) {
        releases.take(folder(line.release()));
        book.published(line.proposal());
        published.add(line.release());
      } else {
        book.overtaken(line.proposal());
        overtaken.add(line.release());
      }
    }
    TreeSet<String> takenBack = new TreeSet<>();
    for (ReleaseBook.Line line : book.takenBack()) {
      takenBack.add(line.release());
    }
    List<Path> all = releases.folders();
    boolean nothingShown =
        !all.isEmpty() && all.stream().allMatch(one -> takenBack.contains(name(one)));
    List<String> now = List.copyOf(takenBack);
    if (!releases.takenBack().equals(now)) {
      releases.takeBack(now);
    }
    return new Done(published, overtaken, now, nothingShown);
  }

  private static String name(Path release) {
    return String.valueOf(release.getFileName());
  }

  private static boolean isApproved(Path release, ReleaseBook.Line line) throws IOException {
    return Files.isRegularFile(release.resolve("manifest.json"))
        && sha256(release).equals(line.sha256());
  }

  private static String sha256(Path release) throws IOException {
    try (InputStream manifest = Files.newInputStream(release.resolve("manifest.json"))) {
      return Fingerprint.of(manifest);
    }
  }
}
