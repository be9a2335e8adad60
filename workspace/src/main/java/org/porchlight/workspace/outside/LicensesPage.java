package org.porchlight.workspace.outside;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.release.LocalText;
import org.porchlight.study.outside.Evaluator;
import org.porchlight.study.outside.License;
import org.porchlight.study.outside.PackageNote;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;

/**
 * All licenses, and a form for another.
 *
 * @param programs that have a package
 * @param evaluators who have an account
 * @param form as it was typed
 * @param problem why it is shown again
 */
public record LicensesPage(
    Frame frame,
    List<LicenseRow> rows,
    List<Option> programs,
    List<Option> evaluators,
    LicenseForm form,
    Optional<Phrase> problem)
    implements Page {
  public LicensesPage {
    rows = List.copyOf(rows);
    programs = List.copyOf(programs);
    evaluators = List.copyOf(evaluators);
  }

  /** One thing to choose. */
  public record Option(String value, Phrase name, boolean chosen) {}

  static LicensesPage of(Look look, LicenseForm form, Optional<String> problem)
      throws SQLException {
    Terms terms = Terms.of(look);
    List<LicenseRow> rows = new ArrayList<>();
    for (License license : look.sight().outside().licenses()) {
      rows.add(LicenseRow.of(look, terms, license));
    }
    List<Option> programs = new ArrayList<>();
    for (PackageNote note : look.sight().outside().packages()) {
      programs.add(
          new Option(
              note.program(),
              look.language().data(LocalText.of(note.name())),
              note.program().equals(form.program())));
    }
    List<Option> evaluators = new ArrayList<>();
    for (Evaluator one : look.sight().outside().evaluators()) {
      String id = Long.toString(one.id());
      evaluators.add(
          new Option(id, look.language().name(one.displayName()), id.equals(form.evaluator())));
    }
    return new LicensesPage(
        look.frame(look.say("licenses.title")),
        rows,
        programs,
        evaluators,
        form,
        problem.map(look::say));
  }

  @Override
  public String template() {
    return "licenses.jte";
  }
}
