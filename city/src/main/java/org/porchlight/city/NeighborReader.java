package org.porchlight.city;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.release.Manifest;

/** Reads {@code neighbors.yaml}. */
record NeighborReader(List<Manifest.AgencyNote> agencies, Map<String, Source> sources) {
  private static final int LONGEST_WINDOW = 3660;
  private static final int MOST_CONTACTS = 10_000;
  private static final int MOST_PLACES = 1_000;

  NeighborRules read(YamlMap map) {
    Map<String, String> known = new LinkedHashMap<>();
    agencies.forEach(agency -> known.put(agency.id(), agency.id()));
    List<Integer> windows = map.rising("windows", 1, LONGEST_WINDOW);
    int window = map.integer("window", 1, LONGEST_WINDOW);
    if (!windows.contains(window)) {
      map.problem("window", "window must be one of windows.", "PL-CONFIG-010");
    }
    List<NeighborRules.Contacts> contacts = new ArrayList<>();
    YamlMap block = map.map("contacts");
    for (String source : block.names()) {
      contacts.add(contacts(block, source));
    }
    block.done();
    NeighborRules rules =
        new NeighborRules(
            map.integer("version", 1, 1_000_000),
            map.oneOf("lead", known, "the agencies of city.yaml", "missing"),
            window,
            windows,
            map.rising("at-least", 1, MOST_CONTACTS),
            contacts,
            map.integerOr("frequent-number", 2, MOST_CONTACTS, 20),
            map.integerOr("frequent-place", 2, MOST_CONTACTS, 50),
            care(map, known));
    if (contacts.stream().noneMatch(entry -> isFrom(entry.source(), rules.lead()))) {
      map.problem("lead", "no source of the lead agency has contacts that count.", "PL-CONFIG-010");
    }
    map.done();
    return rules;
  }

  private static NeighborRules.Care care(YamlMap map, Map<String, String> known) {
    Optional<YamlMap> found = map.mapIfThere("care");
    if (found.isEmpty()) {
      return NeighborRules.Care.NONE;
    }
    YamlMap block = found.get();
    String agencies = "the agencies of city.yaml";
    List<String> partners = block.eachOf("partners", known, agencies);
    NeighborRules.Care care =
        new NeighborRules.Care(
            partners,
            block.eachOf("first-responders", known, agencies),
            block.eachOf("law-enforcement", known, agencies),
            block.integerOr("places", 0, MOST_PLACES, 0));
    if (care.enforcement().stream().anyMatch(partners::contains)) {
      block.problem(
          "law-enforcement",
          "an agency of law enforcement is not also one of partners: partners may receive health and"
              + " care notes, law enforcement never does. Take it out of one of the two.",
          "PL-CONFIG-013");
    }
    block.done();
    return care;
  }

  private boolean isFrom(String source, String agency) {
    Source found = sources.get(source);
    return found != null && found.agency().equals(agency);
  }

  private NeighborRules.Contacts contacts(YamlMap block, String id) {
    YamlMap entry = block.map(id);
    Source source = sources.get(id);
    List<String> roles = entry.texts("roles");
    Map<String, List<String>> where = new LinkedHashMap<>();
    if (source == null) {
      block.problem(
          id,
          "sources/ has no source '%s'.%s".formatted(id, YamlMap.nearest(id, sources.keySet())),
          "PL-CONFIG-010");
    } else {
      List<String> has = source.kind().mentions().stream().map(Mention::role).toList();
      for (String role : roles) {
        if (!has.contains(role)) {
          entry.problem(
              "roles",
              "a record of kind %s names nobody as '%s'.%s"
                  .formatted(source.kind().label(), role, YamlMap.nearest(role, has)),
              "PL-CONFIG-005");
        }
      }
      if (!source.legal().link()) {
        block.problem(id, "this source may not be linked, so it has no contacts.", "PL-CONFIG-010");
      }
    }
    entry
        .mapIfThere("where")
        .ifPresent(
            fields -> {
              for (String field : fields.names()) {
                if (source != null && !source.fields().containsKey(field)) {
                  fields.problem(
                      field,
                      "the source does not map the field '%s'.%s"
                          .formatted(field, YamlMap.nearest(field, source.fields().keySet())),
                      "PL-CONFIG-010");
                }
                where.put(field, fields.texts(field));
              }
              fields.done();
            });
    entry.done();
    return new NeighborRules.Contacts(id, roles, where);
  }
}
