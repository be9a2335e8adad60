package org.porchlight.hub.voices;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.commons.voices.BoardQuestion;
import org.porchlight.commons.voices.NewVoice;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.webkit.language.Phrase;

/**
 * Where somebody asks, tells or suggests.
 *
 * @param about the name of the page they speak of
 * @param thanks what is said because of a press on "clear" or "not clear"; empty otherwise
 * @param problem what must be changed before it can be sent
 * @param similar questions on the board that may be the same
 */
public record AskPage(
    Frame frame,
    AskForm form,
    Phrase about,
    Optional<Phrase> thanks,
    Optional<Phrase> problem,
    List<Like> similar) {

  public AskPage {
    similar = List.copyOf(similar);
  }

  /** Which kind is chosen. */
  public String kind() {
    return form.kind().label();
  }

  /** What was written so far. */
  public String words() {
    return form.words();
  }

  /** How the sender may be answered, as written so far. */
  public String contact() {
    return form.contact();
  }

  /** The form's ticket. */
  public String ticket() {
    return form.ticket();
  }

  /** The address of that page, without language. */
  public String aboutPath() {
    return form.about().path();
  }

  /** One that may be the same. */
  public record Like(String link, Phrase words, Phrase state) {}

  static AskPage of(
      Edition edition,
      AskForm form,
      Optional<String> thanks,
      Optional<String> problem,
      List<BoardQuestion> similar) {
    QuestionWords words = new QuestionWords(edition);
    return new AskPage(
        new Frame(edition, "/ask", edition.language().say("ask.title")),
        form,
        form.about().name(edition),
        thanks.map(edition.language()::say),
        problem.map(
            key ->
                edition
                    .language()
                    .say(
                        key,
                        Map.of(
                            "n", Phrase.words(edition.language().number(form.words().length())),
                            "most", Phrase.words(edition.language().number(NewVoice.LONGEST))))),
        similar.stream()
            .map(
                one ->
                    new Like(
                        edition.link("/questions/" + one.id()),
                        edition.language().data(one.words()),
                        words.state(one.state())))
            .toList());
  }
}
