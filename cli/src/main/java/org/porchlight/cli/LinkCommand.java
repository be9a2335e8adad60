package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.ProblemsException;
import org.porchlight.pipeline.link.LinkReport;
import org.porchlight.pipeline.link.LinkRun;
import org.porchlight.records.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds out who is who. */
@Command(
    name = "link",
    description = {
      "Find out which imported records are the same person, and bring persons, their records and",
      "their counts into the study. What staff decided holds; persons keep their ids."
    })
final class LinkCommand implements Callable<Integer> {
  private final Console console;
  private final Clock clock;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "CITY", description = "A city folder.")
  private Path city = Path.of("");

  LinkCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    City read = CityFolder.read(city);
    NeighborRulesThere.require(read);
    Home home = common.home();
    Lake lake = ImportedLake.require(read, city, home);
    try (House house = new House(read, home, console, clock)) {
      Optional<LinkReport> report =
          new LinkRun(lake, house.study().data(), clock).run(read, LinkProgress.of(console));
      if (report.isEmpty()) {
        throw new ProblemsException(
            home.folder().toString(),
            "nothing that may be linked was imported yet. Run 'porchlight import %s' first."
                .formatted(city),
            "PL-LINK-005");
      }
      new Telling(console).link(report.get());
      if (common.json()) {
        console.json(
            new Answers.LinkRun(
                Answers.Linked.of(report.get(), WallTime.seconds()),
                Answers.Neighbors.of(report.get()),
                report.get().leftOut()));
      }
    }
    return ExitCode.DONE;
  }
}
