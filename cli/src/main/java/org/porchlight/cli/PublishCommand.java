package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.pipeline.Publication;
import org.porchlight.pipeline.Publisher;
import org.porchlight.records.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compiles a release. */
@Command(
    name = "publish",
    description = "Compile and audit a release from what was imported; say what is hidden and why.")
final class PublishCommand implements Callable<Integer> {
  private final Console console;
  private final Clock clock;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "CITY", description = "A city folder.")
  private Path city = Path.of("");

  @Option(names = "--dry-run", description = "Decide everything and write nothing.")
  private boolean dryRun;

  @Option(
      names = "--despite",
      description = "Publish although a source is late or has a hole; residents read so.")
  private boolean despite;

  PublishCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    City read = CityFolder.read(city);
    Path home = common.home().folder();
    Lake lake = ImportedLake.require(read, city, common.home());
    console.say("Counting, deciding what may be shown, and checking all of it together.");
    Publication publication =
        new Publisher(home, lake, clock).publish(read, Optional.empty(), intent());
    new Telling(console).publication(publication);
    if (common.json()) {
      console.json(
          new Answers.Published(
              publication.id(),
              publication.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              publication.cells(),
              publication.hidden(),
              publication.tables(),
              publication.refusals(),
              publication.notices().stream()
                  .map(
                      notice ->
                          new Answers.Notice(
                              notice.source(),
                              notice.kind().name().toLowerCase(Locale.ROOT),
                              notice.since().toString()))
                  .toList(),
              WallTime.seconds()));
    }
    return publication.outcome() == Publication.Outcome.STOPPED ? ExitCode.FOUND : ExitCode.DONE;
  }

  private Publisher.Intent intent() {
    if (dryRun) {
      return Publisher.Intent.DRY_RUN;
    }
    return despite ? Publisher.Intent.WRITE_DESPITE_NOTICES : Publisher.Intent.WRITE;
  }
}
