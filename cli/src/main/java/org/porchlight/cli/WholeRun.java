package org.porchlight.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.porchlight.attacker.AttackReport;
import org.porchlight.attacker.Attacker;
import org.porchlight.city.City;
import org.porchlight.pipeline.Run;
import org.porchlight.pipeline.RunResult;
import org.porchlight.release.Releases;

/** Import, publish, and an attack on everything published so far. */
final class WholeRun {
  private final City city;
  private final Home home;
  private final Console console;
  private final Clock clock;

  WholeRun(City city, Home home, Console console, Clock clock) {
    this.city = city;
    this.home = home;
    this.console = console;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param found whether an operator should look: too many bad rows, or a number recovered
   */
  record Outcome(Answers.Whole answer, boolean found) {}

  Outcome run(Optional<Path> from) {
    double started = WallTime.seconds();
    console.say("Reading the records of %d sources.".formatted(city.sources().size()));
    RunResult result =
        new Run(home.folder(), clock)
            .run(
                city, from, false, ImportProgress.of(console, city, city.sources().values(), from));
    double seconds = WallTime.seconds();
    Telling telling = new Telling(console);
    telling.imports(result.imports());
    telling.publication(result.publication());
    AttackReport attack = Attacker.attack(new Releases(home.releases()).folders());
    telling.attack(attack.hidden(), attack.recovered(), attack.findings());
    Answers.Whole answer =
        new Answers.Whole(
            new Answers.Imported(
                result.rows(), result.rejected(), tenths(started + result.importSeconds())),
            null,
            null,
            new Answers.Released(
                result.publication().id(),
                result.publication().cells(),
                result.publication().hidden(),
                attack.recovered(),
                seconds));
    return new Outcome(answer, result.isOverLimit() || !attack.clean());
  }

  private static double tenths(double seconds) {
    return Math.round(seconds * 10) / 10.0;
  }
}
