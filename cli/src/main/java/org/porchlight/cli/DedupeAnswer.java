package org.porchlight.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.Evaluation;

/**
 * What {@code dedupe --json} says. Figures of judgement lie between 0 and 1 and are null without
 * {@code --truth}.
 *
 * @param records that were linked; rows kept aside are not among them
 * @param threshold bits of evidence from which two records are one person
 * @param explanations of the pairs asked for; left out where none was
 */
record DedupeAnswer(
    int records,
    int persons,
    long pairs,
    double seconds,
    double threshold,
    @Nullable Double precision,
    @Nullable Double recall,
    @Nullable Double f1,
    Bcubed bcubed,
    Auto auto,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Explained> explanations) {

  DedupeAnswer {
    explanations = List.copyOf(explanations);
  }

  /** The same judgement per record instead of per pair. */
  record Bcubed(@Nullable Double precision, @Nullable Double recall, @Nullable Double f1) {}

  /**
   * Only links that need no second look.
   *
   * @param threshold bits of evidence
   */
  record Auto(double threshold, @Nullable Double precision, @Nullable Double recall) {}

  /**
   * Why two records are, or are not, one person.
   *
   * @param bits of the pair by itself
   * @param guard what keeps the two apart, or {@code none}
   */
  record Explained(
      String left,
      String right,
      boolean samePerson,
      double bits,
      double start,
      double household,
      String guard,
      List<Field> fields) {
    Explained {
      fields = List.copyOf(fields);
    }
  }

  /** One comparison. */
  record Field(String comparison, String level, double bits) {}

  DedupeAnswer judged(Evaluation persons, Evaluation certain) {
    return new DedupeAnswer(
        records,
        this.persons,
        pairs,
        seconds,
        threshold,
        persons.precision(),
        persons.recall(),
        persons.f1(),
        new Bcubed(persons.bcubed().precision(), persons.bcubed().recall(), persons.bcubed().f1()),
        new Auto(auto.threshold(), certain.precision(), certain.recall()),
        explanations);
  }

  DedupeAnswer at(double seconds) {
    return new DedupeAnswer(
        records,
        persons,
        pairs,
        seconds,
        threshold,
        precision,
        recall,
        f1,
        bcubed,
        auto,
        explanations);
  }
}
