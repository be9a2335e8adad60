package org.porchlight.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.attacker.AttackReport;
import org.porchlight.attacker.AttackReport.Tried;
import org.porchlight.attacker.Attacker;
import org.porchlight.attacker.Effort;
import org.porchlight.attacker.UnreadableTargetException;
import org.porchlight.city.ProblemsException;
import org.porchlight.release.Releases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries to work out hidden numbers from what is published. */
@Command(
    name = "attack",
    description = {
      "Try to work out hidden numbers as an outsider would, from published releases or a running",
      "hub. Ends with 1 when anything is recovered."
    })
final class AttackCommand implements Callable<Integer> {
  private final Console console;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Option(
      names = "--all",
      description =
          "Solve linear programs for every hidden number, not only for suspects and a sample. Takes"
              + " minutes for a city.")
  private boolean all;

  @Parameters(
      paramLabel = "PATH-OR-URL",
      arity = "1..*",
      description = "A release folder, a folder of releases, a data home, or the address of a hub.")
  private List<String> targets = List.of();

  AttackCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Path> folders = new ArrayList<>();
    List<URI> sites = new ArrayList<>();
    for (String target : targets) {
      if (target.startsWith("http://") || target.startsWith("https://")) {
        sites.add(address(target));
      } else {
        folders.addAll(releases(Path.of(target)));
      }
    }
    Effort effort = all ? Effort.EVERY_CELL : Effort.SUSPECTS;
    Answer answer = Answer.NOTHING;
    try {
      if (!folders.isEmpty()) {
        answer = answer.plus(Attacker.attack(folders, effort));
      }
      for (URI site : sites) {
        console.say("Walking through %s.".formatted(site));
        answer = answer.plus(Attacker.attackSite(site, effort));
      }
    } catch (UnreadableTargetException e) {
      throw new ProblemsException("attack", String.valueOf(e.getMessage()), "PL-ATTACK-001");
    }
    new Telling(console).findings(answer.findings());
    answer.words().forEach(console::say);
    if (common.json()) {
      console.json(answer);
    }
    return answer.recovered() == 0 && answer.findings().isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
  }

  private static URI address(String target) {
    try {
      return URI.create(target);
    } catch (IllegalArgumentException e) {
      throw new ProblemsException(
          target,
          "this is not the address of a hub; it should look like http://localhost:8080/.",
          "PL-ATTACK-001");
    }
  }

  /** Every release a path stands for. */
  private static List<Path> releases(Path path) {
    if (Files.isRegularFile(path.resolve("manifest.json"))) {
      return List.of(path);
    }
    List<Path> inside = new Releases(path).folders();
    if (inside.isEmpty()) {
      inside = new Releases(path.resolve("releases")).folders();
    }
    if (inside.isEmpty()) {
      throw new ProblemsException(
          path.toString(),
          "there is no release here (a folder with manifest.json). Name a release, a folder of releases, a data home, or a hub.",
          "PL-ATTACK-001");
    }
    return inside;
  }

  /** What {@code --json} says: the figures of all targets together. */
  record Answer(
      int releases,
      long cells,
      long hidden,
      long recovered,
      @Nullable Worst worst,
      double seconds,
      Tried tried,
      List<String> findings,
      List<Interval> intervals) {
    static final Answer NOTHING =
        new Answer(0, 0, 0, 0, null, 0, Tried.NOTHING, List.of(), List.of());

    Answer plus(AttackReport report) {
      return new Answer(
          releases + report.releases(),
          cells + report.cells(),
          hidden + report.hidden(),
          recovered + report.recovered(),
          worse(worst, Worst.of(report.worst())),
          WallTime.seconds(),
          tried.plus(report.tried()),
          Stream.concat(findings.stream(), report.findings().stream()).toList(),
          Stream.concat(intervals.stream(), report.intervals().stream().map(Interval::of))
              .toList());
    }

    private static @Nullable Worst worse(@Nullable Worst a, @Nullable Worst b) {
      if (a == null || b == null) {
        return a == null ? b : a;
      }
      return a.high() - a.low() <= b.high() - b.low() ? a : b;
    }

    /** In a few lines: what came of it, what was tried, what could not be. */
    List<String> words() {
      List<String> lines = new ArrayList<>();
      lines.add(
          "%,d of %,d hidden numbers recovered (%,d releases, %,d cells)."
              .formatted(recovered, hidden, releases, cells));
      Worst best = worst;
      lines.add(
          best == null
              ? "No hidden number could be bounded."
              : "Known best: %s, from %d to %d, by %s%s."
                  .formatted(
                      best.cell(),
                      best.low(),
                      best.high(),
                      best.proof(),
                      best.guessed() ? ", if all hidden numbers beside it are small" : ""));
      lines.add(
          "Tried: one equation at a time for all; linear programs for %,d numbers; every table of whole numbers for %,d; the fractions of %,d percents."
              .formatted(tried.programs(), tried.wholeNumbers(), tried.percents()));
      if (tried.pages() > 0) {
        lines.add(
            "On the hub: %,d pages and files; lengths, places, colors and order of %,d marks; headers, error pages, waits."
                .formatted(tried.pages(), tried.marks()));
      }
      tried.missed().forEach(sentence -> lines.add("Not tried: " + sentence));
      return lines;
    }
  }

  /** The hidden number known best. */
  record Worst(String cell, long low, long high, String proof, boolean guessed) {
    static @Nullable Worst of(AttackReport.@Nullable Worst worst) {
      return worst == null
          ? null
          : new Worst(
              worst.cell(), worst.low(), worst.high(), worst.proof().words(), worst.guessed());
    }
  }

  /** What is certain of a hidden number, and how it was proved. */
  record Interval(String cell, long low, @Nullable Long high, String proof) {
    static Interval of(AttackReport.Interval interval) {
      return new Interval(
          interval.cell(), interval.low(), interval.high(), interval.proof().words());
    }
  }
}
