package org.porchlight.city;

import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads under what a source's records are held.
 *
 * @param agreements by id
 * @param classes public-records class to its statute in words
 */
record CustodyReader(Map<String, Agreement> agreements, Map<String, String> classes) {
  /** Classes of North Carolina, where this began; a city of another state names its own. */
  private static final Map<String, String> USUAL =
      Map.of(
          "public", "N.C.G.S. 132-1: a public record",
          "132-1.4", "N.C.G.S. 132-1.4: criminal investigations and calls for help",
          "132-1.5", "N.C.G.S. 132-1.5: the database of the 911 system",
          "122C", "N.C.G.S. 122C-52: confidential, care for mental health and substance use");

  /** With the classes that a city adds, or says otherwise. */
  static CustodyReader of(Map<String, Agreement> agreements, Map<String, String> ofCity) {
    Map<String, String> classes = new LinkedHashMap<>(USUAL);
    classes.putAll(ofCity);
    return new CustodyReader(agreements, classes);
  }

  Custody read(YamlMap map, Source source) {
    return new Custody(
        map.has("agreement") ? agreement(map, source) : null,
        map.mapIfThere("public-records").map(block -> publicRecords(block, source)).orElse(null));
  }

  private @Nullable Agreement agreement(YamlMap map, Source source) {
    String id = map.text("agreement");
    Agreement agreement = agreements.get(id);
    if (agreement == null) {
      map.problem(
          "agreement",
          "agreements/ has no '%s'.%s".formatted(id, YamlMap.nearest(id, agreements.keySet())),
          "PL-CONFIG-010");
      return null;
    }
    List<String> fields = agreement.covers().get(source.id());
    if (fields == null) {
      map.problem(
          "agreement",
          "the agreement %s does not name this source under sources.".formatted(id),
          "PL-CONFIG-013");
      return null;
    }
    for (String field : fields) {
      if (!source.kind().has(field)) {
        map.problem(
            "agreement",
            "the agreement %s covers '%s', which is not a standard field of %s.%s"
                .formatted(
                    id,
                    field,
                    source.kind().label(),
                    YamlMap.nearest(field, source.kind().fields())),
            "PL-CONFIG-013");
      }
    }
    purpose(map, agreement, Agreement.Purpose.LINK, source.legal().link());
    purpose(map, agreement, Agreement.Purpose.COUNT, source.legal().count());
    purpose(map, agreement, Agreement.Purpose.SHOW, source.legal().show());
    source
        .fields()
        .forEach(
            (name, field) -> {
              boolean needed =
                  name.equals(source.kind().date()) || source.key().contains(field.column());
              if (needed && !agreement.covers(source.id(), name)) {
                map.problem(
                    "agreement",
                    "the agreement %s does not cover %s, which dates or names each record; without it none can be read."
                        .formatted(id, name),
                    "PL-CONFIG-013");
              }
            });
    return agreement;
  }

  private static void purpose(
      YamlMap map, Agreement agreement, Agreement.Purpose purpose, boolean done) {
    if (done && !agreement.purposes().contains(purpose)) {
      map.problem(
          "legal",
          "legal says %1$s: true, but the agreement %2$s does not have the purpose %1$s. Set it to false, or have the agreement changed."
              .formatted(purpose.name().toLowerCase(Locale.ROOT), agreement.id()),
          "PL-CONFIG-013");
    }
  }

  private PublicRecords publicRecords(YamlMap map, Source source) {
    Map<String, String> ids = new LinkedHashMap<>();
    classes.keySet().forEach(id -> ids.put(id, id));
    String recordsClass = map.oneOf("class", ids, "the classes of public records", "public");
    Period retention =
        map.has("retention")
            ? map.read(
                "retention",
                CustodyReader::period,
                "a number of years, months or days, as 3 years",
                Period.ofYears(1))
            : null;
    List<String> fields = map.textsOrNone("public-fields");
    for (String field : fields) {
      if (!source.fields().containsKey(field)) {
        map.problem(
            "public-fields",
            "public-fields names '%s', but fields does not map it.%s"
                .formatted(field, YamlMap.nearest(field, source.fields().keySet())),
            "PL-CONFIG-010");
      } else if (source.kind().isPersonal(field)) {
        map.problem(
            "public-fields",
            "public-fields names '%s', which speaks of a person; what identifies a person is never given out this way."
                .formatted(field),
            "PL-CONFIG-013");
      }
    }
    map.done();
    return new PublicRecords(
        recordsClass, classes.getOrDefault(recordsClass, ""), retention, fields);
  }

  private static Period period(String text) {
    String[] words = text.strip().split(" +", -1);
    if (words.length != 2 || !words[0].matches("[1-9]\\d{0,4}")) {
      throw new IllegalArgumentException("no period");
    }
    int number = Integer.parseInt(words[0]);
    return switch (words[1].replaceAll("s$", "")) {
      case "year" -> Period.ofYears(number);
      case "month" -> Period.ofMonths(number);
      case "day" -> Period.ofDays(number);
      default -> throw new IllegalArgumentException("no period");
    };
  }
}
