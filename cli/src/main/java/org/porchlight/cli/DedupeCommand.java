package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.cli.dedupe.ColumnRoles;
import org.porchlight.cli.dedupe.Intake;
import org.porchlight.cli.dedupe.PersonFiles;
import org.porchlight.cli.dedupe.PersonsFile;
import org.porchlight.linkage.Evaluation;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.Linker;
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
      "key, not compared)."
    })
final class DedupeCommand implements Callable<Integer> {
  private static final double MOST_KEPT_ASIDE = 0.05;

  private final Console console;

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

  DedupeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<Problem> problems = new ArrayList<>();
    List<Path> paths = files();
    ColumnRoles columns = ColumnRoles.read(roleWords(), truth, problems);
    Optional<PersonsFile> target = PersonsFile.at(out, truth != null, paths, problems);
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
    LinkResult result = link(intake);
    Answer answer = judged(result, intake);
    if (target.isPresent()) {
      target.get().write(intake, result.personOfRow());
    }
    answer = answer.at(WallTime.seconds());
    tell(answer, intake);
    if (common.json()) {
      console.json(answer);
    }
    return intake.shareKeptAside() > MOST_KEPT_ASIDE ? ExitCode.FOUND : ExitCode.DONE;
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

  private LinkResult link(Intake intake) {
    Steps steps = new Steps(console);
    try {
      return Linker.with(LinkSettings.defaults().withProgress(steps::at)).link(intake.records());
    } catch (UnusableInputException e) {
      throw new ProblemsException(
          e.problems().stream().map(text -> new Problem("", text, "PL-DEDUPE-006")).toList());
    }
  }

  private Answer judged(LinkResult result, Intake intake) {
    double auto = result.model().auto().bits();
    Answer unjudged =
        new Answer(
            result.records(),
            result.persons(),
            result.pairs(),
            0,
            result.threshold().bits(),
            null,
            null,
            null,
            new Bcubed(null, null, null),
            new Auto(auto, null, null));
    if (truth == null) {
      return unjudged;
    }
    Evaluation persons = Evaluation.of(result.personOfRow(), intake.truth());
    Evaluation certain = Evaluation.of(result.personOfRowAt(result.model().auto()), intake.truth());
    return unjudged.judged(persons, certain);
  }

  private void tell(Answer answer, Intake intake) {
    console.say(
        "Records: %,d. Persons: %,d. Pairs compared: %,d. Two records are one person from %s bits of evidence, and links from %s bits need no second look."
            .formatted(
                answer.records(),
                answer.persons(),
                answer.pairs(),
                bits(answer.threshold()),
                bits(answer.auto().threshold())));
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
    }
    console.say(
        out == null
            ? "Done in %.1f s; nothing was written.".formatted(answer.seconds())
            : "%s is written, after %.1f s.".formatted(out, answer.seconds()));
  }

  /** To a tenth; adding zero keeps a rounded nothing from being called minus nothing. */
  private static String bits(double bits) {
    return String.format(Locale.ROOT, "%.1f", Math.round(bits * 10) / 10.0 + 0.0);
  }

  private static String share(@Nullable Double figure) {
    return figure == null ? "unknown" : String.format(Locale.ROOT, "%.4f", figure);
  }

  /** One line of progress for each step of a link run. */
  private static final class Steps {
    private final Console console;
    private String step = "";
    private @Nullable ProgressLine line;

    Steps(Console console) {
      this.console = console;
    }

    synchronized void at(String now, long done, long total) {
      if (total <= 1) {
        // Done in one go: there is a name for it and nothing to count.
        console.draw("Linking, " + now);
        return;
      }
      ProgressLine current = line;
      if (current == null || !now.equals(step)) {
        step = now;
        current = new ProgressLine(console, "Linking, " + now, "records");
        line = current;
      }
      current.at(done, (double) done / total);
    }
  }

  /**
   * What {@code --json} says. Figures of judgement lie between 0 and 1 and are null without {@code
   * --truth}.
   *
   * @param records that were linked; rows kept aside are not among them
   * @param threshold bits of evidence from which two records are one person
   */
  record Answer(
      int records,
      int persons,
      long pairs,
      double seconds,
      double threshold,
      @Nullable Double precision,
      @Nullable Double recall,
      @Nullable Double f1,
      Bcubed bcubed,
      Auto auto) {

    Answer judged(Evaluation persons, Evaluation certain) {
      return new Answer(
          records,
          this.persons,
          pairs,
          seconds,
          threshold,
          persons.precision(),
          persons.recall(),
          persons.f1(),
          new Bcubed(
              persons.bcubed().precision(), persons.bcubed().recall(), persons.bcubed().f1()),
          new Auto(auto.threshold(), certain.precision(), certain.recall()));
    }

    Answer at(double seconds) {
      return new Answer(
          records, persons, pairs, seconds, threshold, precision, recall, f1, bcubed, auto);
    }
  }

  /** The same judgement per record instead of per pair. */
  record Bcubed(@Nullable Double precision, @Nullable Double recall, @Nullable Double f1) {}

  /**
   * Only links that need no second look.
   *
   * @param threshold bits of evidence
   */
  record Auto(double threshold, @Nullable Double precision, @Nullable Double recall) {}
}
