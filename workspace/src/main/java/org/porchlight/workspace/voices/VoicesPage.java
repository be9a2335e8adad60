package org.porchlight.workspace.voices;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.voices.PublicQuestion;
import org.porchlight.study.voices.Voice;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;

/**
 * The inbox: everything residents wrote, what waits first.
 *
 * @param finding how many wait, in a sentence
 * @param waiting messages that nobody has finished with
 * @param board the public questions
 * @param finished how many messages are done with
 * @param clarity what visitors said of pages; empty when nobody did
 */
public record VoicesPage(
    Frame frame,
    Phrase finding,
    List<Line> waiting,
    List<BoardLine> board,
    List<Line> finished,
    Optional<DataTable> clarity)
    implements Page {
  private static final int MOST_FINISHED = 50;
  private static final int BEGINNING = 140;

  public VoicesPage {
    waiting = List.copyOf(waiting);
    board = List.copyOf(board);
    finished = List.copyOf(finished);
  }

  /**
   * One message.
   *
   * @param beginning its first words
   */
  public record Line(
      String link,
      String beginning,
      String language,
      Phrase kind,
      Phrase received,
      Phrase agency,
      Phrase state,
      String tone,
      boolean urgent) {}

  /** One public question. */
  public record BoardLine(
      String link, Phrase words, Phrase state, String tone, Phrase asked, Phrase seconds) {}

  static VoicesPage of(Look look) throws SQLException {
    Terms terms = Terms.of(look);
    VoiceWords words = new VoiceWords(look, terms);
    List<Voice> all = look.sight().voices().list();
    List<Voice> waiting = all.stream().filter(voice -> voice.state().waits()).toList();
    List<PublicQuestion> board = look.sight().voices().board();
    long open = board.stream().filter(one -> !one.closed()).count();
    return new VoicesPage(
        look.frame(look.say("voices.title")),
        waiting.isEmpty()
            ? look.say("voices.finding.none")
            : look.count("voices.finding", waiting.size(), Map.of())
                .then(
                    open == 0
                        ? look.say("voices.open.none")
                        : look.count("voices.open", open, Map.of())),
        waiting.stream().map(voice -> line(look, words, voice)).toList(),
        board.stream().map(one -> boardLine(look, one)).toList(),
        all.stream()
            .filter(voice -> !voice.state().waits())
            .limit(MOST_FINISHED)
            .map(voice -> line(look, words, voice))
            .toList(),
        clarity(look));
  }

  private static Line line(Look look, VoiceWords words, Voice voice) {
    String text = voice.words().replaceAll("\\s+", " ");
    return new Line(
        look.visit().link("/voices/" + voice.id()),
        text.length() <= BEGINNING ? text : text.substring(0, BEGINNING) + "…",
        voice.language(),
        words.kind(voice),
        words.terms().moment(voice.receivedAt()),
        words.agency(voice),
        words.state(voice),
        VoiceWords.tone(voice),
        voice.urgent());
  }

  private static BoardLine boardLine(Look look, PublicQuestion one) {
    return new BoardLine(
        look.visit().link("/voices/" + one.voice()),
        look.name(one.words()),
        look.say("voice.question." + one.state()),
        VoiceWords.tone(one.state()),
        Phrase.words(look.language().date(one.askedOn())),
        look.number(one.seconds()));
  }

  private static Optional<DataTable> clarity(Look look) throws SQLException {
    var pages = look.sight().voices().clarity();
    return pages.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataTable(
                look.say("voices.clarity.caption"),
                List.of(
                    look.say("voices.page"), look.say("voices.unclear"), look.say("voices.clear")),
                pages.stream()
                    .map(
                        page ->
                            new DataTable.Row(
                                look.language().name(page.page()),
                                List.of(look.number(page.unclear()), look.number(page.clear()))))
                    .toList()));
  }

  @Override
  public String template() {
    return "voices.jte";
  }
}
