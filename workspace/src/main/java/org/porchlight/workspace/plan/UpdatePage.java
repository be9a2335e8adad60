package org.porchlight.workspace.plan;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Plan;
import org.porchlight.study.plan.PlanBoard;
import org.porchlight.study.plan.PlanInitiative;
import org.porchlight.study.plan.PlanUpdate;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Preference;
import org.porchlight.workspace.frame.Terms;
import org.porchlight.workspace.frame.TextFields;

/**
 * One initiative and one period: what was handed in, and the form that writes another draft.
 *
 * @param address of the initiative
 * @param period its id, and in words
 * @param periods all that can be written about
 * @param review what waits for a second person; empty when nothing does
 * @param written whether anything was written about the period
 * @param measures those that people report
 * @param steps all that was written about the initiative, the newest first
 */
public record UpdatePage(
    Frame frame,
    String address,
    String number,
    String period,
    Phrase during,
    List<Choice> periods,
    Optional<Review> review,
    Optional<Phrase> returned,
    boolean written,
    List<Choice> progress,
    List<Measure> measures,
    List<Step> steps,
    UpdateForm form,
    Optional<Phrase> problem)
    implements Page, TextFields {

  public UpdatePage {
    periods = List.copyOf(periods);
    progress = List.copyOf(progress);
    measures = List.copyOf(measures);
    steps = List.copyOf(steps);
  }

  /** An update as its reader, who is to publish it, needs it: both languages, side by side. */
  public record Review(
      long id, Phrase deed, boolean own, Phrase progress, List<Said> texts, List<Phrase> measures) {
    public Review {
      texts = List.copyOf(texts);
      measures = List.copyOf(measures);
    }
  }

  /** A text in one language, as it was written. */
  public record Said(Phrase name, String tag, String text) {}

  /** A measure to report. */
  public record Measure(
      int place, Phrase title, Phrase unit, Phrase latest, Phrase owed, List<Choice> choices) {
    public Measure {
      choices = List.copyOf(choices);
    }
  }

  /** One row of the history. */
  public record Step(Phrase period, Phrase state, String tone, Phrase deed, String note) {}

  static Optional<UpdatePage> of(
      Look look, String number, String asked, @Nullable UpdateForm filled, @Nullable Phrase problem)
      throws SQLException {
    PlanBoard board = look.sight().plan().board();
    Optional<PlanInitiative> found = board.find(number);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    PlanInitiative initiative = found.get();
    List<String> periods = board.periods(initiative);
    // The newest that is over, unless another one is asked for.
    String period = periods.contains(asked) ? asked : periods.get(periods.size() - 2);
    PlanWords words = new PlanWords(look);
    Terms terms = Terms.of(look);
    UpdateForm form = filled == null ? UpdateForm.of(board, initiative, period) : filled;
    Optional<PlanUpdate> newest = UpdateForm.newest(board, initiative, period);
    String address = look.visit().link("/plan/" + number);
    return Optional.of(
        new UpdatePage(
            look.frame(Phrase.words(number + " ").then(look.name(initiative.title()))),
            address,
            number,
            period,
            words.period(period),
            periods.reversed().stream()
                .map(
                    one ->
                        new Choice(
                            one,
                            words.period(one),
                            address + "/update?period=" + one,
                            one.equals(period)))
                .toList(),
            newest
                .filter(one -> one.state() == PlanUpdate.State.REVIEW)
                .map(one -> review(look, words, terms, initiative, one)),
            newest
                .filter(one -> one.state() == PlanUpdate.State.RETURNED)
                .map(one -> look.say("update.returned", "why", look.language().name(one.note()))),
            newest.isPresent(),
            Arrays.stream(Plan.Progress.values())
                .map(
                    one ->
                        new Choice(
                            one.name(),
                            words.progress(one),
                            "",
                            one.name().equals(form.field("progress"))))
                .toList(),
            measures(words, board, initiative, form),
            board.of(initiative).reversed().stream()
                .map(
                    one ->
                        new Step(
                            words.period(one.period()),
                            words.state(one),
                            PlanWords.tone(one),
                            words.deed(one, terms),
                            one.note()))
                .toList(),
            form,
            Optional.ofNullable(problem)));
  }

  private static Review review(
      Look look, PlanWords words, Terms terms, PlanInitiative initiative, PlanUpdate update) {
    List<Said> texts = new ArrayList<>();
    for (String tag : Preference.LANGUAGES) {
      texts.add(
          new Said(look.say("plan.section.doing"), tag, update.doing().getOrDefault(tag, "")));
    }
    for (String tag : Preference.LANGUAGES) {
      texts.add(new Said(look.say("plan.section.next"), tag, update.next().getOrDefault(tag, "")));
    }
    return new Review(
        update.id(),
        words.deed(update, terms),
        update.own(),
        words.progress(update.progress()),
        texts,
        initiative.byHand().stream()
            .flatMap(
                measure ->
                    update.of(measure).stream()
                        .map(
                            one ->
                                look.say(
                                    "update.measure",
                                    Map.of(
                                        "measure", look.name(measure.title()),
                                        "status", words.performance(one.performance()),
                                        "value", words.value(measure, one.value())))))
            .toList());
  }

  private static List<Measure> measures(
      PlanWords words, PlanBoard board, PlanInitiative initiative, UpdateForm form) {
    List<Measure> measures = new ArrayList<>();
    for (PlanBoard.Standing standing : board.standings(initiative)) {
      if (!standing.measure().counted()) {
        int place = measures.size() + 1;
        Look look = words.look();
        measures.add(
            new Measure(
                place,
                look.name(standing.measure().title()),
                look.name(standing.measure().unit()),
                words.latest(standing),
                standing.due() == null
                    ? look.say("update.owed.nothing")
                    : look.say(
                        standing.owed() == PlanBoard.Owed.LATE
                            ? "update.owed.late"
                            : "update.owed.awaited",
                        Map.of(
                            "date", words.date(standing.due()),
                            "owner", words.owner(standing.measure()))),
                Arrays.stream(Plan.Performance.values())
                    .map(
                        one ->
                            new Choice(
                                one.name(),
                                words.performance(one),
                                "",
                                one.name().equals(form.field("performance-" + place))))
                    .toList()));
      }
    }
    return measures;
  }

  @Override
  public String field(String name) {
    return form.field(name);
  }

  @Override
  public String template() {
    return "plan-update.jte";
  }
}
