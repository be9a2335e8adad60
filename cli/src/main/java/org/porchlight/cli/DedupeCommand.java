package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.cli.dedupe.ColumnRoles;
import org.porchlight.cli.dedupe.DecisionsFile;
import org.porchlight.cli.dedupe.EncodedFiles;
import org.porchlight.cli.dedupe.Intake;
import org.porchlight.cli.dedupe.PersonFiles;
import org.porchlight.cli.dedupe.PersonsFile;
import org.porchlight.cli.dedupe.RecordNames;
import org.porchlight.cli.runpage.RunPage;
import org.porchlight.linkage.Evaluation;
import org.porchlight.linkage.Labels;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.Linker;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.ReportRequest;
import org.porchlight.linkage.RunComparison;
import org.porchlight.linkage.UnusableInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Links the records of any CSV files to persons, without a city. */
@Command(
    name = "dedupe",
    description = {
      "Find the records of CSV files that are the same person. Needs no city and no model: say",
      "what the columns are. Ends with 1 when more than 5 in 100 rows had to be kept aside.",
      "Roles: given-name, family-name, full-name, birth-date (or birth-year, birth-month,",
      "birth-day), sex, phone, email, street-number, street, city, postcode, state, id (a number",
      "issued to a person), other (anything else that stays the same), record-id (the row's own",
      "key, not compared). Files that 'porchlight encode' wrote need no roles."
    })
final class DedupeCommand implements Callable<Integer> {
  private static final double MOST_KEPT_ASIDE = 0.05;

  private final Console console;
  private final Clock clock;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "CSV files, also gzipped; columns may stand in any order.")
  private List<String> words = List.of();

  @Option(
      names = "--role",
      paramLabel = "COLUMN=ROLE",
      description = "What a column is, wherever a file has it. Once for each column.")
  private List<String> roles = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write which row is which person.")
  private @Nullable Path out;

  @Option(
      names = "--truth",
      paramLabel = "COLUMN",
      description =
          "A column that says who each record really is. Judges the result; not compared.")
  private @Nullable String truth;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "A saved model to link by, instead of learning one.")
  private @Nullable Path model;

  @Option(
      names = "--save-model",
      paramLabel = "FILE",
      description = "Where to write the model, as text that --model reads.")
  private @Nullable Path saveModel;

  @Option(
      names = "--threshold",
      paramLabel = "BITS",
      description =
          "Put records together from this weight on: bits such as 3.5, or a chance such as 95%%. Default: the weight with the best expected result.")
  private @Nullable String threshold;

  @Option(
      names = "--train-on",
      paramLabel = "COLUMN",
      description =
          "A column that says who some records really are. Learned from; not compared, and not binding.")
  private @Nullable String trainOn;

  @Option(
      names = "--decisions",
      paramLabel = "FILE",
      description =
          "A CSV file of decisions: left, right, and same or not-same. They hold, and are learned from.")
  private @Nullable Path decisions;

  @Option(
      names = "--explain",
      arity = "2",
      paramLabel = "RECORD",
      description = "Two records: say field by field what speaks for and against one person.")
  private List<String> explain = List.of();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Where to write a report of the run: FILE.html to read, FILE.json for programs. May be given twice.")
  private List<Path> reports = List.of();

  @Option(
      names = "--language",
      paramLabel = "en|es",
      description = "The language of the report to read: en (the default) or es.")
  private String language = "en";

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "The report of an earlier run, FILE.json: say what changed.")
  private @Nullable Path compare;

  DedupeCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    List<Problem> problems = new ArrayList<>();
    List<Path> paths = files();
    List<String> said = roleWords();
    said.addAll(EncodedFiles.of(paths, said, problems).words());
    ColumnRoles columns = ColumnRoles.read(said, truth, trainOn, problems);
    boolean needless =
        truth != null || saveModel != null || !explain.isEmpty() || !reports.isEmpty();
    List<Path> inputs = new ArrayList<>(paths);
    inputs.addAll(Stream.of(model, decisions, compare).filter(Objects::nonNull).toList());
    Optional<PersonsFile> target = PersonsFile.at(out, needless, inputs, problems);
    RunOutputs outputs = RunOutputs.at(saveModel, reports, compare, inputs, problems);
    Optional<MatchWeight> ownThreshold = ThresholdWord.read(threshold, problems);
    Optional<Model> ownModel = ModelFile.read(model, "PL-DEDUPE-012", problems);
    Optional<DecisionsFile> decided =
        decisions == null ? Optional.empty() : Optional.of(DecisionsFile.read(decisions, problems));
    PageLanguage.check(language, "PL-DEDUPE-019", problems);
    if (model != null && trainOn != null) {
      problems.add(
          new Problem(
              "--train-on " + trainOn,
              "a model is given and used as it stands, so nothing is learned. Leave out --model or --train-on.",
              "PL-DEDUPE-016"));
    }
    PersonFiles files = PersonFiles.open(paths, columns, problems);
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    files
        .files()
        .forEach(
            file ->
                file.unusualShape()
                    .ifPresent(shape -> console.say("%s: %s.".formatted(file.name(), shape))));
    Intake intake = Intake.read(files, columns, new ProgressLine(console, "Reading", "rows")::at);
    intake.keptAside().forEach(console::say);
    RecordNames names = new RecordNames(intake);
    AskedPairs asked = AskedPairs.of(explain, names);
    LinkSettings settings = LinkSettings.defaults().withProgress(new LinkSteps(console)::at);
    settings = ownModel.map(settings::withModel).orElse(settings);
    settings = ownThreshold.map(settings::withThreshold).orElse(settings);
    LinkResult result = link(intake, taught(settings, intake, names, decided));
    DedupeAnswer answer = judged(result, intake, asked);
    if (target.isPresent()) {
      target.get().write(intake, result.personOfRow());
    }
    Optional<RunComparison> changes =
        outputs.write(
            result,
            request(intake, names),
            () -> names.persons(result.personOfRow(), result.persons()),
            facts(files));
    answer = answer.at(WallTime.seconds());
    tell(answer, intake);
    asked.tell(console, result);
    changes.ifPresent(this::tell);
    ending(answer, outputs);
    if (common.json()) {
      console.json(answer);
    }
    return intake.shareKeptAside() > MOST_KEPT_ASIDE ? ExitCode.FOUND : ExitCode.DONE;
  }

  private RunPage.Facts facts(PersonFiles files) {
    return new RunPage.Facts(
        files.files().stream().map(file -> file.name()).collect(Collectors.joining(", ")),
        LocalDate.now(clock),
        false,
        PageLanguage.known(language));
  }

  private ReportRequest request(Intake intake, RecordNames names) {
    ReportRequest request =
        ReportRequest.plain().withSources(intake.sources()).withNames(names::of);
    return truth == null ? request : request.withTruth(intake.truth());
  }

  /** The settings with all that people know: who records are, and what was decided about pairs. */
  private LinkSettings taught(
      LinkSettings settings, Intake intake, RecordNames names, Optional<DecisionsFile> decided) {
    Labels labels = trainOn == null ? Labels.none() : Labels.ofPersons(intake.labels());
    if (decided.isEmpty()) {
      return settings.withLabels(labels);
    }
    DecisionsFile.Known known = decided.get().known(names);
    if (known.elsewhere() > 0) {
      console.say(
          "Decisions about a record that is not in these files, passed over: %,d."
              .formatted(known.elsewhere()));
    }
    return settings
        .withDecisions(known.decisions())
        .withLabels(labels.and(Labels.ofPairs(known.decisions())));
  }

  /** {@code --role a=b c=d} is what people write, too: a role that is no file is a role. */
  private boolean isRole(String word) {
    return ColumnRoles.isRoleWord(word) && !Files.exists(Path.of(word));
  }

  private List<Path> files() {
    return words.stream().filter(word -> !isRole(word)).map(Path::of).toList();
  }

  private List<String> roleWords() {
    List<String> all = new ArrayList<>(roles);
    words.stream().filter(this::isRole).forEach(all::add);
    return all;
  }

  private LinkResult link(Intake intake, LinkSettings settings) {
    try {
      return Linker.with(settings).link(intake.records());
    } catch (UnusableInputException e) {
      throw new ProblemsException(
          e.problems().stream().map(text -> new Problem("", text, "PL-DEDUPE-006")).toList());
    }
  }

  private DedupeAnswer judged(LinkResult result, Intake intake, AskedPairs asked) {
    double auto = result.model().auto().bits();
    DedupeAnswer unjudged =
        new DedupeAnswer(
            result.records(),
            result.persons(),
            result.pairs(),
            0,
            result.threshold().bits(),
            null,
            null,
            null,
            new DedupeAnswer.Bcubed(null, null, null),
            new DedupeAnswer.Auto(auto, null, null),
            asked.answers(result));
    if (truth == null) {
      return unjudged;
    }
    Evaluation persons = Evaluation.of(result.personOfRow(), intake.truth());
    Evaluation certain = Evaluation.of(result.personOfRowAt(result.model().auto()), intake.truth());
    return unjudged.judged(persons, certain);
  }

  private void tell(DedupeAnswer answer, Intake intake) {
    console.say(
        "Records: %,d. Persons: %,d. Pairs compared: %,d. Two records are one person from %s bits of evidence, and links from %s bits need no second look."
            .formatted(
                answer.records(),
                answer.persons(),
                answer.pairs(),
                bits(answer.threshold()),
                bits(answer.auto().threshold())));
    if (threshold != null && answer.threshold() > answer.auto().threshold()) {
      console.say("The threshold is above that, so no link is in doubt by it.");
    }
    if (truth != null) {
      console.say(
          "Against the column '%s': precision %s, recall %s, F1 %s. Counted by record (B-cubed) F1 is %s. Links that need no second look: precision %s, recall %s."
              .formatted(
                  truth,
                  share(answer.precision()),
                  share(answer.recall()),
                  share(answer.f1()),
                  share(answer.bcubed().f1()),
                  share(answer.auto().precision()),
                  share(answer.auto().recall())));
      if (intake.withoutTruth() > 0) {
        console.say(
            "Records without a value in that column, left out of this judgement: %,d."
                .formatted(intake.withoutTruth()));
      }
      if (truth.equals(trainOn)) {
        console.say(
            "The model was learned from the same column, so these figures are kinder than on records it has not seen.");
      }
    }
  }

  private void tell(RunComparison changes) {
    console.say(
        "Since the earlier run: %,d persons are the same, %,d came apart, %,d were put together; %,d records are new and %,d are gone."
            .formatted(
                changes.unchanged(),
                changes.splits().size(),
                changes.joins().size(),
                changes.fresh(),
                changes.gone()));
  }

  private void ending(DedupeAnswer answer, RunOutputs outputs) {
    List<String> written = new ArrayList<>();
    if (out != null) {
      written.add(out.toString());
    }
    reports.forEach(report -> written.add(report.toString()));
    outputs.model().ifPresent(_ -> written.add(String.valueOf(saveModel)));
    console.say(
        written.isEmpty()
            ? "Done in %.1f s; nothing was written.".formatted(answer.seconds())
            : "%s %s written, after %.1f s."
                .formatted(
                    String.join(", ", written),
                    written.size() == 1 ? "is" : "are",
                    answer.seconds()));
  }

  /** To a tenth; adding zero keeps a rounded nothing from being called minus nothing. */
  private static String bits(double bits) {
    return String.format(Locale.ROOT, "%.1f", Math.round(bits * 10) / 10.0 + 0.0);
  }

  private static String share(@Nullable Double figure) {
    return figure == null ? "unknown" : String.format(Locale.ROOT, "%.4f", figure);
  }
}
