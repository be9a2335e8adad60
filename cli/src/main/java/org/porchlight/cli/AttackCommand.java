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
import org.porchlight.attacker.Attacker;
import org.porchlight.attacker.UnreadableTargetException;
import org.porchlight.city.ProblemsException;
import org.porchlight.release.Releases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    Answer answer = Answer.NOTHING;
    List<String> findings = new ArrayList<>();
    try {
      if (!folders.isEmpty()) {
        AttackReport report = Attacker.attack(folders);
        answer = answer.plus(report);
        findings.addAll(report.findings());
      }
      for (URI site : sites) {
        console.say("Walking through %s.".formatted(site));
        AttackReport report = Attacker.attackSite(site);
        answer = answer.plus(report);
        findings.addAll(report.findings());
      }
    } catch (UnreadableTargetException e) {
      throw new ProblemsException("attack", String.valueOf(e.getMessage()), "PL-ATTACK-001");
    }
    new Telling(console).findings(findings);
    console.say(answer.words());
    if (common.json()) {
      console.json(answer);
    }
    return answer.recovered() == 0 && findings.isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
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
      AttackReport.@Nullable Worst worst,
      double seconds,
      List<AttackReport.Interval> intervals) {
    static final Answer NOTHING = new Answer(0, 0, 0, 0, null, 0, List.of());

    Answer plus(AttackReport report) {
      return new Answer(
          releases + report.releases(),
          cells + report.cells(),
          hidden + report.hidden(),
          recovered + report.recovered(),
          worse(worst, report.worst()),
          WallTime.seconds(),
          Stream.concat(intervals.stream(), report.intervals().stream()).toList());
    }

    private static AttackReport.@Nullable Worst worse(
        AttackReport.@Nullable Worst a, AttackReport.@Nullable Worst b) {
      if (a == null || b == null) {
        return a == null ? b : a;
      }
      return a.high() - a.low() <= b.high() - b.low() ? a : b;
    }

    String words() {
      String most =
          worst == null
              ? "No hidden number could be bounded."
              : "The hidden number known best is %s: from %d to %d."
                  .formatted(worst.cell(), worst.low(), worst.high());
      return "%,d releases, %,d cells, %,d hidden, %,d recovered. %s"
          .formatted(releases, cells, hidden, recovered, most);
    }
  }
}
