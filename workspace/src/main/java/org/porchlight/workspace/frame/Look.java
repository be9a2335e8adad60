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

  /**
   * A message about so many of something. One has a message of its own: the key with {@code .one}.
   *
   * @param values for the other placeholders; {@code n} is the number
   */
  public Phrase count(String key, long n, Map<String, Phrase> values) {
    Map<String, Phrase> all = new java.util.HashMap<>(values);
    all.put("n", number(n));
    return say(n == 1 ? key + ".one" : key, all);
  }

  /**
   * A share as this language writes percent, with at most one decimal.
   *
   * @param share 0 to 1
   */
  public Phrase percent(double share) {
    double percent = share * 100;
    boolean whole = percent >= 1 && Math.abs(percent - Math.rint(percent)) < 0.05;
    String number = whole ? language().number(Math.round(percent)) : language().decimal(percent);
    String sign = language().labels().percent(0).substring(1);
    return Phrase.words(number + sign);
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
