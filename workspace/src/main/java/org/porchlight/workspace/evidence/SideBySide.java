package org.porchlight.workspace.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.people.Particulars;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.people.RecordWords;

/**
 * What two records say, field by field.
 *
 * @param rows only fields that one of the two has
 */
public record SideBySide(Side left, Side right, List<Row> rows) {

  public SideBySide {
    rows = List.copyOf(rows);
  }

  /** One of the two records: where it comes from, and of whom it speaks. */
  public record Side(String kind, Phrase source, Phrase role, Phrase person, String personLink) {}

  /** One field. */
  public record Row(Phrase field, Phrase left, Phrase right, boolean same) {}

  static SideBySide of(
      Look look,
      RecordWords words,
      Side left,
      Particulars leftSays,
      Side right,
      Particulars rightSays) {
    List<Row> rows = new ArrayList<>();
    Map<String, Optional<Phrase>> other = words.particulars(rightSays);
    words
        .particulars(leftSays)
        .forEach(
            (field, value) -> {
              Optional<Phrase> there = other.getOrDefault(field, Optional.empty());
              if (value.isPresent() || there.isPresent()) {
                rows.add(
                    new Row(
                        words.field(field).capitalized(look.language().locale()),
                        value.orElseGet(() -> look.say("record.silent")),
                        there.orElseGet(() -> look.say("record.silent")),
                        value.map(Phrase::plain).equals(there.map(Phrase::plain))));
              }
            });
    return new SideBySide(left, right, rows);
  }
}
