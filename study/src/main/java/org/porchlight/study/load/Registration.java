package org.porchlight.study.load;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.NeighborRules;
import org.porchlight.city.Source;
import org.porchlight.city.TypeTree;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;

/** The city folder on its way into the tables. */
final class Registration {
  private static final int WINDOW = 365;
  private static final List<Integer> WINDOWS = List.of(30, 90, WINDOW);
  private static final List<Integer> AT_LEAST = List.of(5, 10, 20, 40);

  private final Statements statements;

  Registration(Statements statements) {
    this.statements = statements;
  }

  void write(City city) throws SQLException {
    NeighborRules rules = city.neighbors();
    city(city, rules);
    agencies(city.agencies(), rules == null ? NeighborRules.Care.NONE : rules.care());
    sources(city, rules);
    words(city);
    // An agency that accounts still name stays, without sight of anything.
    statements.update(
        "delete from study.agency a where a.id <> all (?)"
            + " and not exists (select from study.account where agency = a.id)",
        (Object) city.agencies().stream().map(Manifest.AgencyNote::id).toArray(String[]::new));
  }

  private void city(City city, @Nullable NeighborRules rules) throws SQLException {
    statements.update("delete from study.city");
    statements.update(
        "insert into study.city (id, name, made_up, today, zone, lead, window_days, windows,"
            + " at_least, care_places) values (?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)",
        city.id(),
        json(city.name()),
        city.madeUp(),
        city.today(),
        city.timeZone().getId(),
        rules == null ? null : rules.lead(),
        rules == null ? WINDOW : rules.window(),
        (rules == null ? WINDOWS : rules.windows()).toArray(Integer[]::new),
        (rules == null ? AT_LEAST : rules.atLeast()).toArray(Integer[]::new),
        rules == null ? 0 : rules.care().places());
  }

  private void agencies(List<Manifest.AgencyNote> agencies, NeighborRules.Care care)
      throws SQLException {
    for (Manifest.AgencyNote agency : agencies) {
      statements.update(
          "insert into study.agency (id, name) values (?, ?::jsonb)"
              + " on conflict (id) do update set name = excluded.name",
          agency.id(),
          json(agency.name()));
    }
    // One that left the folder takes no part any more, whoever still works there.
    statements.update(
        "update study.agency set responds = id = any (?), care_part = case"
            + " when id = any (?) then 'enforcement' when id = any (?) then 'partner' end",
        care.responders().toArray(String[]::new),
        care.enforcement().toArray(String[]::new),
        care.partners().toArray(String[]::new));
  }

  private void sources(City city, @Nullable NeighborRules rules) throws SQLException {
    Set<String> withContacts = new HashSet<>();
    if (rules != null) {
      rules.contacts().forEach(contacts -> withContacts.add(contacts.source()));
    }
    statements.update("delete from study.sight");
    for (Source source : city.sources().values()) {
      statements.update(
          "insert into study.source (id, agency, kind, name, linkable, contacts, basis, covers_to,"
              + " complete_to, agreement, public_records)"
              + " values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb) on conflict (id) do update"
              + " set agency = excluded.agency, kind = excluded.kind, name = excluded.name,"
              + " linkable = excluded.linkable, contacts = excluded.contacts,"
              + " basis = excluded.basis, covers_to = excluded.covers_to,"
              + " agreement = excluded.agreement, public_records = excluded.public_records",
          source.id(),
          source.agency(),
          source.kind().name(),
          json(source.name()),
          source.legal().link(),
          withContacts.contains(source.id()),
          source.legal().basis(),
          source.covers() == null ? null : source.covers().to(),
          source.covers() == null ? null : source.covers().to(),
          CustodyNotes.agreement(source),
          CustodyNotes.publicRecords(source));
      for (String agency : source.legal().seenBy()) {
        statements.update(
            "insert into study.sight (source, agency) values (?, ?)", source.id(), agency);
      }
    }
    statements.update(
        "delete from study.source where id <> all (?)",
        (Object) city.sources().keySet().toArray(String[]::new));
  }

  private void words(City city) throws SQLException {
    statements.update("delete from study.word");
    for (TypeTree tree : city.typeTrees().values()) {
      for (Map.Entry<String, TypeTree.Node> node : tree.nodes().entrySet()) {
        statements.update(
            "insert into study.word (code, label) values (?, ?::jsonb) on conflict do nothing",
            node.getKey(),
            json(node.getValue().name()));
      }
    }
  }

  private static String json(LocalText text) {
    return Json.write(text.byLanguage());
  }
}
