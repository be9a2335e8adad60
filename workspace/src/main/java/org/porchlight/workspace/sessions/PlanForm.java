package org.porchlight.workspace.sessions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.sessions.SessionPlan;
import org.porchlight.study.sessions.StaffSession;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Preference;
import org.porchlight.workspace.frame.PublicWords;

/** A session as it is being planned. */
record PlanForm(PublicWords words) {
  /** Questions that the form has room for. */
  static final int PROMPTS = 5;

  /** Languages that can be spoken or interpreted there, by their tags; ase is American Sign. */
  static final List<String> SPOKEN =
      List.of("en", "es", "ase", "ar", "fr", "ht", "ko", "my", "pt", "so", "sw", "vi", "zh");

  private static final int LONGEST = 300;
  private static final int LONGEST_OPTION = 120;
  private static final int MOST_OPTIONS = 10;
  private static final String PAGE = "/[\\p{L}\\d/_.,:;=&?%+~-]*";

  PlanForm(Map<String, String> fields) {
    this(new PublicWords(fields));
  }

  /** What stands there before anybody writes. */
  static PlanForm empty() {
    return new PlanForm(
        Map.of(
            "time", "18:00",
            "minutes", "90",
            "format", "in-person",
            "seats", "100",
            "page", "/",
            "spoken-en", "yes",
            "spoken-es", "yes"));
  }

  String field(String name) {
    return words.field(name);
  }

  boolean checked(String name) {
    return field(name).equals("yes");
  }

  /** Why it cannot be planned; empty when it can. */
  Optional<Phrase> problem(Look look) {
    for (String name : List.of("title", "offered")) {
      Optional<Phrase> problem = words.problem(look, name, LONGEST);
      if (problem.isPresent()) {
        return problem;
      }
    }
    // A place has an address, and that is nobody's own.
    if (words.texts("place").values().stream()
        .anyMatch(one -> one.isEmpty() || one.length() > LONGEST)) {
      return Optional.of(look.say("hold.problem.place"));
    }
    if (startsAt().isEmpty()) {
      return Optional.of(look.say("hold.problem.when"));
    }
    if (number("minutes", 15, 600).isEmpty() || number("seats", 1, 5000).isEmpty()) {
      return Optional.of(look.say("hold.problem.number"));
    }
    if (spoken("spoken-").isEmpty()) {
      return Optional.of(look.say("hold.problem.language"));
    }
    if (!field("page").matches(PAGE) || field("page").length() > LONGEST) {
      return Optional.of(look.say("voice.problem.page"));
    }
    return promptProblem(look);
  }

  private Optional<Phrase> promptProblem(Look look) {
    int asked = 0;
    for (int place = 1; place <= PROMPTS; place++) {
      int i = place;
      if (isBlank(i)) {
        continue;
      }
      asked++;
      Optional<Phrase> problem = words.problem(look, "prompt-" + i, LONGEST);
      if (problem.isPresent()) {
        return problem;
      }
      int options = lines("options-" + i + "-en").size();
      boolean fits =
          Preference.LANGUAGES.stream()
              .map(tag -> lines("options-" + tag(i, tag)))
              .allMatch(
                  lines ->
                      lines.size() == options
                          && lines.stream().allMatch(line -> line.length() <= LONGEST_OPTION));
      if (!fits || options == 1 || options > MOST_OPTIONS) {
        return Optional.of(
            look.say("hold.problem.options", "n", Phrase.words(look.language().number(i))));
      }
    }
    return asked == 0 ? Optional.of(look.say("hold.problem.prompts")) : Optional.empty();
  }

  private static String tag(int i, String tag) {
    return i + "-" + tag;
  }

  private boolean isBlank(int i) {
    return Preference.LANGUAGES.stream()
        .allMatch(
            tag ->
                field("prompt-" + tag(i, tag)).isEmpty()
                    && field("options-" + tag(i, tag)).isEmpty());
  }

  private List<String> lines(String name) {
    return field(name).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private Optional<LocalDateTime> startsAt() {
    try {
      return Optional.of(LocalDate.parse(field("day")).atTime(LocalTime.parse(field("time"))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<Integer> number(String name, int least, int most) {
    return Optional.of(field(name))
        .filter(text -> text.matches("\\d{1,4}"))
        .map(Integer::valueOf)
        .filter(n -> n >= least && n <= most);
  }

  private List<String> spoken(String beginning) {
    return SPOKEN.stream().filter(tag -> checked(beginning + tag)).toList();
  }

  /** The session; only of a form without a problem. */
  SessionPlan plan() {
    List<SessionPlan.Prompt> prompts = new ArrayList<>();
    for (int i = 1; i <= PROMPTS; i++) {
      if (!isBlank(i)) {
        prompts.add(prompt(i));
      }
    }
    return new SessionPlan(
        words.texts("title"),
        words.texts("place"),
        words.texts("offered"),
        field("page"),
        startsAt().orElseThrow(),
        number("minutes", 15, 600).orElseThrow(),
        StaffSession.FORMATS.contains(field("format")) ? field("format") : "in-person",
        spoken("spoken-"),
        spoken("interpreted-"),
        number("seats", 1, 5000).orElseThrow(),
        prompts);
  }

  private SessionPlan.Prompt prompt(int i) {
    int options = lines("options-" + i + "-en").size();
    List<Map<String, String>> all = new ArrayList<>();
    for (int n = 0; n < options; n++) {
      Map<String, String> texts = new LinkedHashMap<>();
      for (String tag : Preference.LANGUAGES) {
        texts.put(tag, lines("options-" + tag(i, tag)).get(n));
      }
      all.add(texts);
    }
    return new SessionPlan.Prompt(
        options == 0 ? "words" : "choice", words.texts("prompt-" + i), all);
  }
}
