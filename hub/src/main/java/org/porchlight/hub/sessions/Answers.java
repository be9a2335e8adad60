package org.porchlight.hub.sessions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.DataTable;
import org.porchlight.hub.figures.Figure;
import org.porchlight.hub.figures.LooseFigure;
import org.porchlight.release.Measure;
import org.porchlight.release.SessionResults;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.Reading;
import org.porchlight.webkit.language.Phrase;

/**
 * What was answered in one session, as a release publishes it.
 *
 * @param questions in the order they were asked
 * @param csv the file with the same numbers
 * @param json the same for programs
 */
public record Answers(List<Question> questions, String csv, String json) {
  /** Points that one answer must be ahead of every other to be said to stand out. */
  private static final int AHEAD = 10;

  public Answers {
    questions = List.copyOf(questions);
  }

  /**
   * One question.
   *
   * @param finding what was answered most, in a sentence; or why nothing is shown
   * @param figure empty when nothing is shown
   */
  public record Question(Phrase words, Phrase finding, Optional<Figure> figure) {}

  /** The answers of a session; empty before a release has them. */
  static Optional<Answers> of(Edition edition, long session) {
    return edition
        .issue()
        .release()
        .sessions()
        .find(session)
        .filter(found -> !found.questions().isEmpty())
        .map(
            found ->
                new Answers(
                    found.questions().stream().map(one -> question(edition, one)).toList(),
                    edition.file(SessionResults.TABLE),
                    edition.file(SessionResults.FILE)));
  }

  private static Question question(Edition edition, SessionResults.Question question) {
    Phrase words = edition.language().data(question.words());
    return question.shown()
        ? new Question(words, finding(edition, question), Optional.of(figure(edition, question)))
        : new Question(words, edition.language().say("sessions.answers.few"), Optional.empty());
  }

  private static Phrase finding(Edition edition, SessionResults.Question question) {
    List<SessionResults.Option> sorted =
        question.options().stream()
            .sorted(Comparator.comparingInt(Answers::percent).reversed())
            .toList();
    SessionResults.Option first = sorted.getFirst();
    if (percent(first) - percent(sorted.get(1)) < AHEAD) {
      return edition.language().say("sessions.answers.close");
    }
    return edition
        .language()
        .say(
            "sessions.answers.most",
            Map.of(
                "answer", edition.language().data(first.words()), "share", share(edition, first)));
  }

  private static Figure figure(Edition edition, SessionResults.Question question) {
    String id = "question-" + question.position();
    Phrase title = edition.language().data(question.words());
    DataTable table =
        new DataTable(
            edition
                .language()
                .say(
                    "sessions.answers.caption",
                    Map.of(
                        "n",
                        Phrase.words(
                            edition
                                .language()
                                .number(Objects.requireNonNull(question.answers()))))),
            List.of(
                edition.language().say("sessions.answers.option"),
                edition.language().say("sessions.answers.share")),
            question.options().stream()
                .map(
                    one ->
                        new DataTable.Row(
                            edition.language().data(one.words()), List.of(share(edition, one))))
                .toList());
    // A bar has a length, and "under 5" has none.
    if (question.options().stream().anyMatch(one -> one.isUnder() || one.isOver())) {
      return new Figure(id, title, "", List.of(), table, Optional.empty(), true);
    }
    List<Chart.Row> rows = new ArrayList<>();
    question
        .options()
        .forEach(
            one ->
                rows.add(
                    new Chart.Row(
                        edition.language().data(one.words()).plain(),
                        new Reading.Shown(null, percent(one), null))));
    return LooseFigure.of(
        edition,
        new Chart.Bars(
            new Chart.Caption(title.plain(), finding(edition, question).plain()),
            Measure.PERCENT,
            rows,
            null),
        id,
        title,
        "chart.hidden",
        table);
  }

  private static Phrase share(Edition edition, SessionResults.Option option) {
    if (option.isUnder()) {
      return edition.language().say("sessions.answers.under");
    }
    return option.isOver()
        ? edition.language().say("sessions.answers.over")
        : edition
            .language()
            .say(
                "sessions.answers.percent",
                Map.of("n", Phrase.words(edition.language().number(percent(option)))));
  }

  private static int percent(SessionResults.Option option) {
    return Objects.requireNonNullElse(option.percent(), 0);
  }
}
