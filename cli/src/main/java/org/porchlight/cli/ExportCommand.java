package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.ProblemsException;
import org.porchlight.release.Releases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the public pages as files that any web host can serve. */
@Command(
    name = "export",
    description = {
      "Write the public hub as files for any web host: every page in every language, downloads,",
      "feeds, catalogues. The folder is written whole or not at all."
    })
final class ExportCommand implements Callable<Integer> {
  private static final Pattern WRITTEN = Pattern.compile("hub copied (\\d+) (\\d+)");

  private final Console console;
  private final Clock clock;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(index = "0", paramLabel = "CITY", description = "A city folder.")
  private Path city = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "DIR",
      description = "A new folder, or an earlier export, which it replaces.")
  private Path folder = Path.of("");

  @Option(
      names = "--address",
      required = true,
      paramLabel = "URL",
      description = "Where the files will stand, as https://data.example.org/safety.")
  private String address = "";

  ExportCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    City read = CityFolder.read(city);
    Home home = common.home();
    if (new Releases(home.releases()).folders().isEmpty()) {
      throw new ProblemsException(
          home.releases().toString(),
          "there is no release to show yet. Make one with 'porchlight run %s', or name another --home."
              .formatted(city),
          "PL-RELEASE-002");
    }
    AtomicReference<Answer> written = new AtomicReference<>(new Answer("", 0, 0));
    try (House house = new House(read, home, console, clock)) {
      int status =
          house.copyHub(
              home.releases(),
              folder,
              address,
              line -> {
                Matcher end = WRITTEN.matcher(line);
                if (end.matches()) {
                  written.set(
                      new Answer(
                          folder.toString(),
                          Integer.parseInt(end.group(1)),
                          Integer.parseInt(end.group(2))));
                } else if (!line.startsWith("hub ready ")) {
                  console.say(line);
                }
              });
      if (status != 0) {
        return status == ExitCode.OPERATOR ? ExitCode.OPERATOR : ExitCode.FAULT;
      }
    }
    Answer answer = Objects.requireNonNull(written.get(), "it began with one");
    console.say(
        "%s holds %,d pages and %,d files in all. Put it where %s leads."
            .formatted(folder, answer.pages(), answer.files(), address));
    if (common.json()) {
      console.json(answer);
    }
    return ExitCode.DONE;
  }

  /** What {@code --json} says. */
  record Answer(String folder, int pages, int files) {}
}
