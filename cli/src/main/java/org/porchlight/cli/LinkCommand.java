package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.cli.dedupe.OutFile;
import org.porchlight.cli.runpage.RunFile;
import org.porchlight.cli.runpage.RunPage;
import org.porchlight.cli.spark.SparkJob;
import org.porchlight.cli.spark.SparkProcess;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.ReportRequest;
import org.porchlight.pipeline.link.LinkReport;
import org.porchlight.pipeline.link.LinkRun;
import org.porchlight.records.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Parameters(
      paramLabel = "CITY",
      description = "A city folder; with --engine spark a Parquet file or folder of records.")
  private Path city = Path.of("");

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description =
          "local, or spark for more records than one machine holds: Parquet in, Parquet out, no city. Default: local.")
  private Engine engine = Engine.LOCAL;

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      description = "With --engine spark: where it runs, as Spark names it. Default: local[*].")
  private @Nullable String master;

  @Option(
      names = "--role",
      paramLabel = "COLUMN=ROLE",
      description = "With --engine spark: what a column is. Once for each column; see dedupe.")
  private List<String> roles = List.of();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "With --engine spark: a new folder for which record is which person.")
  private @Nullable Path out;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "A saved model to link by, instead of learning one.")
  private @Nullable Path model;

  @Option(
      names = "--save-model",
      description = "Keep the model as linkage/model.txt in the data home, for its owner only.")
  private boolean saveModel;

  @Option(
      names = "--report",
      description =
          "Keep a report of the run as linkage/report.html and .json in the data home, for its owner only. The report before is compared with.")
  private boolean report;

  @Option(
      names = "--language",
      paramLabel = "en|es",
      description = "The language of the report to read: en (the default) or es.")
  private String language = "en";

  LinkCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  private enum Engine {
    LOCAL,
    SPARK
  }

  @Override
  public Integer call() throws IOException {
    if (engine == Engine.SPARK) {
      return onSpark();
    }
    if (master != null || !roles.isEmpty() || out != null) {
      throw new ProblemsException(
          "link",
          "--master, --role and --out go with --engine spark. A city says in its folder what its columns are.",
          "PL-LINK-010");
    }
    City read = CityFolder.read(city);
    NeighborRulesThere.require(read);
    Home home = common.home();
    List<Problem> problems = new ArrayList<>();
    Optional<Model> own = ModelFile.read(model, "PL-LINK-008", problems);
    PageLanguage.check(language, "PL-LINK-009", problems);
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    Lake lake = ImportedLake.require(read, city, home);
    try (House house = new House(read, home, console, clock)) {
      LinkSettings settings = LinkSettings.defaults().withProgress(LinkProgress.of(console));
      List<Kept> kept = new ArrayList<>();
      Optional<LinkReport> run =
          new LinkRun(lake, house.study().data(), clock)
              .run(
                  read,
                  own.map(settings::withModel).orElse(settings),
                  (result, request) -> kept.add(new Kept(result, request)));
      if (run.isEmpty()) {
        throw new ProblemsException(
            home.folder().toString(),
            "nothing that may be linked was imported yet. Run 'porchlight import %s' first."
                .formatted(city),
            "PL-LINK-005");
      }
      new Telling(console).link(run.get());
      for (Kept result : kept) {
        keep(result, read, home);
      }
      if (common.json()) {
        console.json(
            new Answers.LinkRun(
                Answers.Linked.of(run.get(), WallTime.seconds()),
                Answers.Neighbors.of(run.get()),
                run.get().leftOut()));
      }
    }
    return ExitCode.DONE;
  }

  private int onSpark() throws IOException {
    if (out == null || roles.isEmpty() || report) {
      throw new ProblemsException(
          "link --engine spark",
          "it needs --out FOLDER and a --role COLUMN=ROLE for each column, and makes no --report. For example: porchlight link records.parquet --engine spark --master local[2] --role key=record-id --role name=full-name --role dob=birth-date --out persons.",
          "PL-LINK-010");
    }
    Path persons = out;
    SparkJob job =
        new SparkJob(
            city,
            persons,
            roles,
            master == null ? "local[*]" : master,
            Optional.ofNullable(model),
            saveModel
                ? Optional.of(persons.resolveSibling(persons.getFileName() + "-model.txt"))
                : Optional.empty());
    console.say("Finding out on Spark which records are the same person.");
    SparkProcess.Ended ended =
        new SparkProcess(Path.of(System.getProperty("porchlight.install", "")), System.getenv())
            .run(job, console::say);
    if (ended.status() == ExitCode.DONE && ended.answer().isPresent()) {
      console.say("%s is written.".formatted(persons));
      if (common.json()) {
        console.print(ended.answer().get() + "\n");
      }
    }
    return switch (ended.status()) {
      case ExitCode.DONE -> ExitCode.DONE;
      case ExitCode.OPERATOR -> ExitCode.OPERATOR;
      default -> ExitCode.FAULT;
    };
  }

  private record Kept(LinkResult result, ReportRequest request) {}

  /** Keeps what was asked for where only the owner of the data home may read it. */
  private void keep(Kept kept, City read, Home home) throws IOException {
    if (!saveModel && !report) {
      return;
    }
    Path folder = Files.createDirectories(home.linkage());
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    Path file = folder.resolve("report.json");
    Optional<RunFile> before =
        report && Files.isRegularFile(file) ? RunFile.read(file) : Optional.empty();
    List<OutFile> reports =
        report ? List.of(new OutFile(folder.resolve("report.html")), new OutFile(file)) : List.of();
    Optional<OutFile> target =
        saveModel ? Optional.of(new OutFile(folder.resolve("model.txt"))) : Optional.empty();
    new RunOutputs(target, reports, before)
        .write(
            kept.result(),
            kept.request(),
            kept.result()::clusters,
            new RunPage.Facts(
                read.name().inOrFallback(language),
                LocalDate.now(clock),
                read.madeUp(),
                PageLanguage.known(language)));
    if (saveModel) {
      console.say("%s is written.".formatted(folder.resolve("model.txt")));
    }
    if (report) {
      console.say("%s is written.".formatted(folder.resolve("report.html")));
    }
  }
}
