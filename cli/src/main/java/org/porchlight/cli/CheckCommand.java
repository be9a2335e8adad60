package org.porchlight.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.WordsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads a city folder and says everything that is wrong with it. */
@Command(
    name = "check",
    description = "Report every problem of a city folder at once, with file and line.")
final class CheckCommand implements Callable<Integer> {
  private final Console console;
  private final Clock clock;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "CITY", description = "A city folder.")
  private Path city = Path.of("");

  CheckCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try {
      City read = CityFolder.read(city);
      WordsFolder.read(read);
      console.say(
          "%s is good: %d sources, %d area layers, %d tables."
              .formatted(city, read.sources().size(), read.layers().size(), read.tables().size()));
      new Telling(console)
          .agreements(read, List.copyOf(read.sources().values()), read.today(clock));
      answer(List.of());
      return ExitCode.DONE;
    } catch (ProblemsException e) {
      e.problems().forEach(problem -> console.say(problem.toString()));
      console.say(e.problems().size() == 1 ? "1 problem." : e.problems().size() + " problems.");
      answer(e.problems());
      return ExitCode.OPERATOR;
    }
  }

  private void answer(List<Problem> problems) {
    if (common.json()) {
      console.json(new Answer(problems));
    }
  }

  /** What {@code --json} says. */
  record Answer(List<Problem> problems) {}
}
