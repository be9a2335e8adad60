package org.porchlight.workspace.voices;

import java.util.Map;
import java.util.Optional;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.PublicWords;

/** What staff filled in: texts for everybody, in every language. */
record VoiceForm(PublicWords words) {
  private static final int LONGEST = 1_200;
  private static final int LONGEST_PAGE = 300;
  private static final String PAGE = "/[\\p{L}\\d/_.,:;=&?%+~-]*";

  VoiceForm(Map<String, String> fields) {
    this(new PublicWords(fields));
  }

  static VoiceForm empty() {
    return new VoiceForm(Map.of());
  }

  String field(String name) {
    return words.field(name);
  }

  /** A text in all languages: {@code name-en}, {@code name-es}. */
  Map<String, String> texts(String name) {
    return words.texts(name);
  }

  /** Why a text may not go out; empty when it may. */
  Optional<Phrase> problem(Look look, String name) {
    return words.problem(look, name, LONGEST);
  }

  /** Why the page named cannot be one of ours; empty when it can, or when none is named. */
  Optional<Phrase> pageProblem(Look look, boolean needed) {
    String page = field("page");
    boolean fine = page.isEmpty() ? !needed : page.matches(PAGE) && page.length() <= LONGEST_PAGE;
    return fine ? Optional.empty() : Optional.of(look.say("voice.problem.page"));
  }
}
