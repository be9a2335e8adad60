package org.porchlight.workspace.trail;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.study.access.LookLine;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Paging;
import org.porchlight.workspace.frame.Terms;

/**
 * Looks, newest first.
 *
 * @param person the handle asked for; empty for everybody
 * @param file the address of the same as a file
 */
public record TrailPage(
    Frame frame, String person, Phrase heading, DataTable table, Paging paging, String file)
    implements Page {
  private static final int SIZE = 100;

  static TrailPage of(Look look, TrailFilter filter, int number) throws SQLException {
    Terms terms = Terms.of(look);
    var found = filter.read(look, SIZE, (number - 1) * SIZE);
    List<DataTable.Row> rows = new ArrayList<>();
    for (LookLine line : found.lines()) {
      rows.add(row(look, terms, line));
    }
    String query = filter.person().isEmpty() ? "" : "?person=" + filter.person();
    Phrase heading =
        look.count(
            filter.person().isEmpty() ? "trail.heading" : "trail.heading.person",
            found.total(),
            java.util.Map.of());
    return new TrailPage(
        look.frame(look.say("trail.title")),
        filter.person(),
        heading,
        new DataTable(
            look.say("trail.caption"),
            List.of(
                look.say("trail.at"),
                look.say("trail.who"),
                look.say("accounts.role"),
                look.say("accounts.agency"),
                look.say("trail.action"),
                look.say("trail.person"),
                look.say("trail.outcome"),
                look.say("trail.rows")),
            rows),
        Paging.of(look.visit(), "/trail" + query, number, SIZE, rows.size(), found.total()),
        look.visit().link("/trail.csv" + query));
  }

  private static DataTable.Row row(Look look, Terms terms, LookLine line) {
    return new DataTable.Row(
        terms.moment(line.at()),
        List.of(
            look.language().name(line.displayName()),
            look.say("role." + line.role().label()),
            line.agency() == null ? look.say("accounts.citywide") : terms.agency(line.agency()),
            look.language().name(line.action()),
            line.person() == null ? look.say("none") : look.language().name(line.person()),
            look.language()
                .find("trail.outcome." + line.outcome())
                .orElseGet(() -> look.language().name(line.outcome())),
            look.number(line.rows())));
  }

  @Override
  public String template() {
    return "trail.jte";
  }
}
