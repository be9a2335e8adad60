package org.porchlight.workspace.programs;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.porchlight.release.Programs;
import org.porchlight.study.access.Right;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.PrintedFile;
import org.porchlight.workspace.frame.ShownFile;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Programs and what was found of them. */
@Controller
final class ProgramsController {
  private static final String ONE = "/{language:en|es}/programs/{program:[a-z0-9-]{1,64}}";
  private static final Ask LIST = Ask.of("programs", Right.PROGRAMS);
  private static final Ask LOOK = Ask.of("programs/{program}", Right.PROGRAMS);

  private static final Ask TABLE = Ask.of("programs/{program}.csv", Right.PROGRAMS);
  private static final Ask EVIDENCE = Ask.of("programs/{program}/evidence.pdf", Right.PROGRAMS);

  private final Pages pages;
  private final Clock clock;

  ProgramsController(Pages pages, Clock clock) {
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/{language:en|es}/programs")
  ResponseEntity<byte[]> list(Visit visit) throws SQLException {
    return pages.show(visit, LIST, look -> Optional.of(ProgramsPage.of(look)));
  }

  @GetMapping(ONE)
  ResponseEntity<byte[]> show(Visit visit, @PathVariable String program) throws SQLException {
    return pages.show(visit, LOOK, look -> ProgramPage.of(look, program));
  }

  /** The figures as a table, one line for each outcome. */
  @GetMapping(ONE + ".csv")
  ResponseEntity<byte[]> table(Visit visit, @PathVariable String program) throws SQLException {
    return pages.file(
        visit,
        TABLE,
        look ->
            look.sight()
                .programs()
                .newest(program)
                .map(
                    newest ->
                        new ShownFile(
                            "text/csv;charset=UTF-8",
                            new Programs(List.of(newest.report())).table())));
  }

  /** What a report to a grantor, or an application for a grant, can say, with its limits. */
  @GetMapping(ONE + "/evidence.pdf")
  ResponseEntity<byte[]> evidence(Visit visit, @PathVariable String program) throws SQLException {
    return pages.print(
        visit,
        EVIDENCE,
        look ->
            ProgramPage.of(look, program)
                .map(
                    page ->
                        new PrintedFile(
                            program + "-evidence.pdf", new EvidenceSheet(page), clock.instant())));
  }
}
