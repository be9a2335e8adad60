package org.porchlight.workspace.care;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.springframework.util.MultiValueMap;

/**
 * What staff filled in, read field by field; the first thing that is wrong is kept, in words.
 *
 * <p>What a field says stands nowhere but in the page that is shown again.
 */
final class CareForm {
  private final Map<String, List<String>> fields;
  private final String what;
  private final Map<String, Object> said = new LinkedHashMap<>();
  private @Nullable Problem problem;

  /** A field and what to do about it. */
  private record Problem(String key, Map<String, String> values) {}

  CareForm(MultiValueMap<String, String> fields) {
    this(fields, "");
  }

  /** The form of this name, on a page with several. */
  CareForm(MultiValueMap<String, String> fields, String what) {
    this.fields = Map.copyOf(fields);
    this.what = what;
  }

  private CareForm() {
    this.fields = Map.of();
    this.what = "";
  }

  static CareForm empty() {
    return new CareForm();
  }

  /** As it was typed, without the spaces around it. */
  String field(String name) {
    return fields.getOrDefault(name, List.of()).stream()
        .findFirst()
        .orElse("")
        .replace("\r\n", "\n")
        .strip();
  }

  /** The same, when it was this form that was sent. */
  String field(String form, String name) {
    return what.equals(form) ? field(name) : "";
  }

  /** Whether this box is ticked, or this one of several chosen. */
  boolean chosen(String name, String value) {
    return fields.getOrDefault(name, List.of()).contains(value);
  }

  /** Whether nothing was sent yet. */
  boolean isEmpty() {
    return fields.isEmpty();
  }

  private void wrong(String key, String field, Object... values) {
    if (problem == null) {
      Map<String, String> all = new LinkedHashMap<>();
      all.put("field", field);
      for (int i = 0; i + 1 < values.length; i += 2) {
        all.put(String.valueOf(values[i]), String.valueOf(values[i + 1]));
      }
      problem = new Problem(key, all);
    }
  }

  /** A text of 2 to so many characters. */
  String typed(String name, int most) {
    return typed(name, 2, most);
  }

  /** A text of so many characters. */
  String typed(String name, int least, int most) {
    String text = field(name);
    if (text.length() < least) {
      wrong(least > 2 ? "care.problem.short" : "care.problem.empty", name, "n", least);
    } else if (text.length() > most) {
      wrong("care.problem.long", name, "n", most);
    }
    said.put(name, text);
    return text;
  }

  /** The same, that may be left empty. */
  String maybe(String name, int most) {
    String text = field(name);
    if (text.length() > most) {
      wrong("care.problem.long", name, "n", most);
    }
    said.put(name, text);
    return text;
  }

  /** A day. */
  @Nullable LocalDate day(String name) {
    try {
      LocalDate day = LocalDate.parse(field(name));
      said.put(name, day.toString());
      return day;
    } catch (DateTimeParseException e) {
      wrong("care.problem.day", name);
      return null;
    }
  }

  /** A day that comes after another one, at most a year. */
  @Nullable LocalDate dayAfter(String name, @Nullable LocalDate other) {
    LocalDate day = day(name);
    if (day != null && other != null && !day.isAfter(other)) {
      wrong("care.problem.after", name);
    } else if (day != null && other != null && day.isAfter(other.plusYears(1))) {
      wrong("care.problem.year", name);
    }
    return day;
  }

  /** A day that is not in the future. */
  @Nullable LocalDate dayUntil(String name, LocalDate today) {
    LocalDate day = day(name);
    if (day != null && day.isAfter(today)) {
      wrong("care.problem.future", name);
    }
    return day;
  }

  /** One of a closed list. */
  String one(String name, Collection<String> known) {
    String value = field(name);
    if (!known.contains(value)) {
      wrong("care.problem.choose", name);
    }
    said.put(name, value);
    return value;
  }

  /** Some of a closed list, one at least. */
  List<String> some(String name, Collection<String> known) {
    List<String> some = new ArrayList<>();
    for (String value : known) {
      if (chosen(name, value)) {
        some.add(value);
      }
    }
    if (some.isEmpty()) {
      wrong("care.problem.choose", name);
    }
    return some;
  }

  /** A whole number. */
  int number(String name, int least, int most) {
    try {
      int number = Integer.parseInt(field(name));
      if (number >= least && number <= most) {
        said.put(name, number);
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    wrong("care.problem.number", name, "n", least, "most", most);
    return 0;
  }

  /** Notes something more. */
  void put(String name, Object value) {
    said.put(name, value);
  }

  /** Says what is wrong, when nothing else is. */
  void refuse(String key) {
    wrong(key, "");
  }

  /** Refuses words of medicine: first responders are not told what somebody has. */
  void withoutDiagnosis(String name) {
    String text = field(name).toLowerCase(Locale.ROOT);
    if (Diagnoses.in(text)) {
      wrong("care.problem.diagnosis", name);
    }
  }

  /** What was said, by column. */
  Map<String, Object> said() {
    return Map.copyOf(said);
  }

  /** What is wrong; empty when nothing is. */
  Optional<Phrase> problem(Look look) {
    Problem found = problem;
    if (found == null) {
      return Optional.empty();
    }
    Map<String, Phrase> values = new LinkedHashMap<>();
    found.values().forEach((name, value) -> values.put(name, Phrase.words(value)));
    values.put(
        "field",
        look.language()
            .find("care.field." + found.values().get("field"))
            .orElseGet(() -> look.say("none")));
    return Optional.of(look.say(found.key(), values));
  }

  @Override
  public String toString() {
    return "a form";
  }
}
