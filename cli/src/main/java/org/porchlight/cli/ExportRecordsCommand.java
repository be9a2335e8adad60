package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.NearestName;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.PublicRecords;
import org.porchlight.city.Source;
import org.porchlight.records.custody.RecordsExport;
import org.porchlight.records.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Writes records for a public-records request, with everything withheld that the law withholds. */
@Command(
    name = "export-records",
    description = {
      "Write the records of some days for a public-records request: the fields that anybody may",
      "have, a mark in the place of all others, and a manifest beside it."
    })
final class ExportRecordsCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String LOG = "public-records.jsonl";

  private final Console console;
  private final Clock clock;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "CITY", description = "A city folder.")
  private Path city = Path.of("");

  @Option(names = "--source", required = true, paramLabel = "ID", description = "Whose records.")
  private String source = "";

  @Option(names = "--from", paramLabel = "DAY", description = "The first day, as 2026-11-01.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DAY", description = "The last day.")
  private @Nullable String to;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "A new CSV file.")
  private Path out = Path.of("");

  @Option(
      names = "--request",
      required = true,
      paramLabel = "TEXT",
      description = "The number of the request, never a name.")
  private String request = "";

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who answers it.")
  private String by = "";

  ExportRecordsCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    City read = CityFolder.read(city);
    Source chosen = read.sources().get(source);
    if (chosen == null) {
      throw new ProblemsException(
          source,
          "the city has no source of this name.%s"
              .formatted(NearestName.hint(source, read.sources().keySet())),
          "PL-IMPORT-006");
    }
    PublicRecords law = law(chosen, read.today(clock));
    @Nullable LocalDate first = day("--from", from);
    @Nullable LocalDate last = day("--to", to);
    if (Files.exists(out)) {
      throw new ProblemsException(
          out.toString(),
          "this file is there already. What was given out once is not written over; name a new file.",
          "PL-EXPORT-002");
    }
    Home home = common.home();
    Lake lake = ImportedLake.require(read, city, home);
    if (lake.current(source).isEmpty()) {
      throw new ProblemsException(
          source, "nothing of this source was imported yet.", "PL-EXPORT-001");
    }
    RecordsExport.Result result = new RecordsExport(lake).write(chosen, law, first, last, out);
    Manifest manifest =
        new Manifest(
            clock.instant().toString(),
            by,
            request,
            source,
            result.batch(),
            law.recordsClass(),
            law.statute(),
            first == null ? null : first.toString(),
            last == null ? null : last.toString(),
            result.rows(),
            result.given(),
            result.withheld(),
            result.sha256());
    String line = JSON.writeValueAsString(manifest);
    Files.writeString(out.resolveSibling(out.getFileName() + ".manifest.json"), line + "\n");
    Files.createDirectories(home.logs());
    Files.writeString(
        home.logs().resolve(LOG),
        line + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    console.say(
        "%,d rows with %d fields; %d fields withheld (%s). Look through the file before it leaves: texts that an agency typed may name somebody."
            .formatted(
                result.rows(), result.given().size(), result.withheld().size(), law.statute()));
    if (common.json()) {
      console.json(manifest);
    }
    return ExitCode.DONE;
  }

  private PublicRecords law(Source chosen, LocalDate today) {
    PublicRecords law = chosen.custody().publicRecords();
    if (law == null || law.publicFields().isEmpty() || chosen.isWithheld(today)) {
      throw new ProblemsException(
          "sources/%s.yaml".formatted(source),
          chosen.isWithheld(today)
              ? "its agreement has ended, and its records may not be given out."
              : "it names no public-fields under public-records, so nothing of it may be given out. Ask the city's lawyer which fields are public, and name them.",
          "PL-EXPORT-001");
    }
    return law;
  }

  private static @Nullable LocalDate day(String option, @Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new ProblemsException(option, "it must be a day, as 2026-11-30.", "PL-USAGE-002");
    }
  }

  /** What went out, to whom and why; the same line stands in the home's log. */
  record Manifest(
      String at,
      String by,
      String request,
      String source,
      String batch,
      String recordsClass,
      String statute,
      @Nullable String from,
      @Nullable String to,
      long rows,
      List<String> given,
      List<String> withheld,
      String sha256) {}
}
