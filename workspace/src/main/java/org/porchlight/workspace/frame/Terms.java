package org.porchlight.workspace.frame;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.porchlight.release.LocalText;
import org.porchlight.study.notes.AgencyNote;
import org.porchlight.study.notes.CityNote;
import org.porchlight.study.notes.SourceNote;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/** How a page calls agencies, sources, types and times. */
public final class Terms {
  private static final String TIME = "h:mm a";

  private final Language language;
  private final CityNote city;
  private final List<AgencyNote> agencies;
  private final Map<String, SourceNote> sources = new HashMap<>();
  private final Map<String, Map<String, String>> words;

  private Terms(
      Language language,
      CityNote city,
      List<AgencyNote> agencies,
      Map<String, Map<String, String>> words) {
    this.language = language;
    this.city = city;
    this.agencies = agencies;
    this.words = words;
    agencies.forEach(agency -> agency.sources().forEach(one -> sources.put(one.id(), one)));
  }

  /** The terms of this look's city in this look's language. */
  public static Terms of(Look look) throws SQLException {
    return new Terms(
        look.language(), look.sight().city(), look.sight().agencies(), look.sight().words());
  }

  /** The city. */
  public CityNote city() {
    return city;
  }

  /** All agencies, in the city's order. */
  public List<AgencyNote> agencies() {
    return agencies;
  }

  /** The agency of this id. */
  public Optional<AgencyNote> findAgency(String id) {
    return agencies.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** The source of this id. */
  public Optional<SourceNote> findSource(String id) {
    return Optional.ofNullable(sources.get(id));
  }

  /** An agency's name; its id when the city no longer has it. */
  public Phrase agency(String id) {
    return findAgency(id).map(one -> name(one.name())).orElseGet(() -> language.name(id));
  }

  /** A source's name; its id when the city no longer has it. */
  public Phrase source(String id) {
    return findSource(id).map(one -> name(one.name())).orElseGet(() -> language.name(id));
  }

  /** What a source's records are, as a word for a class name or a picture; empty when not known. */
  public String kind(String source) {
    return findSource(source)
        .map(one -> one.kind().toLowerCase(Locale.ROOT).replace('_', '-'))
        .orElse("");
  }

  /** The label of a standard type; the text itself when it is none. */
  public Phrase type(String code) {
    Map<String, String> label = words.get(code);
    return label == null || label.isEmpty() ? language.name(code) : name(label);
  }

  /** The day of a moment where the city is. */
  public LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone());
  }

  /** The city's time zone. */
  public ZoneId zone() {
    return city.timeZone();
  }

  /** A date in words. */
  public Phrase date(LocalDate day) {
    return Phrase.words(language.date(day));
  }

  /** A date in words, where the city is. */
  public Phrase date(Instant moment) {
    return date(day(moment));
  }

  /** A date and a time of day, where the city is; midnight sharp stands for the day as a whole. */
  public Phrase moment(Instant moment) {
    ZonedDateTime there = moment.atZone(zone());
    if (there.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return date(there.toLocalDate());
    }
    return language.say(
        "moment",
        Map.of(
            "date",
            date(there.toLocalDate()),
            "time",
            Phrase.words(DateTimeFormatter.ofPattern(TIME, language.locale()).format(there))));
  }

  private Phrase name(Map<String, String> byLanguage) {
    return language.data(LocalText.of(byLanguage));
  }
}
