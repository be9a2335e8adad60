package org.porchlight.city;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Manifest;

/**
 * Reads the exceptions of {@code disclosure.yaml}: tables of people that show what the rules would
 * not, each with two different people who said yes and a reason that residents can read.
 *
 * @param named takes the tables that exceptions name, those with a problem too
 */
record ExceptionReader(List<String> languages, Map<String, TableSpec> tables, Set<String> named) {
  static final String CODE = "PL-CONFIG-014";

  List<Manifest.RuleException> read(YamlMap disclosure) {
    List<Manifest.RuleException> exceptions = new ArrayList<>();
    for (YamlMap entry : disclosure.mapsOrNone("exceptions")) {
      one(entry).ifPresent(exceptions::add);
    }
    return List.copyOf(exceptions);
  }

  private Optional<Manifest.RuleException> one(YamlMap entry) {
    String id = entry.text("table");
    @Nullable TableSpec table = tables.get(id);
    boolean first = named.add(id);
    if (table == null) {
      entry.problem(
          "table",
          "measures/ has no table '%s'.%s".formatted(id, YamlMap.nearest(id, tables.keySet())),
          "PL-CONFIG-010");
    } else if (!(table.what() instanceof TableSpec.What.People)) {
      entry.problem(
          "table",
          "exceptions are for tables of kind people; the counts of %s hang together with others, and one shown by exception could give away hidden ones."
              .formatted(id),
          CODE);
    } else if (!first) {
      entry.problem("table", "the table %s has two exceptions.".formatted(id), "PL-CONFIG-001");
    }
    var shows = entry.localTextInEach("shows", languages, CODE);
    var reason = entry.localTextInEach("reason", languages, CODE);
    List<Manifest.Approval> approvals = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlMap yes : entry.maps("approved-by")) {
      var approval =
          new Manifest.Approval(yes.text("name"), yes.localText("role", languages), yes.date("on"));
      names.add(approval.name().strip().toLowerCase(Locale.ROOT));
      approvals.add(approval);
      yes.done();
    }
    entry.done();
    if (names.size() < 2 || names.size() < approvals.size()) {
      entry.problem(
          "approved-by",
          "an exception takes two different people: name each once, with role and day, as {name: Ana Ruiz, role: {en: …, es: …}, on: 2026-11-09}.",
          CODE);
      return Optional.empty();
    }
    return Optional.of(new Manifest.RuleException(id, shows, reason, approvals));
  }
}
