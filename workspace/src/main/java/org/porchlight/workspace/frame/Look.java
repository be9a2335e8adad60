package org.porchlight.workspace.frame;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.porchlight.release.LocalText;
import org.porchlight.study.access.Sight;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/** One audited read: who asks for what, and what the study lets this reader see. */
public record Look(Visit visit, Sight sight) {

  public Language language() {
    return visit.language();
  }

  /** What stands around the page that comes of it. */
  public Frame frame(Phrase title) throws SQLException {
    return new Frame(visit, title, Optional.of(city()));
  }

  /** Whose workspace it is. */
  public CityName city() throws SQLException {
    return CityName.of(sight.city());
  }

  /** A name by language from the study, isolated. */
  public Phrase name(Map<String, String> name) {
    return language().data(LocalText.of(name));
  }

  /** A message with several placeholders. */
  public Phrase say(String key, Map<String, Phrase> values) {
    return language().say(key, values);
  }

  /** A number as this language writes it. */
  public Phrase number(long value) {
    return Phrase.words(language().number(value));
  }

  /** A message without placeholders. */
  public Phrase say(String key) {
    return visit.say(key);
  }

  /** A message with one placeholder. */
  public Phrase say(String key, String name, Phrase value) {
    return visit.say(key, name, value);
  }
}
