package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.study.care.Consent;
import org.porchlight.study.care.Entry;
import org.porchlight.study.care.Meeting;
import org.porchlight.study.care.Meetings;
import org.porchlight.study.care.StepLine;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;

/**
 * What a meeting has before it: everybody about whom something changed since the last one or is
 * still to be done, as far as the reader may see.
 *
 * @param since the meeting before; the beginning when there is none
 * @param general tasks about no single person
 * @param before what the meeting before decided
 */
public record Agenda(
    Phrase since,
    List<Neighbor> neighbors,
    List<TaskRow> general,
    List<Decided> before,
    long late) {
  private static final int DAYS_AHEAD = 45;

  public Agenda {
    neighbors = List.copyOf(neighbors);
    general = List.copyOf(general);
    before = List.copyOf(before);
  }

  /**
   * One person on the agenda.
   *
   * @param changes what happened since, in sentences
   * @param consent what may be shared: it travels with what is disclosed
   * @param ending whether a consent ends soon
   */
  public record Neighbor(
      Phrase name,
      String link,
      Optional<Phrase> state,
      List<Phrase> changes,
      List<TaskRow> open,
      List<TaskRow> done,
      Phrase consent,
      Optional<Phrase> ending) {
    public Neighbor {
      changes = List.copyOf(changes);
      open = List.copyOf(open);
      done = List.copyOf(done);
    }
  }

  /** What was decided, about whom. */
  public record Decided(Optional<Phrase> person, String words, Phrase agency) {}

  static Agenda of(Look look, Meeting meeting) throws SQLException {
    Meetings meetings = look.sight().meetings();
    Optional<Meeting> last = meetings.before(meeting);
    Instant since = last.map(Meeting::at).orElse(Instant.EPOCH);
    List<Entry.Task> open = meetings.openTasks();
    List<Entry.Task> closed = meetings.closedSince(since);
    List<StepLine> steps = look.sight().enrolments().since(since);
    Set<String> persons = new LinkedHashSet<>();
    steps.forEach(step -> persons.add(step.person()));
    persons.addAll(meetings.changedSince(since));
    open.forEach(task -> add(persons, task));
    closed.forEach(task -> add(persons, task));
    List<Meetings.Decision> decided =
        last.isEmpty() ? List.of() : meetings.decisions(last.get().id());
    decided.stream()
        .map(Meetings.Decision::person)
        .filter(java.util.Objects::nonNull)
        .forEach(persons::add);
    CareWords words = CareWords.of(look, List.copyOf(persons));
    List<Neighbor> neighbors = new ArrayList<>();
    for (String person : persons) {
      neighbors.add(neighbor(words, person, since, steps, open, closed));
    }
    return new Agenda(
        last.map(one -> look.say("meeting.since", "day", words.terms().date(one.day())))
            .orElseGet(() -> look.say("meeting.since.first")),
        neighbors,
        open.stream()
            .filter(task -> task.person() == null)
            .map(task -> TaskRow.of(words, task))
            .toList(),
        decided.stream().map(one -> decided(words, one)).toList(),
        open.stream().filter(task -> task.overdue(words.today())).count());
  }

  static Decided decided(CareWords words, Meetings.Decision one) {
    return new Decided(
        Optional.ofNullable(one.person()).map(words::name),
        one.words(),
        words.terms().agency(one.agency()));
  }

  private static void add(Set<String> persons, Entry.Task task) {
    String person = task.person();
    if (person != null) {
      persons.add(person);
    }
  }

  private static Neighbor neighbor(
      CareWords words,
      String person,
      Instant since,
      List<StepLine> steps,
      List<Entry.Task> open,
      List<Entry.Task> closed)
      throws SQLException {
    Look look = words.look();
    List<Phrase> changes = new ArrayList<>();
    for (StepLine step : steps) {
      if (step.person().equals(person)) {
        changes.add(
            look.say(
                "meeting.change.step",
                java.util.Map.of(
                    "step", words.step(step),
                    "when", words.terms().date(step.at()),
                    "why", look.language().name(step.reason()))));
      }
    }
    long tries =
        look.sight().care().outreach(person).stream()
            .filter(one -> one.at().isAfter(since))
            .count();
    if (tries > 0) {
      changes.add(look.count("meeting.change.outreach", tries, java.util.Map.of()));
    }
    long asked =
        look.sight().care().assessments(person).stream()
            .filter(one -> one.at().isAfter(since))
            .count();
    if (asked > 0) {
      changes.add(look.say("meeting.change.assessment"));
    }
    long goals =
        look.sight().care().goals(person).stream().filter(one -> one.at().isAfter(since)).count();
    if (goals > 0) {
      changes.add(look.count("meeting.change.goals", goals, java.util.Map.of()));
    }
    List<Consent> consents = look.sight().consents().of(person);
    LocalDate soon = words.today().plusDays(DAYS_AHEAD);
    return new Neighbor(
        words.name(person),
        look.visit().link("/people/" + person + "/care"),
        look.sight().enrolments().of(person).stream().findFirst().map(words::step),
        changes,
        rows(words, person, open),
        rows(words, person, closed),
        ConsentWords.standing(words, consents),
        consents.stream()
            .filter(one -> one.inForce(words.today()) && one.expiresOn().isBefore(soon))
            .findFirst()
            .map(
                one ->
                    look.say("meeting.consent.ends", "day", words.terms().date(one.expiresOn()))));
  }

  private static List<TaskRow> rows(CareWords words, String person, List<Entry.Task> tasks) {
    return tasks.stream()
        .filter(task -> person.equals(task.person()))
        .map(task -> TaskRow.of(words, task))
        .toList();
  }
}
