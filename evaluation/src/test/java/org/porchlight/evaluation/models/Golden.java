package org.porchlight.evaluation.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Files that {@code src/test/r/golden.R} made: rows of tabbed cells under lines of remarks. */
final class Golden {

  private final List<String[]> rows;

  Golden(String name) {
    try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name + ".tsv")) {
      rows =
          new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split("\t", -1))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers of the row that begins with this word. */
  double[] row(String key) {
    return rows.stream()
        .filter(row -> row[0].equals(key))
        .findFirst()
        .map(row -> Arrays.stream(row).skip(1).mapToDouble(Double::parseDouble).toArray())
        .orElseThrow();
  }

  double number(String key) {
    return row(key)[0];
  }

  /** The numbers under this head. */
  double[] column(String name) {
    int at = List.of(rows.getFirst()).indexOf(name);
    return rows.stream().skip(1).mapToDouble(row -> Double.parseDouble(row[at])).toArray();
  }
}
