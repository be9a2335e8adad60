package org.porchlight.hub.voices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.porchlight.commons.voices.BoardQuestion;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.webkit.language.Phrase;

/**
 * The questions that people asked.
 *
 * @param finding how many there are and how many are answered, in a sentence
 * @param choices which of them can be shown
 * @param search what was searched for; empty for nothing
 * @param entries those to show
 * @param known false while the database does not answer
 */
public record BoardPage(
    Frame frame,
    Phrase finding,
    List<Choice> choices,
    String search,
    List<Entry> entries,
    List<DonePage.Entry> done,
    boolean known) {

  public BoardPage {
    choices = List.copyOf(choices);
    entries = List.copyOf(entries);
    done = List.copyOf(done);
  }

  /** A part of the list. */
  public record Choice(String link, Phrase name, boolean current) {}

  /** One question. */
  public record Entry(
      String link,
      Phrase words,
      Phrase state,
      String tone,
      String sign,
      Phrase asked,
      Optional<Phrase> seconds) {}

  static BoardPage of(
      Edition edition, Conversation.Published published, String show, String search) {
    QuestionWords words = new QuestionWords(edition);
    String wanted = search.strip().toLowerCase(Locale.ROOT);
    List<Entry> entries =
        published.board().stream()
            .filter(
                one -> show.isEmpty() || show.equals(one.state().name().toLowerCase(Locale.ROOT)))
            .filter(
                one ->
                    wanted.isEmpty()
                        || one.words()
                            .inOrFallback(edition.language().tag())
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted))
            .map(one -> entry(edition, words, one))
            .toList();
    return new BoardPage(
        new Frame(edition, "/questions", edition.language().say("board.title")),
        finding(edition, published.board()),
        choices(edition, published.board(), show),
        search.strip(),
        entries,
        published.done().stream().limit(3).map(one -> DonePage.entry(edition, one)).toList(),
        published.known());
  }

  private static Phrase finding(Edition edition, List<BoardQuestion> board) {
    long closed =
        board.stream()
            .filter(
                one ->
                    one.state() == BoardQuestion.State.ANSWERED
                        || one.state() == BoardQuestion.State.CANNOT)
            .count();
    QuestionWords words = new QuestionWords(edition);
    return board.isEmpty()
        ? edition.language().say("board.none")
        : words
            .counted("board.asked", board.size())
            .then(words.counted("board.closed", (int) closed));
  }

  private static List<Choice> choices(Edition edition, List<BoardQuestion> board, String show) {
    List<Choice> choices = new ArrayList<>();
    choices.add(
        new Choice(
            edition.link("/questions"), edition.language().say("board.all"), show.isEmpty()));
    for (BoardQuestion.State state : BoardQuestion.State.values()) {
      if (board.stream().anyMatch(one -> one.state() == state)) {
        String id = state.name().toLowerCase(Locale.ROOT);
        choices.add(
            new Choice(
                edition.link("/questions?show=" + id),
                new QuestionWords(edition).state(state),
                show.equals(id)));
      }
    }
    return choices.size() > 2 ? choices : List.of();
  }

  private static Entry entry(Edition edition, QuestionWords words, BoardQuestion one) {
    return new Entry(
        edition.link("/questions/" + one.id()),
        edition.language().data(one.words()),
        words.state(one.state()),
        QuestionWords.tone(one.state()),
        QuestionWords.sign(one.state()),
        edition
            .language()
            .say(
                "asked.asked",
                Map.of(
                    "day", words.day(one.askedOn()), "about", new About(one.page()).name(edition))),
        one.seconds() == 0 ? Optional.empty() : Optional.of(words.seconds(one.seconds())));
  }
}
