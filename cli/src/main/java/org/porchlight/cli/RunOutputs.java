package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Problem;
import org.porchlight.cli.dedupe.OutFile;
import org.porchlight.cli.runpage.RunFile;
import org.porchlight.cli.runpage.RunPage;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.ReportRequest;
import org.porchlight.linkage.RunComparison;

/**
 * What a link run leaves behind besides persons: its model, its page, and its file for programs.
 *
 * @param reports where to put the page ({@code .html}) or the file for programs ({@code .json})
 * @param earlier the run to compare with
 */
record RunOutputs(Optional<OutFile> model, List<OutFile> reports, Optional<RunFile> earlier) {
  private static final String CODE = "PL-DEDUPE-017";

  /** Looks at all places before any work is done; {@code problems} gets what is wrong with them. */
  static RunOutputs at(
      @Nullable Path model,
      List<Path> reports,
      @Nullable Path compare,
      List<Path> inputs,
      List<Problem> problems)
      throws IOException {
    List<OutFile> targets = new ArrayList<>();
    List<Path> taken = new ArrayList<>();
    for (Path report : reports) {
      String name = report.toString().toLowerCase(Locale.ROOT);
      if (!name.endsWith(".html") && !name.endsWith(".json")) {
        problems.add(
            new Problem(
                "--report " + report,
                "the ending says what is written: .html for a page, .json for programs and --compare.",
                CODE));
      } else {
        OutFile target = OutFile.at("--report", report, "report.html", inputs, CODE, problems);
        if (taken.contains(target.path())) {
          problems.add(new Problem("--report " + report, "the file is named twice.", CODE));
        }
        taken.add(target.path());
        targets.add(target);
      }
    }
    Optional<OutFile> saved =
        model == null
            ? Optional.empty()
            : Optional.of(
                OutFile.at("--save-model", model, "model.txt", inputs, "PL-DEDUPE-012", problems));
    return new RunOutputs(saved, targets, earlier(compare, problems));
  }

  private static Optional<RunFile> earlier(@Nullable Path compare, List<Problem> problems)
      throws IOException {
    if (compare == null) {
      return Optional.empty();
    }
    Optional<RunFile> read =
        Files.isRegularFile(compare) && Files.isReadable(compare)
            ? RunFile.read(compare)
            : Optional.empty();
    if (read.isEmpty()) {
      problems.add(
          new Problem(
              "--compare " + compare,
              "this is not the report of an earlier run. Name a file that --report EARLIER.json wrote.",
              CODE));
    }
    return read;
  }

  boolean wantsReport() {
    return !reports.isEmpty() || earlier.isPresent();
  }

  /**
   * Writes everything.
   *
   * @param persons the names of the records of each person
   * @return what changed, where there is an earlier run to compare with
   */
  Optional<RunComparison> write(
      LinkResult result,
      ReportRequest request,
      Supplier<List<List<String>>> persons,
      RunPage.Facts facts)
      throws IOException {
    if (model.isPresent()) {
      model.get().write(result.model()::write);
    }
    if (!wantsReport()) {
      return Optional.empty();
    }
    RunFile run = RunFile.of(result.report(request), persons.get());
    Optional<RunComparison> changes = earlier.map(run::since);
    for (OutFile target : reports) {
      String text =
          RunFile.isFor(target.path()) ? run.text() : RunPage.of(run.report(), facts, changes);
      target.write(out -> out.write(text));
    }
    return changes;
  }
}
