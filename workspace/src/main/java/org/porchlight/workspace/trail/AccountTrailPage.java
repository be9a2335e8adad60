package org.porchlight.workspace.trail;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.study.access.AccountEvent;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Paging;
import org.porchlight.workspace.frame.Terms;

/** Sign-ins, and what was done to accounts; newest first. */
public record AccountTrailPage(Frame frame, DataTable table, Paging paging) implements Page {
  private static final int SIZE = 100;

  static AccountTrailPage of(Look look, int number) throws SQLException {
    Terms terms = Terms.of(look);
    var found = look.sight().trail().accounts(SIZE, (number - 1) * SIZE);
    List<DataTable.Row> rows = new ArrayList<>();
    for (AccountEvent event : found.lines()) {
      rows.add(
          new DataTable.Row(
              terms.moment(event.at()),
              List.of(
                  event.displayName() == null
                      ? look.say("trail.nobody")
                      : look.language().name(event.displayName()),
                  look.language()
                      .find("trail.event." + event.event())
                      .orElseGet(() -> look.language().name(event.event())),
                  event.byName() == null
                      ? look.say("none")
                      : look.language().name(event.byName()))));
    }
    return new AccountTrailPage(
        look.frame(look.say("trail.accounts.title")),
        new DataTable(
            look.say("trail.accounts.caption"),
            List.of(
                look.say("trail.at"),
                look.say("trail.account"),
                look.say("trail.event"),
                look.say("trail.by")),
            rows),
        Paging.of(look.visit(), "/trail/accounts", number, SIZE, rows.size(), found.total()));
  }

  @Override
  public String template() {
    return "trail-accounts.jte";
  }
}
