package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.porchlight.study.care.Entry;
import org.porchlight.study.care.StepLine;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;
import org.porchlight.workspace.people.PersonName;

/** Care in words, on one day. */
record CareWords(Look look, Terms terms, LocalDate today, Map<String, String> names) {

  /** With the names of these persons, as far as the reader knows them. */
  static CareWords of(Look look, List<String> persons) throws SQLException {
    return new CareWords(
        look,
        Terms.of(look),
        look.sight().consents().today(),
        look.sight().people().names(persons));
  }

  Phrase name(String person) {
    return PersonName.of(look, names.getOrDefault(person, ""));
  }

  /** "Community Safety, Noor Okafor, May 3, 2026". */
  Phrase made(String agency, String by, Instant at) {
    return look.say(
        "care.made",
        Map.of(
            "agency", terms.agency(agency),
            "who", look.language().name(by),
            "when", terms.date(at)));
  }

  Phrase made(Entry entry) {
    return made(entry.agency(), entry.by(), entry.at());
  }

  Phrase step(StepLine line) {
    return look.say("care.step." + line.step().label());
  }

  /** "soon" and the like: one of a closed list. */
  Phrase word(String list, String id) {
    return look.language().find(list + id).orElseGet(() -> look.language().name(id));
  }

  /** Several of a closed list. */
  Phrase words(String list, List<String> ids) {
    return join("care.list", ids.stream().map(id -> word(list, id)).toList());
  }

  Phrase agencies(List<String> ids) {
    return join("list.comma", ids.stream().map(terms::agency).toList());
  }

  private Phrase join(String between, List<Phrase> all) {
    return all.stream()
        .reduce((before, next) -> look.say(between, Map.of("before", before, "next", next)))
        .orElseGet(() -> look.say("none"));
  }
}
