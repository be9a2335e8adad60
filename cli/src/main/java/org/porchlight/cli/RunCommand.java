package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The nightly run. */
@Command(
    name = "run",
    description = {
      "Import all sources, link people, publish, and attack the release. Ends with 1 when a source has more bad",
      "rows than its limit allows, or a hidden number is recovered."
    })
final class RunCommand implements Callable<Integer> {
  private final Console console;
  private final Clock clock;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "CITY", description = "A city folder.")
  private Path city = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "A folder with local copies of sources and areas, by file name.")
  private @Nullable Path from;

  RunCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    City read = CityFolder.read(city);
    Home home = common.home();
    WholeRun.Outcome outcome;
    try (House house = new House(read, home, console, clock)) {
      outcome = new WholeRun(read, home, house, console, clock).run(Optional.ofNullable(from));
    }
    if (common.json()) {
      console.json(outcome.answer());
    }
    return outcome.found() ? ExitCode.FOUND : ExitCode.DONE;
  }
}
