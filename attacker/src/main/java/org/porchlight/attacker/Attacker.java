package org.porchlight.attacker;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An outsider who has read the rules, and who has nothing but what is published.
 *
 * <p>Looks at the files one by one, puts together what they say of the same records, solves
 * percents back into counts, and, on a hub, looks at everything in an answer that could differ with
 * what is hidden. What it could not try, it says.
 */
public final class Attacker {
  /** One sentence each is enough to start mending; ten thousand of them help nobody. */
  private static final int MOST_FINDINGS = 200;

  private final List<String> findings = new ArrayList<>();
  private final Set<String> recovered = new TreeSet<>();
  private final Map<String, AttackReport.Interval> intervals = new TreeMap<>();
  private final Trials trials;
  private final Effort effort;
  private final Set<String> told;
  private int every = 1;
  private AttackReport.@Nullable Worst worst;

  private Attacker(Effort effort, Set<String> told) {
    this.effort = effort;
    this.trials = new Trials(effort);
    this.told = told;
  }

  /**
   * Attacks release folders, all of them together, with the usual effort.
   *
   * @throws UnreadableTargetException when one of them is no release folder
   */
  public static AttackReport attack(List<Path> releaseFolders) {
    return attack(releaseFolders, Effort.SUSPECTS);
  }

  /**
   * Attacks release folders, all of them together.
   *
   * @throws UnreadableTargetException when one of them is no release folder
   */
  public static AttackReport attack(List<Path> releaseFolders, Effort effort) {
    return attack(releaseFolders, effort, Set.of());
  }

  /**
   * Attacks release folders as somebody who was told which cells are hidden for being small. No
   * release says that; only a test that knows the truth can tell.
   *
   * @param small public names of these cells
   * @throws UnreadableTargetException when one of them is no release folder
   */
  public static AttackReport attack(List<Path> releaseFolders, Effort effort, Set<String> small) {
    List<Published> releases =
        releaseFolders.stream()
            .map(folder -> new PublishedReader(new FolderShelf(folder)).read())
            .toList();
    Attacker attacker = new Attacker(effort, small);
    attacker.work(releases);
    return attacker.report(releases);
  }

  /**
   * Attacks a running hub with the usual effort.
   *
   * @param hub its address, to which {@code /} belongs
   * @throws UnreadableTargetException when nothing answers there, or no release is linked
   */
  public static AttackReport attackSite(URI hub) {
    return attackSite(hub, Effort.SUSPECTS);
  }

  /**
   * Attacks a running hub: every page it links, and the releases that these pages offer.
   *
   * @param hub its address, to which {@code /} belongs
   * @throws UnreadableTargetException when nothing answers there, or no release is linked
   */
  public static AttackReport attackSite(URI hub, Effort effort) {
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
    Attacker attacker = new Attacker(effort, Set.of());
    attacker.work(releases);
    attacker.walk(site, pages, new Claims(releases));
    attacker.findings.addAll(site.remarks());
    return attacker.report(releases);
  }

  private void walk(Site site, List<Site.Page> pages, Claims claims) {
    PageScan words = new PageScan(claims, findings, recovered);
    DrawingScan drawings = new DrawingScan(claims, findings, recovered, trials);
    OrderScan order = new OrderScan(claims, findings, recovered);
    BodyScan bodies = new BodyScan(claims, findings, recovered);
    for (Site.Page page : pages) {
      words.scan(page);
      drawings.scan(page);
      order.scan(page);
      bodies.scan(page);
    }
    new AnswerScan(site, claims, findings, bodies).scan(pages);
    trials.pages += pages.size();
    trials.missed.add("Pictures, PDFs and the moving map's tiles of a hub are not read.");
  }

  private void work(List<Published> releases) {
    BodyScan bodies = new BodyScan(new Claims(releases), findings, recovered);
    if (releases.stream().anyMatch(Published::unread)) {
      trials.missed.add(
          "Parquet copies of tables: the native code of DuckDB does not load on this machine, so only their hashes are compared.");
    }
    for (Published release : releases) {
      release
          .others()
          .forEach(
              (file, text) -> bodies.scan("release %s: %s".formatted(release.id(), file), text));
    }
    for (Published release : releases) {
      FileScan scan = new FileScan(release, findings, recovered);
      release.tables().forEach(scan::scan);
      new ExemptionScan(release, findings, recovered).scan();
      new PinScan(release, findings).scan();
      for (String file : release.changed()) {
        findings.add(
            "release %s: %s differs from its hash in the manifest".formatted(release.id(), file));
      }
    }
    every = (int) Math.max(1, hidden(releases) / Effort.SAMPLE);
    Map<String, String> setOf = new TreeMap<>();
    for (Published release : releases) {
      for (Published.Table table : release.tables()) {
        setOf.put(
            release.city() + " " + table.id(),
            release.city()
                + " "
                + release.linkedWith(table.id()).map(Published.Linked::id).orElse(table.id()));
      }
    }
    Map<String, Map<Published, List<Published.Table>>> bySet = new TreeMap<>();
    for (Published release : releases) {
      for (Published.Table table : release.tables()) {
        if (table.counts()) {
          bySet
              .computeIfAbsent(
                  setOf.getOrDefault(release.city() + " " + table.id(), table.id()),
                  _ -> new LinkedHashMap<>())
              .computeIfAbsent(release, _ -> new ArrayList<>())
              .add(table);
        }
      }
    }
    for (Published release : releases) {
      for (Published.Table table : release.tables()) {
        release
            .linkedBehind(table.id())
            .map(set -> bySet.get(release.city() + " " + set.id()))
            .map(set -> set.get(release))
            .filter(_ -> !table.counts())
            .ifPresent(together -> together.add(table));
      }
    }
    bySet.forEach((name, of) -> link(name.substring(name.indexOf(' ') + 1), of));
    for (Published release : releases) {
      new Fractions(release, findings, recovered, trials).solve(intervals);
    }
    share(releases);
  }

  /** Takes all percents of a table together, up to each release that gives earlier numbers anew. */
  private void share(List<Published> releases) {
    Map<String, List<Published.Table>> tables = new TreeMap<>();
    Map<String, Published.Rules> rules = new TreeMap<>();
    int epoch = 0;
    for (Published release : releases) {
      epoch += release.restates() ? 1 : 0;
      for (Published.Table table : release.tables()) {
        if (table.percents() && Fractions.CAREFUL.contains(table.tier())) {
          String name = "%s %s %d".formatted(release.city(), table.id(), epoch);
          tables.computeIfAbsent(name, _ -> new ArrayList<>()).add(table);
          rules.putIfAbsent(name, release.rules());
        }
      }
    }
    tables.forEach(
        (name, versions) -> {
          for (Shares.Told told :
              new Shares(Objects.requireNonNull(rules.get(name))).solve(versions)) {
            if (recovered.add(told.cell())) {
              findings.add(
                  "%s: the percents of its table together leave %d to %d records %s"
                      .formatted(told.cell(), told.low(), told.high(), told.what()));
            }
          }
        });
  }

  /** Takes releases together up to each that gives earlier numbers anew. */
  private void link(String set, Map<Published, List<Published.Table>> releases) {
    List<Puzzle> epochs = new ArrayList<>();
    Map<Published, List<Published.Table>> epoch = new LinkedHashMap<>();
    for (Map.Entry<Published, List<Published.Table>> release : releases.entrySet()) {
      if (release.getKey().restates() && !epoch.isEmpty()) {
        epochs.addAll(solve(set, epoch));
        epoch = new LinkedHashMap<>();
      }
      epoch.put(release.getKey(), release.getValue());
    }
    epochs.addAll(solve(set, epoch));
    for (int now = 1; now < epochs.size(); now++) {
      for (int then = 0; then < now; then++) {
        for (String name : epochs.get(now).changesSince(epochs.get(then))) {
          if (recovered.add(name)) {
            findings.add(
                "%s changed, and arithmetic tells by how much too closely".formatted(name));
          }
        }
      }
    }
  }

  /** Takes all versions of linked tables together; if they cannot all be true, one by one. */
  private List<Puzzle> solve(String set, Map<Published, List<Published.Table>> releases) {
    Puzzle puzzle =
        new Puzzle(
            releases.keySet().iterator().next().rules(), new Asking(effort, every, told, trials));
    releases.forEach(
        (release, tables) -> {
          release.linked().stream().filter(one -> one.id().equals(set)).forEach(puzzle::tie);
          tables.forEach(table -> puzzle.add(release, table));
        });
    Puzzle.Solution solution = puzzle.solve();
    if (!puzzle.contradictory()) {
      take(solution);
      return List.of(puzzle);
    }
    Map<Published, List<Published.Table>> counts = new LinkedHashMap<>();
    releases.forEach(
        (release, tables) ->
            counts.put(release, tables.stream().filter(Published.Table::counts).toList()));
    if (!counts.equals(releases)) {
      // Percents that contradict the counts are of other records, and say nothing of these.
      return solve(set, counts);
    }
    if (releases.size() > 1) {
      findings.add(
          "table %s: its numbers for periods that were over changed between releases %s; a change tells of single records"
              .formatted(
                  set, String.join(", ", releases.keySet().stream().map(Published::id).toList())));
      List<Puzzle> apart = new ArrayList<>();
      releases.forEach((release, tables) -> apart.addAll(solve(set, Map.of(release, tables))));
      return apart;
    }
    findings.add(
        "release %s, table %s: its shown numbers cannot all be true; someone changed them, or its sums do not hold"
            .formatted(releases.keySet().iterator().next().id(), set));
    return List.of();
  }

  private void take(Puzzle.Solution solution) {
    solution.intervals().forEach(interval -> intervals.put(interval.cell(), interval));
    for (String name : solution.recovered()) {
      if (recovered.add(name)) {
        findings.add("%s is hidden, yet arithmetic tells it too closely".formatted(name));
      }
    }
    for (String name : solution.between()) {
      if (recovered.add(name)) {
        findings.add("%s is in no table, yet arithmetic tells it too closely".formatted(name));
      }
    }
    AttackReport.Worst mine = worst;
    AttackReport.Worst theirs = solution.worst();
    if (mine == null || (theirs != null && theirs.width() < mine.width())) {
      worst = theirs;
    }
  }

  private static long hidden(List<Published> releases) {
    return releases.stream()
        .flatMap(release -> release.tables().stream())
        .mapToLong(table -> table.cells().stream().filter(Published.Figure::hidden).count())
        .sum();
  }

  private boolean tells(String finding) {
    return Arrays.stream(finding.split("[ ,]+", -1)).anyMatch(recovered::contains);
  }

  private AttackReport report(List<Published> releases) {
    long cells = 0;
    for (Published release : releases) {
      for (Published.Table table : release.tables()) {
        cells += table.cells().size();
      }
    }
    // What tells a number stands before what is only not as it should be.
    findings.sort(Comparator.comparing(finding -> !tells(finding)));
    List<String> said = findings;
    if (findings.size() > MOST_FINDINGS) {
      said = new ArrayList<>(findings.subList(0, MOST_FINDINGS));
      said.add("and %d more".formatted(findings.size() - MOST_FINDINGS));
    }
    return new AttackReport(
        releases.size(),
        cells,
        hidden(releases),
        recovered.size(),
        worst,
        List.copyOf(intervals.values()),
        trials.report(),
        said);
  }
}
