package org.porchlight.webkit.language;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.release.LocalText;
import org.porchlight.webkit.charts.Labels;
import org.porchlight.webkit.charts.Period;

/**
 * One of the languages a city speaks with its residents. A text that this language does not have
 * yet stands in English and is marked so.
 */
public final class Language {
  private static final String FALLBACK = "en";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

  private final String tag;
  private final Locale locale;
  private final Labels labels;
  private final Messages messages;

  private Language(String tag) {
    this.tag = tag;
    Locale asked = Locale.forLanguageTag(tag);
    // Residents of the United States write 1,240 and 7.6 in Spanish too; a city elsewhere lists
    // its languages with a country (es-ES).
    this.locale =
        asked.getCountry().isEmpty()
            ? new Locale.Builder().setLocale(asked).setRegion("US").build()
            : asked;
    this.labels = Labels.of(locale);
    Messages own = Messages.of(tag);
    this.messages = own.all().isEmpty() ? Messages.of(asked.getLanguage()) : own;
  }

  /** The language of a BCP 47 tag. */
  public static Language of(String tag) {
    return new Language(tag);
  }

  public String tag() {
    return tag;
  }

  public Locale locale() {
    return locale;
  }

  public Direction direction() {
    return Direction.of(tag);
  }

  /** The language's own name for itself, for the language switcher. */
  public String ownName() {
    Locale asked = Locale.forLanguageTag(tag);
    String name = asked.getDisplayLanguage(asked);
    return name.isEmpty() ? tag : name.substring(0, 1).toUpperCase(asked) + name.substring(1);
  }

  /** A message without placeholders that may not be there, because its key comes from data. */
  public Optional<Phrase> find(String key) {
    return messages.find(key).or(() -> Messages.of(FALLBACK).find(key)).map(_ -> say(key));
  }

  /**
   * A message without placeholders.
   *
   * @throws IllegalArgumentException when no language has the key
   */
  public Phrase say(String key) {
    return say(key, Map.of());
  }

  /**
   * A message with its placeholders filled.
   *
   * @throws IllegalArgumentException when no language has the key, or a placeholder has no value
   */
  public Phrase say(String key, Map<String, Phrase> values) {
    Optional<String> own = messages.find(key);
    String template = own.or(() -> Messages.of(FALLBACK).find(key)).orElseThrow(() -> missing(key));
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(template);
    int from = 0;
    while (matcher.find()) {
      addWords(parts, template.substring(from, matcher.start()), own.isPresent());
      Phrase value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalArgumentException(
            "the message '%s' needs a value for {%s}".formatted(key, matcher.group(1)));
      }
      parts.addAll(value.parts());
      from = matcher.end();
    }
    addWords(parts, template.substring(from), own.isPresent());
    return new Phrase(parts);
  }

  /** A message as plain words, for attributes and titles. */
  public String text(String key) {
    return say(key).plain();
  }

  /** A message with values as plain words, for attributes and titles. */
  public String text(String key, Map<String, Phrase> values) {
    return say(key, values).plain();
  }

  /** A text from data, isolated, and marked when it is not in this language. */
  public Phrase data(LocalText text) {
    Optional<String> own = text.in(tag);
    if (own.isPresent()) {
      return Phrase.of(new Part.Name(own.get(), null));
    }
    String language = text.in(FALLBACK).isPresent() ? FALLBACK : text.byLanguage().firstKey();
    return Phrase.of(new Part.Name(text.inOrFallback(tag), language));
  }

  /** A name from data that is the same in every language, isolated. */
  public Phrase name(String name) {
    return Phrase.of(new Part.Name(name, null));
  }

  /** How numbers and periods are written, on pages and in pictures alike. */
  public Labels labels() {
    return labels;
  }

  /** A whole number, grouped as this language does. */
  public String number(long value) {
    return labels.number(value);
  }

  /** A number with one decimal. */
  public String decimal(double value) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return format.format(value);
  }

  /** A date in words: October 3, 2026. */
  public String date(LocalDate date) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(date);
  }

  /** The date of a moment where the city is. */
  public String date(Instant instant, ZoneId zone) {
    return date(LocalDate.ofInstant(instant, zone));
  }

  /** A period in words: July to September 2026. */
  public String period(Timespan span) {
    return span.level() == Timespan.Level.ALL
        ? wholeTable(span)
        : labels.periodInFull(Period.parse(span.id()));
  }

  /** A period in as few characters as a table row needs: Jul–Sep 2026. */
  public String shortPeriod(Timespan span) {
    return span.level() == Timespan.Level.ALL
        ? wholeTable(span)
        : labels.period(Period.parse(span.id()));
  }

  /** A period with its preposition: from July to September 2026, in 2026. */
  public Phrase during(Timespan period) {
    boolean oneWord =
        period.level() == Timespan.Level.YEAR
            || period.level() == Timespan.Level.MONTH
            || (period.level() == Timespan.Level.ALL
                && period.from().getYear() == period.to().getYear());
    return say(
        oneWord ? "during.one" : "during.span", Map.of("period", Phrase.words(period(period))));
  }

  private String wholeTable(Timespan period) {
    int first = period.from().getYear();
    int last = period.to().getYear();
    return first == last
        ? Integer.toString(first)
        : text(
            "period.years",
            Map.of(
                "first", Phrase.words(Integer.toString(first)),
                "last", Phrase.words(Integer.toString(last))));
  }

  private static void addWords(List<Part> parts, String words, boolean own) {
    if (!words.isEmpty()) {
      parts.add(own ? new Part.Words(words) : new Part.Fallback(words, FALLBACK));
    }
  }

  private static IllegalArgumentException missing(String key) {
    return new IllegalArgumentException("no language has a message '%s'".formatted(key));
  }
}
