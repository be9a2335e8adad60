package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.Source;
import org.porchlight.pipeline.Run;
import org.porchlight.records.ImportResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads sources into the lake. */
@Command(
    name = "import",
    description = {
      "Read sources into the lake. Doing it again changes nothing. Ends with 1 when a delivery is",
      "held back, as one with more bad rows than its source's limit allows."
    })
final class ImportCommand implements Callable<Integer> {
  private final Console console;
  private final Clock clock;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(index = "0", paramLabel = "CITY", description = "A city folder.")
  private Path city = Path.of("");

  @Parameters(
      index = "1..*",
      paramLabel = "SOURCE",
      description = "Which sources to read. Default: all of them.")
  private List<String> sources = List.of();

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "A folder with local copies of the sources, by file name.")
  private @Nullable Path from;

  @Option(
      names = "--accept",
      description = {
        "Let deliveries count that are held back: with too many bad rows, far fewer rows than",
        "the one before, or the same records under other keys."
      })
  private boolean accept;

  ImportCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    City read = CityFolder.read(city);
    Optional<Path> folder = Optional.ofNullable(from);
    List<Source> chosen =
        read.sources().values().stream()
            .filter(source -> sources.isEmpty() || sources.contains(source.id()))
            .toList();
    List<ImportResult> results = read(read, chosen, folder);
    new Telling(console).imports(results);
    boolean stopped = new Telling(console).agreements(read, chosen, read.today(clock));
    if (common.json()) {
      console.json(
          new Answers.Imports(
              new Answers.Imported(
                  results.stream().mapToLong(ImportResult::rows).sum(),
                  results.stream().mapToLong(ImportResult::rejected).sum(),
                  WallTime.seconds()),
              results.stream().map(Answers.SourceRows::of).toList()));
    }
    return stopped || results.stream().anyMatch(result -> !result.held().isEmpty())
        ? ExitCode.FOUND
        : ExitCode.DONE;
  }

  private List<ImportResult> read(City read, List<Source> chosen, Optional<Path> folder)
      throws IOException {
    Home home = common.home();
    try (House house = new House(read, home, console, clock)) {
      // Where people were linked before, the team may have decided about codes.
      Optional<DataSource> study = StudyThere.of(read, home, house);
      return new Run(home.folder(), clock)
          .importOnly(
              read,
              sources,
              folder,
              study,
              accept,
              ImportProgress.of(console, read, chosen, folder));
    }
  }
}
