package org.porchlight.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
import org.porchlight.cli.dedupe.EncodingsFile;
import org.porchlight.cli.dedupe.Intake;
import org.porchlight.cli.dedupe.OutFile;
import org.porchlight.cli.dedupe.PersonFiles;
import org.porchlight.linkage.Encoder;
import org.porchlight.linkage.EncodingKey;
import org.porchlight.linkage.Evaluation;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.Linker;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.UnusableInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Encodes a partner's records, so that they can be linked by somebody who may not see names. */
@Command(
    name = "encode",
    description = {
      "Turn names, birth dates, addresses, phones, emails and numbers of a CSV file into",
      "encodings that 'porchlight dedupe' can link without knowing them. Both partners use",
      "the same key file; whoever links must not have it. Encodings are still personal data."
    })
final class EncodeCommand implements Callable<Integer> {
  private static final String KEY_CODE = "PL-ENCODE-001";
  private static final String OUT_CODE = "PL-ENCODE-002";

  private final Console console;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "FILE", description = "A CSV file, also gzipped.")
  private Path file = Path.of("");

  @Option(
      names = "--role",
      paramLabel = "COLUMN=ROLE",
      description = "What a column is, as for 'porchlight dedupe'. Once for each column.")
  private List<String> roles = List.of();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      required = true,
      description = "The file with the key that the partners share, at least 32 characters.")
  private Path keyFile = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where to write the encodings.")
  private Path out = Path.of("");

  @Option(
      names = "--salt",
      paramLabel = "birth-year",
      description =
          "Encode names differently for each year of birth: harder to guess by counting, and fewer are found. All partners alike.")
  private @Nullable String salt;

  @Option(
      names = "--truth",
      paramLabel = "COLUMN",
      description =
          "A column that says who each record really is: kept as it is, and used to print what encoding costs. For tests only.")
  private @Nullable String truth;

  EncodeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<Problem> problems = new ArrayList<>();
    ColumnRoles columns = ColumnRoles.read(roles, truth, null, problems);
    Optional<EncodingKey> key = key(problems);
    if (salt != null && !salt.equals(Role.BIRTH_YEAR.label())) {
      problems.add(
          new Problem(
              "--salt " + salt,
              "names can be salted by birth-year only. Write --salt birth-year, or leave the option out.",
              "PL-ENCODE-003"));
    }
    OutFile target =
        OutFile.at("--out", out, "encoded.csv", List.of(file, keyFile), OUT_CODE, problems);
    PersonFiles files = PersonFiles.open(List.of(file), columns, problems);
    if (!problems.isEmpty() || key.isEmpty()) {
      throw new ProblemsException(problems);
    }
    Intake intake = Intake.read(files, columns, new ProgressLine(console, "Reading", "rows")::at);
    intake.keptAside().forEach(console::say);
    Encoder plain = Encoder.with(key.get());
    Encoder encoder = salt == null ? plain : plain.saltedByBirthYear();
    Records encoded = encoded(encoder, intake.records());
    new EncodingsFile(target).write(intake, encoded, kept(intake));
    List<String> leftOut =
        columns.roles().entrySet().stream()
            .filter(entry -> entry.getValue() != Role.RECORD_ID)
            .filter(entry -> !Encoder.encodes(entry.getValue()))
            .map(entry -> entry.getKey())
            .toList();
    if (!leftOut.isEmpty()) {
      console.say(
          "Left out, as values so few or so free cannot be hidden or compared: %s."
              .formatted(String.join(", ", leftOut)));
    }
    EncodeAnswer answer =
        new EncodeAnswer(
            encoded.size(),
            encoder.check(),
            encoded.columns().stream().map(column -> column.role().label()).toList(),
            leftOut,
            truth == null ? null : quality(intake.records(), intake),
            truth == null ? null : quality(encoded, intake));
    tell(answer);
    if (common.json()) {
      console.json(answer);
    }
    return intake.keptAside().isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
  }

  private Optional<EncodingKey> key(List<Problem> problems) throws IOException {
    String where = "--key-file " + keyFile;
    if (!Files.isRegularFile(keyFile) || !Files.isReadable(keyFile)) {
      problems.add(
          new Problem(
              where,
              "there is no such file that may be read. Make one with: openssl rand -hex 32 > partners.key, and hand it to the other partner, never to whoever links.",
              KEY_CODE));
      return Optional.empty();
    }
    try {
      return Optional.of(EncodingKey.of(Files.readString(keyFile)));
    } catch (CharacterCodingException e) {
      problems.add(
          new Problem(where, "this is not a text file; a key is a line of text.", KEY_CODE));
    } catch (UnusableInputException e) {
      e.problems().forEach(text -> problems.add(new Problem(where, text, KEY_CODE)));
    }
    return Optional.empty();
  }

  private static Records encoded(Encoder encoder, Records records) {
    try {
      return encoder.encode(records);
    } catch (UnusableInputException e) {
      throw new ProblemsException(
          e.problems().stream().map(text -> new Problem("", text, "PL-DEDUPE-006")).toList());
    }
  }

  private Optional<EncodingsFile.Kept> kept(Intake intake) {
    return Optional.ofNullable(truth)
        .map(
            name ->
                new EncodingsFile.Kept(
                    name, intake.truth().stream().map(who -> who == null ? "" : who).toList()));
  }

  private EncodeAnswer.Quality quality(Records records, Intake intake) {
    LinkResult result =
        Linker.with(LinkSettings.defaults().withProgress(new LinkSteps(console)::at)).link(records);
    Evaluation found = Evaluation.of(result.personOfRow(), intake.truth());
    return new EncodeAnswer.Quality(found.precision(), found.recall(), found.f1());
  }

  private void tell(EncodeAnswer answer) {
    EncodeAnswer.Quality plain = answer.plain();
    EncodeAnswer.Quality encoded = answer.encoded();
    if (plain != null && encoded != null) {
      console.say("Linked as it stands: " + words(plain));
      console.say("Linked by encodings: " + words(encoded));
      console.say(
          "The column '%s' is in %s as it stands; leave --truth out before you hand a file over."
              .formatted(truth, out));
    }
    console.say(
        "%s has encodings of %,d records, with the check %s. Every file to be linked with it must show the same check. It is personal data still: agree who gets it, and for how long."
            .formatted(out, answer.records(), answer.check()));
  }

  private static String words(EncodeAnswer.Quality quality) {
    return String.format(
        Locale.ROOT,
        "precision %.4f, recall %.4f, F1 %.4f.",
        quality.precision(),
        quality.recall(),
        quality.f1());
  }
}
