package org.porchlight.workspace.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.porchlight.study.sessions.RoomScreen;
import org.porchlight.study.sessions.StaffSession;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Preference;

/**
 * The part of a room's screen that changes.
 *
 * @param step what the facilitator did last
 * @param stage planned, open, closed or cancelled
 * @param title which question it is; empty words between questions
 * @param words of the question, in every language of the city
 * @param bars none while people write, or below five answers
 * @param waiting how many answers are still needed before bars show; empty words when none are
 * @param said words that were let through
 * @param people how many phones are here, and how many have answered
 */
public record RoomNow(
    long step,
    String stage,
    Phrase title,
    List<Spoken> words,
    List<Bar> bars,
    Phrase waiting,
    List<String> said,
    Phrase people) {
  private static final int WHOLE = 100;

  public RoomNow {
    words = List.copyOf(words);
    bars = List.copyOf(bars);
    said = List.copyOf(said);
  }

  /** Words in one language. */
  public record Spoken(String tag, String words) {}

  /**
   * One answer.
   *
   * @param width in parts of the longest bar, 0 to 100
   */
  public record Bar(List<Spoken> words, Phrase count, int width) {
    public Bar {
      words = List.copyOf(words);
    }
  }

  static RoomNow of(Language language, RoomScreen.Now now) {
    boolean asks = now.prompt() != 0;
    boolean open = now.state() == StaffSession.State.OPEN;
    List<Integer> counts = now.counts();
    return new RoomNow(
        now.step(),
        now.state().label(),
        asks
            ? language.say(
                "phone.count",
                Map.of("n", number(language, now.prompt()), "all", number(language, now.prompts())))
            : language.say(open ? "room.wait" : "room." + now.state().label()),
        spoken(now.words()),
        counts == null ? List.of() : bars(language, now.options(), counts),
        asks && open && !now.options().isEmpty() && counts == null
            ? language.say(
                "room.few",
                Map.of(
                    "n", number(language, now.answered()),
                    "needed", number(language, RoomScreen.FEWEST)))
            : Phrase.words(""),
        now.said(),
        open
            ? language.say(
                "room.people",
                Map.of(
                    "seated", number(language, now.seated()),
                    "answered", number(language, now.answered())))
            : Phrase.words(""));
  }

  private static List<Bar> bars(
      Language language, List<Map<String, String>> options, List<Integer> counts) {
    int longest = counts.stream().mapToInt(Integer::intValue).max().orElse(1);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      bars.add(
          new Bar(
              spoken(options.get(i)),
              number(language, counts.get(i)),
              WHOLE * counts.get(i) / Math.max(1, longest)));
    }
    return bars;
  }

  private static List<Spoken> spoken(Map<String, String> texts) {
    List<Spoken> all = new ArrayList<>();
    for (String tag : Preference.LANGUAGES) {
      String words = texts.get(tag);
      if (words != null) {
        all.add(new Spoken(tag, words));
      }
    }
    return all;
  }

  private static Phrase number(Language language, int n) {
    return Phrase.words(language.number(n));
  }
}
