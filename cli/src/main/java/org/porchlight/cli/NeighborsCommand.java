package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.NeighborRules;
import org.porchlight.city.ProblemsException;
import org.porchlight.pipeline.link.LinkReport;
import org.porchlight.study.counts.Band;
import org.porchlight.study.counts.Bands;
import org.porchlight.study.counts.Concentration;
import org.porchlight.study.sql.Statements;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how many people have how many contacts. Names nobody. */
@Command(
    name = "neighbors",
    description = {
      "Say how many people have how many contacts with each agency, and how far the contacts are",
      "those of a few, as the last link run counted them. No names."
    })
final class NeighborsCommand implements Callable<Integer> {
  private final Console console;
  private final Clock clock;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "CITY", description = "A city folder.")
  private Path city = Path.of("");

  @Option(
      names = "--window",
      paramLabel = "DAYSd",
      description = "One of the windows of neighbors.yaml, as 365d. Default: its window.")
  private @Nullable String window;

  NeighborsCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    City read = CityFolder.read(city);
    NeighborRules rules = NeighborRulesThere.require(read);
    int days = window == null ? rules.window() : days(window, rules);
    Home home = common.home();
    ImportedLake.require(read, city, home);
    List<Band> all;
    Optional<Concentration> concentration;
    try (House house = new House(read, home, console, clock);
        Connection connection = house.study().data().getConnection()) {
      Bands bands = new Bands(new Statements(connection));
      all = bands.list().stream().filter(band -> band.windowDays() == days).toList();
      concentration = bands.concentration(rules.lead(), days);
    } catch (SQLException e) {
      throw new ProblemsException(
          "database",
          "the database stopped answering (SQL state %s). Run again.".formatted(e.getSQLState()),
          "PL-DATABASE-001");
    }
    if (all.isEmpty()) {
      throw new ProblemsException(
          home.folder().toString(),
          "no link run has counted this window yet. Run 'porchlight link %s' first."
              .formatted(city),
          "PL-LINK-007");
    }
    tell(rules, days, all, concentration);
    if (common.json()) {
      console.json(new Answers.Neighbors(rules.lead(), days, of(all, rules.lead())));
    }
    return ExitCode.DONE;
  }

  private static int days(String text, NeighborRules rules) {
    String digits = text.endsWith("d") ? text.substring(0, text.length() - 1) : text;
    for (int known : rules.windows()) {
      if (digits.equals(Integer.toString(known))) {
        return known;
      }
    }
    throw new ProblemsException(
        "--window",
        "'%s' is not one of the windows of neighbors.yaml: %s."
            .formatted(
                text,
                String.join(", ", rules.windows().stream().map(known -> known + "d").toList())),
        "PL-USAGE-002");
  }

  private void tell(
      NeighborRules rules, int days, List<Band> all, Optional<Concentration> concentration) {
    Telling telling = new Telling(console);
    all.stream()
        .map(Band::agency)
        .distinct()
        .forEach(agency -> telling.bands(agency, days, of(all, agency)));
    concentration.ifPresent(
        found ->
            found
                .points()
                .forEach(
                    point ->
                        console.say(
                            "  %s: the most met %.1f %% of %,d people have %.0f %% of %,d contacts"
                                .formatted(
                                    rules.lead(),
                                    point.people() * 100,
                                    found.people(),
                                    point.contacts() * 100,
                                    found.contacts()))));
  }

  private static List<LinkReport.Band> of(List<Band> all, String agency) {
    return all.stream()
        .filter(band -> band.agency().equals(agency))
        .map(
            band ->
                new LinkReport.Band(
                    band.atLeast(), band.count(), band.low(), band.high(), band.truth()))
        .toList();
  }
}
