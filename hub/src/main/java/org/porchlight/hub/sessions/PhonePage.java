package org.porchlight.hub.sessions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.commons.sessions.Answer;
import org.porchlight.commons.sessions.ListeningSession;
import org.porchlight.commons.sessions.Room;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.webkit.language.Phrase;

/**
 * What a phone in the room shows.
 *
 * @param title the session's
 * @param view which part of the page stands
 * @param action where the form goes, and where the page is asked for again
 * @param step what the phone has seen; another one means that there is something new
 * @param live the address that tells of something new
 * @param prompt the question; empty when none is asked
 * @param words what was written and not taken
 * @param thanks whether this question was just answered
 * @param danger whether what was just written may be somebody's in danger
 * @param problem what must be changed
 * @param about the page of the hub that the session is about
 * @param record the session's own page
 */
public record PhonePage(
    Frame frame,
    Phrase title,
    View view,
    String action,
    long step,
    String live,
    Optional<Prompt> prompt,
    String words,
    boolean thanks,
    boolean danger,
    Optional<Phrase> problem,
    String about,
    String record) {

  /** Which part stands. */
  public enum View {
    /** Before a seat is taken. */
    DOOR,
    /** With a seat: a question, or a wait for one. */
    ROOM,
    /** Over, or called off, or on paper alone. */
    OVER
  }

  /**
   * A question.
   *
   * @param options each with its number; none where people write
   */
  public record Prompt(int position, Phrase count, Phrase words, List<Option> options) {
    public Prompt {
      options = List.copyOf(options);
    }
  }

  /** What can be chosen. */
  public record Option(int number, Phrase words) {}

  /** Characters that can be written, at most. */
  public int longest() {
    return Answer.LONGEST;
  }

  /** The address of this page, for whoever looks again without a script. */
  public String again() {
    return action;
  }

  /**
   * The page.
   *
   * @param path the address without its language: {@code /s/CODE} or {@code /s/CODE/SEAT}
   * @param said what was sent from it a moment ago
   */
  static PhonePage of(Edition edition, String path, String code, Room room, Said said) {
    Phrase title = edition.language().data(room.title());
    boolean seated = !path.equals("/s/" + code);
    View view =
        room.state().over() || room.format() == ListeningSession.Format.PAPER
            ? View.OVER
            : seated ? View.ROOM : View.DOOR;
    Optional<Prompt> prompt =
        view == View.ROOM ? room.prompt().map(one -> prompt(edition, room, one)) : Optional.empty();
    return new PhonePage(
        new Frame(edition, path, title),
        title,
        view,
        edition.link(path),
        room.step(),
        edition.link("/s/" + code + "/live"),
        prompt,
        said.words(),
        said.answered() != 0
            && prompt.map(Prompt::position).filter(one -> one == said.answered()).isPresent(),
        said.danger(),
        said.problem().map(key -> edition.language().say(key)),
        edition.link(room.page()),
        edition.link("/sessions/" + room.session()));
  }

  private static Prompt prompt(Edition edition, Room room, Room.Prompt one) {
    List<Option> options =
        java.util.stream.IntStream.rangeClosed(1, one.options().size())
            .mapToObj(n -> new Option(n, edition.language().data(one.options().get(n - 1))))
            .toList();
    return new Prompt(
        one.position(),
        edition
            .language()
            .say(
                "phone.count",
                Map.of(
                    "n", Phrase.words(edition.language().number(one.position())),
                    "all", Phrase.words(edition.language().number(room.prompts())))),
        edition.language().data(one.words()),
        options);
  }

  /**
   * What came of the last sending.
   *
   * @param answered the question that was answered; 0 for none
   * @param words what was written and not taken
   * @param problem a message's key
   */
  record Said(int answered, boolean danger, String words, Optional<String> problem) {
    static final Said NOTHING = new Said(0, false, "", Optional.empty());

    static Said problem(String key, String words) {
      return new Said(0, false, words, Optional.of(key));
    }
  }
}
