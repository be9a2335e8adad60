package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.porchlight.attacker.AttackReport;
import org.porchlight.attacker.Attacker;
import org.porchlight.city.City;
import org.porchlight.pipeline.Publication;
import org.porchlight.pipeline.Publisher;
import org.porchlight.pipeline.Run;
import org.porchlight.pipeline.RunResult;
import org.porchlight.records.ImportResult;
import org.porchlight.records.Progress;
import org.porchlight.release.Releases;

/** Import, link, publish, and an attack on everything published so far. */
final class WholeRun {
  private final City city;
  private final Home home;
  private final House house;
  private final Console console;
  private final Clock clock;

  WholeRun(City city, Home home, House house, Console console, Clock clock) {
    this.city = city;
    this.home = home;
    this.house = house;
    this.console = console;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param found whether an operator should look: too many bad rows, or a number recovered
   */
  record Outcome(Answers.Whole answer, boolean found) {}

  Outcome run(Optional<Path> from) throws IOException {
    double started = WallTime.seconds();
    Telling telling = new Telling(console);
    Optional<DataSource> study =
        city.neighbors() == null ? Optional.empty() : Optional.of(house.study().data());
    console.say("Reading the records of %d sources.".formatted(city.sources().size()));
    RunResult result =
        new Run(home.folder(), clock)
            .run(city, from, Publisher.Intent.WRITE, study, new Hearing(from, telling));
    double seconds = WallTime.seconds();
    boolean stopped =
        telling.agreements(city, List.copyOf(city.sources().values()), city.today(clock));
    result.link().ifPresent(telling::link);
    telling.programs(result.programs());
    telling.publication(result.publication());
    AttackReport attack = Attacker.attack(new Releases(home.releases()).folders());
    telling.attack(attack.hidden(), attack.recovered(), attack.findings());
    double imported = started + result.importSeconds();
    Answers.Whole answer =
        new Answers.Whole(
            new Answers.Imported(result.rows(), result.rejected(), tenths(imported)),
            result
                .link()
                .map(link -> Answers.Linked.of(link, tenths(imported + link.seconds())))
                .orElse(null),
            result.link().map(Answers.Neighbors::of).orElse(null),
            new Answers.Released(
                result.publication().id(),
                result.publication().cells(),
                result.publication().hidden(),
                attack.recovered(),
                seconds));
    return new Outcome(
        answer,
        stopped
            || result.isHeldBack()
            || !result.programs().problems().isEmpty()
            || result.publication().outcome() == Publication.Outcome.STOPPED
            || !attack.clean());
  }

  private static double tenths(double seconds) {
    return Math.round(seconds * 10) / 10.0;
  }

  /** Draws how far the run is, and tells of each part when it is done. */
  private final class Hearing implements Run.Hearer {
    private final Optional<Path> from;
    private final Telling telling;

    Hearing(Optional<Path> from, Telling telling) {
      this.from = from;
      this.telling = telling;
    }

    @Override
    public Progress imports() {
      return ImportProgress.of(console, city, city.sources().values(), from);
    }

    @Override
    public void imported(List<ImportResult> results) {
      telling.imports(results);
    }

    @Override
    public org.porchlight.linkage.Progress links() {
      return LinkProgress.of(console);
    }
  }
}
