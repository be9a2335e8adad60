package org.porchlight.workspace.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** The languages of the workspace, and which of them a browser asks for. */
public final class Preference {
  /** All languages, the first one for whoever asks for none of them. */
  public static final List<String> LANGUAGES = List.of("en", "es");

  private Preference() {}

  /** The tag of the language that this browser asks for first. */
  public static String of(HttpServletRequest request) {
    String asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    if (asked == null || asked.isBlank()) {
      return LANGUAGES.getFirst();
    }
    try {
      String best = Locale.lookupTag(Locale.LanguageRange.parse(asked), LANGUAGES);
      return best == null ? LANGUAGES.getFirst() : best.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      // Not a list of languages: the first one is as good a guess as any.
      return LANGUAGES.getFirst();
    }
  }
}
