package org.porchlight.workspace.frame;

import java.util.Map;
import java.util.Optional;
import org.porchlight.study.access.Reader;
import org.porchlight.study.access.Right;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/**
 * One request: in which language, for which page, by whom.
 *
 * @param language of the address
 * @param path the address without its language, beginning with a slash
 * @param query as it was asked, decoded by nobody; empty without one
 * @param who signed in; empty before sign-in
 * @param formToken what every form must send back, so that no other site can send it
 * @param said what was just done, as a message's key without its beginning; empty for nothing
 */
public record Visit(
    Language language,
    String path,
    String query,
    Optional<SignedIn> who,
    String formToken,
    String said) {

  /** The reader of a page that only a signed-in reader reaches. */
  public SignedIn signedIn() {
    return who.orElseThrow(() -> new IllegalStateException("the gate let in nobody"));
  }

  /** The reader of a page that only a signed-in reader reaches. */
  public Reader reader() {
    return signedIn().reader();
  }

  /** Whether somebody is signed in who has this right. */
  public boolean may(Right right) {
    return who.isPresent() && who.get().reader().may(right);
  }

  /** The same visit in another language. */
  public Visit in(String tag) {
    return new Visit(Language.of(tag), path, query, who, formToken, said);
  }

  /** A message without placeholders. */
  public Phrase say(String key) {
    return language.say(key);
  }

  /** A message with one placeholder. */
  public Phrase say(String key, String name, Phrase value) {
    return language.say(key, Map.of(name, value));
  }

  /** The address of a page of ours in this language. */
  public String link(String to) {
    return "/" + language.tag() + to;
  }
}
