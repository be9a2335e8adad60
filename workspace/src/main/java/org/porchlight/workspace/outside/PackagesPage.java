package org.porchlight.workspace.outside;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.study.outside.License;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;

/** An evaluator's licenses and what each lets them take away. */
public record PackagesPage(Frame frame, List<LicenseRow> rows) implements Page {
  public PackagesPage {
    rows = List.copyOf(rows);
  }

  static PackagesPage of(Look look) throws SQLException {
    Terms terms = Terms.of(look);
    List<LicenseRow> rows = new ArrayList<>();
    for (License license : look.sight().outside().licenses()) {
      rows.add(LicenseRow.of(look, terms, license));
    }
    return new PackagesPage(look.frame(look.say("packages.title")), rows);
  }

  @Override
  public String template() {
    return "packages.jte";
  }
}
