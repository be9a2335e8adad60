package org.porchlight.workspace.evidence;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.access.Right;
import org.porchlight.study.counts.RunNote;
import org.porchlight.study.people.MentionLine;
import org.porchlight.study.people.Person;
import org.porchlight.study.people.Tie;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;
import org.porchlight.workspace.people.PersonName;
import org.porchlight.workspace.people.RecordWords;

/**
 * One record, and why it is taken for this person's.
 *
 * @param says everything the record says
 * @param pair this record beside the one that ties it; empty when it stands alone in sight
 * @param evidence of the two; empty when staff chose two records that were never compared
 * @param others the person's other records, to compare with one of them
 * @param form empty for readers who do not decide
 */
public record RecordPage(
    Frame frame,
    Phrase person,
    String personLink,
    String kind,
    Phrase source,
    Phrase when,
    Phrase role,
    boolean doubtful,
    List<Fact> says,
    Optional<SideBySide> pair,
    Optional<Evidence> evidence,
    List<Choice> others,
    Optional<DecisionForm> form)
    implements Page {
  private static final int CHOICES = 200;

  public RecordPage {
    says = List.copyOf(says);
    others = List.copyOf(others);
  }

  static Optional<RecordPage> of(
      Look look, String id, int record, String with, String reason, @Nullable String problem)
      throws SQLException {
    Optional<Person> found = look.sight().people().find(id);
    Optional<MentionLine> line = found.flatMap(person -> mention(person, record));
    if (line.isEmpty()) {
      return Optional.empty();
    }
    Terms terms = Terms.of(look);
    Optional<RunNote> run = look.sight().run();
    return Optional.of(page(look, terms, found.get(), line.get(), with, run, reason, problem));
  }

  private static RecordPage page(
      Look look,
      Terms terms,
      Person person,
      MentionLine line,
      String with,
      Optional<RunNote> run,
      String reason,
      @Nullable String problem)
      throws SQLException {
    RecordWords words = new RecordWords(look, terms);
    Frame frame = look.frame(look.say("record.title"));
    Optional<MentionLine> partner =
        Deciding.number(with).isPresent()
            ? Deciding.number(with)
                .flatMap(number -> mention(person, number))
                .filter(one -> one.id() != line.id())
            : strongest(person, line);
    Optional<Tie> tie = partner.flatMap(other -> between(line, other));
    String address = "/people/%s/records/%d".formatted(person.id(), line.id());
    boolean mayDecide = look.visit().may(Right.DECIDE);
    return new RecordPage(
        frame,
        PersonName.of(look, person.name()),
        look.visit().link("/people/" + person.id()),
        terms.kind(line.source()),
        terms.source(line.source()),
        words.when(line),
        words.role(line.role()),
        line.doubtful(),
        words.everything(line),
        partner.map(
            other ->
                SideBySide.of(
                    look,
                    words,
                    side(look, terms, words, person, line),
                    line.particulars(),
                    side(look, terms, words, person, other),
                    other.particulars())),
        tie.map(one -> Evidence.of(look, one.evidence(), one.bits(), run, true, frame.madeUp())),
        others(look, terms, words, person, line, partner),
        partner
            .filter(_ -> mayDecide && run.isPresent())
            .map(
                other ->
                    new DecisionForm(
                        look.visit().link(address + "/decision"),
                        line.id(),
                        other.id(),
                        run.orElseThrow().id(),
                        reason,
                        Optional.ofNullable(problem).map(look::say))));
  }

  private static Optional<MentionLine> mention(Person person, int id) {
    return person.mentions().stream().filter(one -> one.id() == id).findFirst();
  }

  /** The record that ties this one best; when it has no tie of its own, one that it ties. */
  private static Optional<MentionLine> strongest(Person person, MentionLine line) {
    return line.tie()
        .flatMap(tie -> mention(person, tie.partner()))
        .or(
            () ->
                person.mentions().stream()
                    .filter(one -> between(line, one).isPresent())
                    .max(Comparator.comparingDouble(one -> weight(line, one))));
  }

  private static double weight(MentionLine one, MentionLine other) {
    return between(one, other).map(Tie::bits).orElse(Double.NEGATIVE_INFINITY);
  }

  /** The evidence of these two, from whichever of them has it. */
  private static Optional<Tie> between(MentionLine one, MentionLine other) {
    return one.tie()
        .filter(tie -> tie.partner() == other.id())
        .or(() -> other.tie().filter(tie -> tie.partner() == one.id()));
  }

  private static SideBySide.Side side(
      Look look, Terms terms, RecordWords words, Person person, MentionLine line) {
    return new SideBySide.Side(
        terms.kind(line.source()),
        terms.source(line.source()),
        words.role(line.role()),
        words.when(line),
        look.visit().link("/people/%s/records/%d".formatted(person.id(), line.id())));
  }

  private static List<Choice> others(
      Look look,
      Terms terms,
      RecordWords words,
      Person person,
      MentionLine line,
      Optional<MentionLine> partner) {
    return person.mentions().reversed().stream()
        .filter(one -> one.id() != line.id())
        .limit(CHOICES)
        .map(
            one ->
                new Choice(
                    Integer.toString(one.id()),
                    look.say(
                        "list.dash",
                        java.util.Map.of(
                            "before", terms.source(one.source()), "next", words.when(one))),
                    look.visit()
                        .link(
                            "/people/%s/records/%d?with=%d"
                                .formatted(person.id(), line.id(), one.id())),
                    partner.filter(other -> other.id() == one.id()).isPresent()))
        .toList();
  }

  @Override
  public String template() {
    return "record.jte";
  }
}
