package org.porchlight.workspace.frame;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.screening.PersonalData;

/** What staff filled in for everybody to read: texts in every language. */
public record PublicWords(Map<String, String> fields) {
  public PublicWords {
    fields = Map.copyOf(fields);
  }

  /** What stands in a field, without the space around it. */
  public String field(String name) {
    return fields.getOrDefault(name, "").replace("\r\n", "\n").strip();
  }

  /** A text in all languages: {@code name-en}, {@code name-es}. */
  public Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String tag : Preference.LANGUAGES) {
      texts.put(tag, field(name + "-" + tag));
    }
    return texts;
  }

  /**
   * Why a text may not go out; empty when it may.
   *
   * @param longest characters it may have in each language
   */
  public Optional<Phrase> problem(Look look, String name, int longest) {
    Set<PersonalData> personal = EnumSet.noneOf(PersonalData.class);
    for (String text : texts(name).values()) {
      if (text.isEmpty()) {
        return Optional.of(look.say("voice.problem.both"));
      }
      if (text.length() > longest) {
        return Optional.of(look.say("voice.problem.long", "most", look.number(longest)));
      }
      personal.addAll(PersonalData.in(text));
    }
    return personal.isEmpty()
        ? Optional.empty()
        : Optional.of(
            look.say(
                "voice.problem.personal",
                "flags",
                flags(look, personal.stream().map(PersonalData::label).toList())));
  }

  /** What looks personal, as a list. */
  public static Phrase flags(Look look, Iterable<String> flags) {
    Phrase all = Phrase.words("");
    boolean first = true;
    for (String flag : flags) {
      Phrase one = look.say("voice.flag." + flag);
      all = first ? one : look.say("list.comma", Map.of("before", all, "next", one));
      first = false;
    }
    return all;
  }
}
