package org.porchlight.study.load;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Agreement;
import org.porchlight.city.PublicRecords;
import org.porchlight.city.Source;
import org.porchlight.study.sources.AgreementLine;
import org.porchlight.study.sources.RecordsLine;
import org.porchlight.study.sql.Json;

/** Under what a source's records are held, as the tables have it. */
final class CustodyNotes {
  private CustodyNotes() {}

  static @Nullable String agreement(Source source) {
    Agreement agreement = source.custody().agreement();
    return agreement == null
        ? null
        : Json.write(
            new AgreementLine(
                agreement.id(),
                word(agreement.kind()),
                agreement.parties(),
                agreement.purposes().stream().sorted().map(CustodyNotes::word).toList(),
                agreement.signed().toString(),
                agreement.expires() == null ? null : agreement.expires().toString(),
                word(agreement.onExpiry()),
                agreement.contact(),
                agreement.document(),
                agreement.covers().getOrDefault(source.id(), List.of())));
  }

  static @Nullable String publicRecords(Source source) {
    PublicRecords records = source.custody().publicRecords();
    return records == null
        ? null
        : Json.write(
            new RecordsLine(
                records.recordsClass(),
                records.statute(),
                records.retention() == null ? null : records.retention().toString(),
                records.publicFields()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
