package org.porchlight.workspace.plan;

import java.util.List;
import java.util.Map;
import org.porchlight.study.plan.PlanBoard;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;

/**
 * A value of the plan that is late.
 *
 * @param latest the last value there is
 */
public record LateLine(
    String link, String number, Phrase measure, Phrase due, Phrase owner, Phrase latest) {

  /** All that is late, the longest first. */
  public static List<LateLine> of(Look look, PlanBoard board) {
    PlanWords words = new PlanWords(look);
    return board.late().stream()
        .map(
            late ->
                new LateLine(
                    look.visit().link("/plan/" + late.initiative().number() + "/update"),
                    late.initiative().number(),
                    look.name(late.measure().title()),
                    late.due() == null ? look.say("none") : words.date(late.due()),
                    words.owner(late.measure()),
                    words.latest(late)))
        .toList();
  }

  /** How many values are late, in a sentence. */
  public static Phrase finding(Look look, List<LateLine> late) {
    return late.isEmpty()
        ? look.say("update.late.none")
        : look.count("update.late", late.size(), Map.of());
  }
}
