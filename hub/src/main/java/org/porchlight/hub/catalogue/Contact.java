package org.porchlight.hub.catalogue;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;

/** An address of the city that programs can use, found in the sentence it gives to residents. */
public final class Contact {
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final Pattern WEB = Pattern.compile("https://[^\\s<>\"]+[A-Za-z0-9/]");

  private Contact() {}

  /** {@code mailto:} and an address. */
  public static Optional<String> mail(Manifest.CityNote city) {
    return words(city).flatMap(text -> first(MAIL, text)).map(mail -> "mailto:" + mail);
  }

  /** The address of a mailbox, else of a page; empty when the city names neither. */
  static Optional<String> uri(Manifest.CityNote city) {
    return mail(city).or(() -> words(city).flatMap(text -> first(WEB, text)));
  }

  private static Optional<String> words(Manifest.CityNote city) {
    LocalText contact = city.contact();
    return contact == null ? Optional.empty() : Optional.of(contact.inOrFallback("en"));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }
}
