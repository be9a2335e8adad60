package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.ProblemsException;
import org.porchlight.pipeline.Custodian;
import org.porchlight.records.custody.Eraser;
import org.porchlight.records.custody.Retention;
import org.porchlight.records.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which records are older than the city keeps them, and erases them when asked. */
@Command(
    name = "retention",
    description = {
      "List how many records of each source are older than its retention rule keeps them, or came",
      "under an agreement that has ended and says erase. Ends with 1 when some are due."
    })
final class RetentionCommand implements Callable<Integer> {
  private final Console console;
  private final Clock clock;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "CITY", description = "A city folder.")
  private Path city = Path.of("");

  @Option(names = "--erase", description = "Erase what is due.")
  private boolean erase;

  @Option(names = "--by", paramLabel = "NAME", description = "Who asked to erase it.")
  private @Nullable String by;

  RetentionCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (erase && by == null) {
      throw new ProblemsException(
          "retention", "to erase, say who asked for it with --by.", "PL-ERASE-001");
    }
    City read = CityFolder.read(city);
    Home home = common.home();
    Lake lake = ImportedLake.require(read, city, home);
    List<Retention.Due> due = new Retention(lake).due(read, read.today(clock));
    if (due.isEmpty()) {
      console.say("No source has a retention rule.");
    }
    due.forEach(
        one ->
            console.say(
                "  %-24s %,10d due   %s; kept from %s"
                    .formatted(one.source(), one.records(), one.rule(), one.keptFrom())));
    List<Eraser.Result> erased = erase ? erase(read, home, lake, due) : List.of();
    if (common.json()) {
      console.json(
          new Answer(
              due.stream()
                  .map(one -> new Line(one.source(), one.rule(), one.keptFrom(), one.records()))
                  .toList(),
              erased));
    }
    return !erase && due.stream().anyMatch(one -> one.records() > 0)
        ? ExitCode.FOUND
        : ExitCode.DONE;
  }

  private List<Eraser.Result> erase(City read, Home home, Lake lake, List<Retention.Due> due)
      throws IOException {
    List<Eraser.Result> results = new ArrayList<>();
    try (House house = new House(read, home, console, clock)) {
      Custodian custodian = new Custodian(read, lake, StudyThere.of(read, home, house), clock);
      for (Retention.Due one : due) {
        if (one.records() > 0) {
          results.addAll(
              custodian.erase(Map.of(one.source(), one.target()), String.valueOf(by), one.rule()));
        }
      }
    }
    results.forEach(
        result ->
            console.say(
                "%s: %,d records erased, %,d rows in %,d batches."
                    .formatted(result.source(), result.found(), result.rows(), result.batches())));
    return results;
  }

  /** One source of {@code --json}. */
  record Line(String source, String rule, LocalDate keptFrom, long records) {}

  /** What {@code --json} says. */
  record Answer(List<Line> due, List<Eraser.Result> erased) {}
}
