package org.porchlight.hub.voices;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.commons.voices.Done;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.webkit.language.Phrase;

/**
 * You said, we did.
 *
 * @param entries newest first
 * @param known false while the database does not answer
 */
public record DonePage(Frame frame, List<Entry> entries, boolean known) {
  public DonePage {
    entries = List.copyOf(entries);
  }

  /**
   * One change.
   *
   * @param because how many messages led to it
   * @param page what was changed
   * @param questions those of them that are on the board
   */
  public record Entry(
      long id,
      Phrase day,
      Phrase heard,
      Phrase did,
      Phrase because,
      QuestionPage.Link page,
      List<QuestionPage.Link> questions,
      Optional<QuestionPage.Link> release) {
    public Entry {
      questions = List.copyOf(questions);
    }
  }

  static DonePage of(Edition edition, Conversation.Published published) {
    return new DonePage(
        new Frame(edition, "/changes", edition.language().say("changes.title")),
        published.done().stream().map(done -> entry(edition, done)).toList(),
        published.known());
  }

  /** One change in the words of an edition. */
  public static Entry entry(Edition edition, Done done) {
    QuestionWords words = new QuestionWords(edition);
    return new Entry(
        done.id(),
        words.day(done.day()),
        edition.language().data(done.heard()),
        edition.language().data(done.did()),
        words.counted("changes.because", done.voices()),
        new QuestionPage.Link(edition.link(done.page()), new About(done.page()).name(edition)),
        done.questions().stream()
            .map(
                id ->
                    new QuestionPage.Link(
                        edition.link("/questions/" + id),
                        edition
                            .language()
                            .say(
                                "changes.question",
                                Map.of("id", Phrase.words(String.valueOf(id))))))
            .toList(),
        Optional.ofNullable(done.release())
            .map(
                id ->
                    new QuestionPage.Link(
                        "/releases/" + id + "/manifest.json",
                        edition.language().say("asked.release", Map.of("id", Phrase.words(id))))));
  }
}
