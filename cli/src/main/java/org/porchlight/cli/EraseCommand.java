package org.porchlight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.ProblemsException;
import org.porchlight.pipeline.Custodian;
import org.porchlight.records.custody.Eraser;
import org.porchlight.records.custody.Target;
import org.porchlight.records.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases records wherever they stand, and keeps them out from then on. */
@Command(
    name = "erase",
    description = {
      "Erase records from the lake and the study, as a court order or a retention rule asks. Files",
      "as received are written anew without them, and a later delivery cannot bring them back."
    })
final class EraseCommand implements Callable<Integer> {
  private final Console console;
  private final Clock clock;
  private final InputStream input;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "CITY", description = "A city folder.")
  private Path city = Path.of("");

  @Option(names = "--source", paramLabel = "ID", description = "The source that has the records.")
  private @Nullable String source;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = {
        "A file with one key a line, its columns between commas; - reads them from standard input,",
        "where no shell remembers them. Of a source without a key: the batch and the row."
      })
  private @Nullable String keys;

  @Option(
      names = "--person",
      paramLabel = "HANDLE",
      description = "All records of a person of the study, in place of --source and --keys.")
  private @Nullable String person;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; the number of the order, never a name.")
  private String reason = "";

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who asked for it.")
  private String by = "";

  EraseCommand(Console console, Clock clock, InputStream input) {
    this.console = console;
    this.clock = clock;
    this.input = input;
  }

  @Override
  public Integer call() throws IOException {
    if ((person == null) == (source == null || keys == null) || (person != null && keys != null)) {
      throw new ProblemsException(
          "erase",
          "name the records either by --source and --keys, or by --person.",
          "PL-ERASE-001");
    }
    City read = CityFolder.read(city);
    Home home = common.home();
    Lake lake = ImportedLake.require(read, city, home);
    List<Eraser.Result> results;
    try (House house = new House(read, home, console, clock)) {
      Custodian custodian = new Custodian(read, lake, StudyThere.of(read, home, house), clock);
      Map<String, Target> targets =
          person != null
              ? custodian.recordsOf(person)
              : Map.of(
                  String.valueOf(source),
                  new KeyLines(custodian.source(String.valueOf(source))).read(lines()));
      results = custodian.erase(targets, by, reason);
    }
    results.forEach(result -> console.say(words(result)));
    console.say(
        "The files that agencies sent, backups, and releases are not touched: delete the first two by your own rules. Link again, so that counts follow.");
    if (common.json()) {
      console.json(new Answer(results));
    }
    return results.stream().anyMatch(result -> result.found() < result.asked())
        ? ExitCode.FOUND
        : ExitCode.DONE;
  }

  private List<String> lines() throws IOException {
    return "-".equals(keys)
        ? new String(input.readAllBytes(), StandardCharsets.UTF_8).lines().toList()
        : Files.readAllLines(Path.of(String.valueOf(keys)));
  }

  private static String words(Eraser.Result result) {
    return "%s: %,d of %,d records were here; %,d rows erased in %,d batches.%s"
        .formatted(
            result.source(),
            result.found(),
            result.asked(),
            result.rows(),
            result.batches(),
            result.found() < result.asked()
                ? " The others are kept out from now on; check that their keys are written as the source writes them."
                : "");
  }

  /** What {@code --json} says. */
  record Answer(List<Eraser.Result> erased) {}
}
