package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.ProblemsException;
import org.porchlight.pipeline.Proposals;
import org.porchlight.pipeline.Publication;
import org.porchlight.pipeline.Publisher;
import org.porchlight.records.lake.Lake;
import org.porchlight.study.releases.ReleaseBook;
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

  @Option(
      names = "--propose",
      description = "Write the release where it waits until a second person approves it.")
  private boolean propose;

  @Option(
      names = "--by",
      paramLabel = "LOGIN",
      description = "With --propose: the analyst's account that proposes.")
  private @Nullable String by;

  @Option(
      names = "--approved",
      description =
          "Publish what was approved in the workspace, and take back what was taken back.")
  private boolean approved;

  PublishCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (propose != (by != null) || (approved && (propose || dryRun || despite))) {
      throw new ProblemsException(
          "publish",
          "say --propose --by LOGIN to let a second person decide, or --approved alone to carry out what was decided.",
          "PL-PUBLISH-005");
    }
    City read = CityFolder.read(city);
    if (approved) {
      return carryOut(read);
    }
    if (by != null) {
      return propose(read, by);
    }
    Path home = common.home().folder();
    Lake lake = ImportedLake.require(read, city, common.home());
    console.say("Counting, deciding what may be shown, and checking all of it together.");
    Publication publication =
        new Publisher(home, lake, clock).publish(read, Optional.empty(), intent());
    return told(publication);
  }

  private int told(Publication publication) {
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

  private int propose(City read, String login) throws IOException {
    Home home = common.home();
    try (House house = new House(read, home, console, clock)) {
      ReleaseBook book = new ReleaseBook(house.study().data());
      if (!book.mayPropose(login)) {
        throw new ProblemsException(
            "--by",
            "no analyst's account is called '%s'. 'porchlight account' makes one.".formatted(login),
            "PL-PUBLISH-005");
      }
      Publication publication = new Preparing(city, home, house, console, clock).propose(login);
      int code = told(publication);
      if (publication.outcome() == Publication.Outcome.PROPOSED) {
        console.say(
            "Release %s waits for a second person: in the workspace, under Releases. Then 'porchlight publish %s --approved' publishes it."
                .formatted(publication.id(), city));
      }
      return code;
    } catch (SQLException e) {
      throw new IOException("the study could not be asked", e);
    }
  }

  private int carryOut(City read) throws IOException {
    Home home = common.home();
    try (House house = new House(read, home, console, clock)) {
      Proposals.Done done =
          new Proposals(home.folder()).carryOut(new ReleaseBook(house.study().data()));
      console.say(
          done.published().isEmpty()
              ? "No approved release waits."
              : "Published: %s.".formatted(String.join(", ", done.published())));
      done.troubles().forEach(console::say);
      if (!done.takenBack().isEmpty()) {
        console.say("Taken back: %s.".formatted(String.join(", ", done.takenBack())));
      }
      if (common.json()) {
        console.json(done);
      }
      return ExitCode.DONE;
    } catch (SQLException e) {
      throw new IOException("the study could not be asked", e);
    }
  }

  private Publisher.Intent intent() {
    if (dryRun) {
      return Publisher.Intent.DRY_RUN;
    }
    return despite ? Publisher.Intent.WRITE_DESPITE_NOTICES : Publisher.Intent.WRITE;
  }
}
