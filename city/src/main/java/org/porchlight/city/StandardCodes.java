package org.porchlight.city;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list of codes that a national standard gives: which codes there are, and which group each
 * belongs to. A group may stand in another list: an NFIRS series belongs to the NERIS category that
 * took its place in January 2026.
 */
public enum StandardCodes {
  /** Offenses of the FBI's incident-based reporting. */
  NIBRS,
  /** Fire incident types until December 2025. */
  NFIRS,
  /** Fire incident types from January 2026. */
  NERIS,
  /** Natures of calls after the APCO common incident types. */
  APCO,
  /** Living situations of the homeless services data standard. */
  HMIS_LIVING_SITUATION,
  /** How badly a crash hurt somebody. */
  KABCO;

  /** A code followed by its meaning: "K: Killed", "111 - Building fire". */
  private static final Pattern WITH_WORDS = Pattern.compile("([^\\s:]+)\\s*[:\u2013\u2014-]\\s.*");

  /** "321 EMS call": three characters are enough to be sure that they are the code. */
  private static final Pattern THREE_AND_WORDS = Pattern.compile("(\\d[0-9A-Z]{2})\\s.*");

  private static final Pattern WHOLE_AS_DECIMAL = Pattern.compile("(\\d+)\\.0+");

  @SuppressWarnings("ImmutableEnumChecker") // filled once, when the constant is made
  private final Map<String, Code> codes = new LinkedHashMap<>();

  StandardCodes() {
    read();
  }

  /**
   * One code or group.
   *
   * @param partOf the group it belongs to; null for the highest
   * @param name in English, for those who map codes
   */
  public record Code(String code, @Nullable String partOf, String name) {
    /** Groups have names in lower case; no record carries one. */
    public boolean isGroup() {
      return Character.isLowerCase(code.charAt(0));
    }
  }

  private void read() {
    String file = "standards/%s.tsv".formatted(label());
    try (InputStream in = StandardCodes.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the class path");
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          List<String> parts = List.of(line.split("\t", -1));
          String partOf = parts.get(1).isEmpty() ? null : parts.get(1);
          codes.put(parts.getFirst(), new Code(parts.getFirst(), partOf, parts.get(2)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** As city folders write it: {@code hmis-living-situation}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All codes and groups, in the standard's order. */
  public List<Code> all() {
    return List.copyOf(codes.values());
  }

  /**
   * The code that a record's text stands for: the code itself whatever its case, or followed by its
   * meaning; empty when the standard has none such.
   */
  public Optional<Code> find(String text) {
    String word = text.strip().toUpperCase(Locale.ROOT);
    Code found = exact(word);
    for (Pattern form : List.of(WHOLE_AS_DECIMAL, WITH_WORDS, THREE_AND_WORDS)) {
      Matcher matcher = form.matcher(word);
      if (found == null && matcher.matches()) {
        found = exact(matcher.group(1));
      }
    }
    if (found == null && this == NERIS) {
      found = longest(word);
    }
    return Optional.ofNullable(found);
  }

  private @Nullable Code exact(String word) {
    return codes.get(word);
  }

  /** A NERIS type that this list does not have still tells its category. */
  private @Nullable Code longest(String word) {
    String prefix = word;
    while (prefix.contains("||")) {
      prefix = prefix.substring(0, prefix.lastIndexOf("||"));
      Code known = codes.get(prefix);
      if (known != null) {
        return new Code(word, known.code(), known.name());
      }
    }
    return null;
  }

  /** The code, the group it belongs to, the group of that, and so on, other lists included. */
  public List<String> line(Code code) {
    List<String> line = new ArrayList<>();
    Code at = code;
    while (at != null) {
      line.add(at.code());
      String up = at.partOf();
      at =
          up == null
              ? null
              : this == NFIRS ? codes.getOrDefault(up, NERIS.codes.get(up)) : codes.get(up);
    }
    return line;
  }
}
