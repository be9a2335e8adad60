package org.porchlight.workspace.evidence;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.counts.RunNote;
import org.porchlight.study.people.NearMiss;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;
import org.porchlight.workspace.people.PersonName;
import org.porchlight.workspace.people.RecordWords;

/**
 * One pair of neighbors who may be one.
 *
 * @param asked the pair; empty when no question is open
 * @param skip the address of the question after this one; empty when it was asked for by itself
 */
public record QuestionPage(Frame frame, Optional<Asked> asked, Optional<String> skip)
    implements Page {

  /** The pair, its evidence and the form. */
  public record Asked(SideBySide pair, Evidence evidence, Optional<DecisionForm> form) {}

  /**
   * The open question at this place, the likeliest first.
   *
   * @param place 1 or more
   */
  static QuestionPage next(Look look, int place) throws SQLException {
    var found = look.sight().nearMisses().list(1, place - 1);
    Frame frame = look.frame(look.say("question.title"));
    if (found.lines().isEmpty()) {
      return new QuestionPage(frame, Optional.empty(), Optional.empty());
    }
    return new QuestionPage(
        frame,
        Optional.of(asked(look, frame, found.lines().getFirst(), "", null)),
        place < found.total()
            ? Optional.of(look.visit().link("/questions/next?skip=" + (place + 1)))
            : Optional.empty());
  }

  static Optional<QuestionPage> of(
      Look look, int left, int right, String reason, @Nullable String problem) throws SQLException {
    Optional<NearMiss> miss = look.sight().nearMisses().find(left, right);
    if (miss.isEmpty()) {
      return Optional.empty();
    }
    Frame frame = look.frame(look.say("question.title"));
    return Optional.of(
        new QuestionPage(
            frame, Optional.of(asked(look, frame, miss.get(), reason, problem)), Optional.empty()));
  }

  private static Asked asked(
      Look look, Frame frame, NearMiss miss, String reason, @Nullable String problem)
      throws SQLException {
    Terms terms = Terms.of(look);
    Optional<RunNote> run = look.sight().run();
    return new Asked(
        pair(look, terms, new RecordWords(look, terms), miss),
        Evidence.of(look, miss.evidence(), miss.bits(), run, false, frame.madeUp()),
        run.map(
            one ->
                new DecisionForm(
                    look.visit().link(QuestionsPage.address(miss) + "/decision"),
                    miss.left().mention(),
                    miss.right().mention(),
                    one.id(),
                    reason,
                    Optional.ofNullable(problem).map(look::say))));
  }

  static SideBySide pair(Look look, Terms terms, RecordWords words, NearMiss miss) {
    return SideBySide.of(
        look,
        words,
        side(look, terms, words, miss.left()),
        miss.left().particulars(),
        side(look, terms, words, miss.right()),
        miss.right().particulars());
  }

  private static SideBySide.Side side(
      Look look, Terms terms, RecordWords words, NearMiss.Side side) {
    Phrase person =
        look.say(
            "question.person",
            Map.of(
                "name", PersonName.of(look, side.name()),
                "n", look.number(side.contacts())));
    return new SideBySide.Side(
        terms.kind(side.source()),
        terms.source(side.source()),
        words.role(side.role()),
        person,
        look.visit().link("/people/" + side.person()));
  }

  @Override
  public String template() {
    return "question.jte";
  }
}
