package org.porchlight.records.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A list of words kept beside this class: one entry a line, parts between tabs. */
final class Lines {
  private Lines() {}

  /** The entries of a list, without comments. */
  static List<List<String>> of(String file) {
    try (InputStream in = Lines.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> List.of(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  static List<String> words(String text) {
    return Arrays.asList(text.strip().split(" +", -1));
  }

  /** A column's name in small letters and digits only: "Call_Received Date" is callreceiveddate. */
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
