package org.porchlight.workspace.care;

import java.util.List;
import java.util.Optional;
import org.porchlight.study.care.Entry;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;

/**
 * What somebody is to do.
 *
 * @param person whom it is about; empty for a task of the meeting itself
 * @param overdue whether its day is over and it is not done
 * @param steps where its form sends to
 * @param choices how it may stand
 */
public record TaskRow(
    String what,
    Optional<Phrase> person,
    Optional<String> link,
    Phrase owner,
    Phrase due,
    boolean open,
    boolean overdue,
    Phrase status,
    String steps,
    List<Choice> choices) {
  private static final List<String> STATUSES =
      List.of("not-started", "scheduled", "in-progress", "on-hold", "completed", "cancelled");

  public TaskRow {
    choices = List.copyOf(choices);
  }

  static TaskRow of(CareWords words, Entry.Task task) {
    Optional<String> person = Optional.ofNullable(task.person());
    return new TaskRow(
        task.what(),
        person.map(words::name),
        person.map(one -> words.look().visit().link("/people/" + one + "/care")),
        words.terms().agency(task.owner()),
        words.terms().date(task.due()),
        task.open(),
        task.overdue(words.today()),
        words.word("care.task.", task.status()),
        words.look().visit().link("/care/tasks/%d/steps".formatted(task.id())),
        STATUSES.stream()
            .map(
                status ->
                    new Choice(
                        status, words.word("care.task.", status), "", status.equals(task.status())))
            .toList());
  }
}
