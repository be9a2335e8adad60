package org.porchlight.attacker;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An outsider who has read the rules, and who has nothing but what is published.
 *
 * <p>Percents are checked one by one but not yet solved back into counts; nor are numbers guessed
 * from lengths of bars or colors of maps.
 */
public final class Attacker {
  /** One sentence each is enough to start mending; ten thousand of them help nobody. */
  private static final int MOST_FINDINGS = 200;

  private final List<String> findings = new ArrayList<>();
  private final Set<String> recovered = new TreeSet<>();
  private AttackReport.@Nullable Worst worst;

  private Attacker() {}

  /**
   * Attacks release folders, all of them together.
   *
   * @throws UnreadableTargetException when one of them is no release folder
   */
  public static AttackReport attack(List<Path> releaseFolders) {
    List<Published> releases =
        releaseFolders.stream()
            .map(folder -> new PublishedReader(new FolderShelf(folder)).read())
            .toList();
    Attacker attacker = new Attacker();
    attacker.work(releases);
    return attacker.report(releases);
  }

  /**
   * Attacks a running hub: every page it links, and the releases that these pages offer.
   *
   * @param hub its address, to which {@code /} belongs
   * @throws UnreadableTargetException when nothing answers there, or no release is linked
   */
  public static AttackReport attackSite(URI hub) {
    Site site = new Site(hub);
    List<Site.Page> pages = site.pages();
    List<Published> releases =
        site.releaseIds().stream().map(id -> new PublishedReader(site.shelf(id)).read()).toList();
    if (releases.isEmpty()) {
      throw new UnreadableTargetException(
          "No page of %s links a release (/releases/…/manifest.json), so there is nothing to hold its numbers against."
              .formatted(hub),
          null);
    }
    Attacker attacker = new Attacker();
    attacker.work(releases);
    PageScan scan = new PageScan(releases, attacker.findings, attacker.recovered);
    pages.forEach(scan::scan);
    attacker.findings.addAll(site.remarks());
    return attacker.report(releases);
  }

  private void work(List<Published> releases) {
    for (Published release : releases) {
      FileScan scan = new FileScan(release, findings, recovered);
      release.tables().forEach(scan::scan);
      for (String file : release.changed()) {
        findings.add(
            "release %s: %s differs from its hash in the manifest".formatted(release.id(), file));
      }
    }
    Map<String, List<Published>> byTable = new TreeMap<>();
    for (Published release : releases) {
      for (Published.Table table : release.tables()) {
        if (table.counts()) {
          byTable
              .computeIfAbsent(release.city() + " " + table.id(), _ -> new ArrayList<>())
              .add(release);
        }
      }
    }
    byTable.forEach((name, of) -> link(name.substring(name.indexOf(' ') + 1), of));
  }

  /** Takes all versions of a table together; if they cannot all be true, one by one. */
  private void link(String table, List<Published> releases) {
    Puzzle puzzle = new Puzzle(releases.getLast().rules());
    releases.forEach(release -> puzzle.add(release, version(release, table), ""));
    Puzzle.Solution solution = puzzle.solve();
    if (!puzzle.contradictory()) {
      take(solution);
    } else if (releases.size() > 1) {
      findings.add(
          "table %s: its numbers for periods that were over changed between releases %s; a change tells of single records"
              .formatted(table, String.join(", ", releases.stream().map(Published::id).toList())));
      releases.forEach(release -> link(table, List.of(release)));
    } else {
      findings.add(
          "release %s, table %s: its shown numbers cannot all be true; someone changed them, or its sums do not hold"
              .formatted(releases.getFirst().id(), table));
    }
  }

  private static Published.Table version(Published release, String table) {
    return release.tables().stream()
        .filter(candidate -> candidate.id().equals(table))
        .findFirst()
        .orElseThrow();
  }

  private void take(Puzzle.Solution solution) {
    for (String name : solution.recovered()) {
      if (recovered.add(name)) {
        findings.add("%s is hidden, yet arithmetic tells it too closely".formatted(name));
      }
    }
    AttackReport.Worst mine = worst;
    AttackReport.Worst theirs = solution.worst();
    if (mine == null
        || (theirs != null && theirs.high() - theirs.low() < mine.high() - mine.low())) {
      worst = theirs;
    }
  }

  private AttackReport report(List<Published> releases) {
    long cells = 0;
    long hidden = 0;
    for (Published release : releases) {
      for (Published.Table table : release.tables()) {
        cells += table.cells().size();
        hidden += table.cells().stream().filter(Published.Figure::hidden).count();
      }
    }
    List<String> told = findings;
    if (findings.size() > MOST_FINDINGS) {
      told = new ArrayList<>(findings.subList(0, MOST_FINDINGS));
      told.add("and %d more".formatted(findings.size() - MOST_FINDINGS));
    }
    return new AttackReport(releases.size(), cells, hidden, recovered.size(), worst, told);
  }
}
