package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.porchlight.study.access.LookLine;
import org.porchlight.study.care.Consents;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;

/**
 * An account for a person: on which days which agency looked at what about them, and what they had
 * agreed to. It names agencies and no staff, and holds no word of what was seen.
 *
 * @param person the handle
 */
public record AccountingPage(
    Frame frame, String person, Phrase heading, DataTable looks, DataTable consents)
    implements Page {
  private static final int MOST = 1000;

  /** One line: a day, an agency, what was looked at. */
  private record Key(LocalDate day, String agency, String action) {}

  static AccountingPage of(Look look, String person) throws SQLException {
    CareWords words = CareWords.of(look, List.of());
    Map<Key, Integer> counts =
        new TreeMap<>(
            Comparator.comparing(Key::day)
                .reversed()
                .thenComparing(Key::agency)
                .thenComparing(Key::action));
    var found = look.sight().trail().at(person, MOST, 0);
    for (LookLine line : found.lines()) {
      if (line.outcome().equals("shown")) {
        counts.merge(
            new Key(
                words.terms().day(line.at()),
                line.agency() == null ? "" : line.agency(),
                line.action()),
            1,
            Integer::sum);
      }
    }
    List<DataTable.Row> rows = new ArrayList<>();
    counts.forEach(
        (key, count) ->
            rows.add(
                new DataTable.Row(
                    words.terms().date(key.day()),
                    List.of(
                        key.agency().isEmpty()
                            ? look.say("accounts.citywide")
                            : words.terms().agency(key.agency()),
                        what(look, key.action()),
                        look.number(count)))));
    List<DataTable.Row> consents = new ArrayList<>();
    for (Consents.Given given : look.sight().consents().accounting(person)) {
      java.time.Instant revoked = given.revokedAt();
      consents.add(
          new DataTable.Row(
              words.terms().date(given.signedOn()),
              List.of(
                  words.agencies(given.recipients()),
                  words.words("care.kind.", given.kinds()),
                  words.terms().date(given.expiresOn()),
                  revoked == null ? look.say("none") : words.terms().date(revoked))));
    }
    return new AccountingPage(
        look.frame(look.say("accounting.title")),
        person,
        look.count("accounting.heading", found.total(), Map.of()),
        new DataTable(
            look.say("accounting.looks"),
            List.of(
                look.say("accounting.day"),
                look.say("accounts.agency"),
                look.say("accounting.what"),
                look.say("accounting.times")),
            rows),
        new DataTable(
            look.say("accounting.consents"),
            List.of(
                look.say("care.field.signed"),
                look.say("care.field.recipients"),
                look.say("care.field.kinds"),
                look.say("care.field.expires"),
                look.say("accounting.revoked")),
            consents));
  }

  /** A deed or page as the person would call it. */
  private static Phrase what(Look look, String action) {
    String key =
        action.startsWith("people/{person}/consent")
            ? "consent"
            : action.equals("people/{person}/care/plan.pdf")
                ? "plan"
                : action.startsWith("people/{person}/care")
                    ? "care"
                    : action.startsWith("people/{person}") ? "records" : "other";
    return look.say("accounting.action." + key);
  }

  @Override
  public String template() {
    return "accounting.jte";
  }
}
