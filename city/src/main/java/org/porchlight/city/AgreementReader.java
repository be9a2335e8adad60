package org.porchlight.city;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code agreements/*.yaml}. */
final class AgreementReader {
  private AgreementReader() {}

  static Agreement read(String id, YamlMap map) {
    Map<String, List<String>> covers = new LinkedHashMap<>();
    YamlMap sources = map.map("sources");
    for (String source : sources.names()) {
      List<String> fields = sources.texts(source);
      covers.put(source, fields.equals(List.of("all")) ? List.of() : fields);
    }
    sources.done();
    Map<String, Agreement.Purpose> words = new LinkedHashMap<>();
    for (Agreement.Purpose purpose : Agreement.Purpose.values()) {
      words.put(purpose.name().toLowerCase(Locale.ROOT), purpose);
    }
    Set<Agreement.Purpose> purposes = EnumSet.noneOf(Agreement.Purpose.class);
    if (map.has("purposes")) {
      purposes.addAll(map.eachOf("purposes", words, "the purposes"));
    }
    LocalDate signed = map.date("signed");
    LocalDate expires = map.dateOrNull("expires");
    if (expires != null && expires.isBefore(signed)) {
      map.problem("expires", "the agreement ends before it was signed.", "PL-CONFIG-004");
    }
    var agreement =
        new Agreement(
            id,
            map.oneOf("kind", Agreement.Kind.class, "the kinds of agreement"),
            map.texts("parties"),
            covers,
            purposes,
            signed,
            expires,
            map.has("on-expiry")
                ? map.oneOf("on-expiry", Agreement.OnExpiry.class, "the ends of an agreement")
                : Agreement.OnExpiry.SEAL,
            map.text("contact"),
            map.text("document"));
    map.done();
    return agreement;
  }
}
