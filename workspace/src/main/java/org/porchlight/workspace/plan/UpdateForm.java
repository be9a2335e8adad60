package org.porchlight.workspace.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.city.Plan;
import org.porchlight.study.plan.PlanBoard;
import org.porchlight.study.plan.PlanInitiative;
import org.porchlight.study.plan.PlanMeasure;
import org.porchlight.study.plan.PlanUpdate;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.PublicWords;

/** An update as it is being written. */
record UpdateForm(PublicWords words) {
  /** Characters of a text in each language, at most. */
  static final int LONGEST = 2_000;

  private static final String NUMBER = "-?\\d{1,12}(\\.\\d{1,3})?";

  UpdateForm(Map<String, String> fields) {
    this(new PublicWords(fields));
  }

  /**
   * What stands there before anybody writes: the newest words about that period, else the newest
   * published ones.
   */
  static UpdateForm of(PlanBoard board, PlanInitiative initiative, String period) {
    Optional<PlanUpdate> own = newest(board, initiative, period);
    List<PlanUpdate> published = board.published(initiative);
    Optional<PlanUpdate> start =
        own.isPresent() || published.isEmpty() ? own : Optional.of(published.getLast());
    Map<String, String> fields = new HashMap<>();
    put(fields, "doing", start.map(PlanUpdate::doing).orElse(initiative.doing()));
    put(fields, "next", start.map(PlanUpdate::next).orElse(initiative.next()));
    fields.put("progress", start.map(PlanUpdate::progress).orElse(initiative.progress()).name());
    int place = 0;
    for (PlanMeasure measure : initiative.byHand()) {
      place++;
      fields.put(
          "performance-" + place,
          start
              .flatMap(one -> one.of(measure))
              .map(PlanUpdate.Reported::performance)
              .orElse(measure.performance())
              .name());
      fields.put(
          "value-" + place,
          own.flatMap(one -> one.of(measure))
              .map(PlanUpdate.Reported::value)
              .map(BigDecimal::toPlainString)
              .orElse(""));
    }
    return new UpdateForm(fields);
  }

  /** The newest that was written about a period. */
  static Optional<PlanUpdate> newest(PlanBoard board, PlanInitiative initiative, String period) {
    return board.of(initiative).stream()
        .filter(one -> one.newest() && one.period().equals(period))
        .findFirst();
  }

  private static void put(Map<String, String> fields, String name, Map<String, String> texts) {
    texts.forEach((tag, text) -> fields.put(name + "-" + tag, text));
  }

  String field(String name) {
    return words.field(name);
  }

  /** Why it cannot be kept; empty when it can. */
  Optional<Phrase> problem(Look look, PlanInitiative initiative) {
    if (progress().isEmpty() || reported(initiative).size() != initiative.byHand().size()) {
      return Optional.of(look.say("update.problem.value"));
    }
    return words.problem(look, "doing", LONGEST).or(() -> words.problem(look, "next", LONGEST));
  }

  Optional<Plan.Progress> progress() {
    return Arrays.stream(Plan.Progress.values())
        .filter(one -> one.name().equals(field("progress")))
        .findFirst();
  }

  /** What is reported of each measure; without those that cannot be read. */
  List<PlanUpdate.Reported> reported(PlanInitiative initiative) {
    List<PlanUpdate.Reported> reported = new ArrayList<>();
    int place = 0;
    for (PlanMeasure measure : initiative.byHand()) {
      place++;
      String performance = field("performance-" + place);
      String value = field("value-" + place);
      if (value.isEmpty() || value.matches(NUMBER)) {
        Arrays.stream(Plan.Performance.values())
            .filter(one -> one.name().equals(performance))
            .forEach(
                one ->
                    reported.add(
                        new PlanUpdate.Reported(
                            measure.name(), one, value.isEmpty() ? null : new BigDecimal(value))));
      }
    }
    return reported;
  }
}
