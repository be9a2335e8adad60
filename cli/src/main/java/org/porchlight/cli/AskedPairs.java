package org.porchlight.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.cli.dedupe.RecordNames;
import org.porchlight.linkage.Explanation;
import org.porchlight.linkage.LinkResult;

/** Pairs of records that the operator wants explained. */
record AskedPairs(List<Pair> pairs) {
  AskedPairs {
    pairs = List.copyOf(pairs);
  }

  /** Names as the operator wrote them, ids as the linker knows them. */
  record Pair(String left, String right, String leftId, String rightId) {}

  /**
   * Finds the records; throws every name that no record, or more than one, has. The names come back
   * in no message: a record-id may be a number issued to a person.
   *
   * @param words two for each pair
   */
  static AskedPairs of(List<String> words, RecordNames names) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String where = "--explain, record %d".formatted(i + 1);
      if (names.isSeveral(words.get(i))) {
        problems.add(
            problem(where, "records of several files have this id. Write FILE:ROW instead."));
      } else if (names.id(words.get(i)).isEmpty()) {
        problems.add(
            problem(
                where,
                "no linked record is called so. Write its record-id, or FILE:ROW as in the answer's first column."));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < words.size(); i += 2) {
      String left = words.get(i);
      String right = words.get(i + 1);
      pairs.add(new Pair(left, right, names.id(left).orElseThrow(), names.id(right).orElseThrow()));
    }
    return new AskedPairs(pairs);
  }

  private static Problem problem(String where, String message) {
    return new Problem(where, message, "PL-DEDUPE-014");
  }

  void tell(Console console, LinkResult result) {
    for (Pair pair : pairs) {
      ExplanationText.of(result.explain(pair.leftId, pair.rightId), pair.left, pair.right, result)
          .forEach(console::say);
    }
    if (!pairs.isEmpty()) {
      console.say("");
    }
  }

  List<DedupeAnswer.Explained> answers(LinkResult result) {
    return pairs.stream()
        .map(
            pair -> {
              Explanation why = result.explain(pair.leftId, pair.rightId);
              return new DedupeAnswer.Explained(
                  pair.left,
                  pair.right,
                  why.samePerson(),
                  why.weight().bits(),
                  why.start().bits(),
                  why.household().bits(),
                  why.guard().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  why.fields().stream()
                      .map(
                          field ->
                              new DedupeAnswer.Field(
                                  field.comparison(), field.level(), field.weight().bits()))
                      .toList());
            })
        .toList();
  }
}
