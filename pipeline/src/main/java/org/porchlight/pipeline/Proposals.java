package org.porchlight.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.porchlight.records.lake.Fingerprint;
import org.porchlight.release.Release;
import org.porchlight.release.Releases;
import org.porchlight.release.TakenBack;
import org.porchlight.study.releases.ProposalFacts;
import org.porchlight.study.releases.ProposalFacts.AttackNote;
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
   * @param publication what came of proposing it
   * @param recovered hidden numbers that the attacker worked out
   * @param attack how it went to work
   */
  public ProposalFacts facts(Publication publication, long recovered, AttackNote attack) {
    return ReleaseComparison.facts(
        Release.open(folder(publication.id())), latestShown(), publication, recovered, attack);
  }

  /** The release that residents see; empty when they see none. */
  private Optional<Release> latestShown() {
    List<Path> shown = new Releases(home.resolve("releases")).shown();
    return shown.isEmpty() ? Optional.empty() : Optional.of(Release.open(shown.getLast()));
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
    List<TakenBack> told = new ArrayList<>();
    for (ReleaseBook.Line line : book.takenBack()) {
      takenBack.add(line.release());
      told.add(new TakenBack(line.release(), line.at(), line.told()));
    }
    List<Path> all = releases.folders();
    boolean nothingShown =
        !all.isEmpty() && all.stream().allMatch(one -> takenBack.contains(name(one)));
    List<String> now = List.copyOf(takenBack);
    if (!releases.allTakenBack().equals(told)) {
      releases.takeBack(told);
    }
    book.letGoOfPages();
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
