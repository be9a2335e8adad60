package org.porchlight.workspace.voices;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.screening.PersonalData;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Preference;
import org.porchlight.workspace.frame.Terms;

/** What staff filled in: texts for everybody, in every language. */
record VoiceForm(Map<String, String> fields) {
  private static final int LONGEST = 1_200;
  private static final int LONGEST_PAGE = 300;
  private static final String PAGE = "/[\\p{L}\\d/_.,:;=&?%+~-]*";

  VoiceForm {
    fields = Map.copyOf(fields);
  }

  static VoiceForm empty() {
    return new VoiceForm(Map.of());
  }

  String field(String name) {
    return fields.getOrDefault(name, "").replace("\r\n", "\n").strip();
  }

  /** A text in all languages: {@code name-en}, {@code name-es}. */
  Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String tag : Preference.LANGUAGES) {
      texts.put(tag, field(name + "-" + tag));
    }
    return texts;
  }

  /** Why a text may not go out; empty when it may. */
  Optional<Phrase> problem(Look look, Terms terms, String name) {
    Set<PersonalData> personal = EnumSet.noneOf(PersonalData.class);
    for (String text : texts(name).values()) {
      if (text.isEmpty()) {
        return Optional.of(look.say("voice.problem.both"));
      }
      if (text.length() > LONGEST) {
        return Optional.of(look.say("voice.problem.long", "most", look.number(LONGEST)));
      }
      personal.addAll(PersonalData.in(text));
    }
    return personal.isEmpty()
        ? Optional.empty()
        : Optional.of(
            look.say(
                "voice.problem.personal",
                "flags",
                new VoiceWords(look, terms)
                    .flags(personal.stream().map(PersonalData::label).toList())));
  }

  /** Why the page named cannot be one of ours; empty when it can, or when none is named. */
  Optional<Phrase> pageProblem(Look look, boolean needed) {
    String page = field("page");
    boolean fine = page.isEmpty() ? !needed : page.matches(PAGE) && page.length() <= LONGEST_PAGE;
    return fine ? Optional.empty() : Optional.of(look.say("voice.problem.page"));
  }
}
