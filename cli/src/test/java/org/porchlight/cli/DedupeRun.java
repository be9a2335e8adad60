package org.porchlight.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code porchlight dedupe} as an operator runs it, in a folder of its own. */
final class DedupeRun {
  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  DedupeRun(Path folder) {
    this.folder = folder;
  }

  /** Writes a file and gives its path. */
  String file(String name, String content) {
    return file(name, content, StandardCharsets.UTF_8);
  }

  String file(String name, String content, Charset encoding) {
    return file(name, content.getBytes(encoding));
  }

  String file(String name, byte[] content) {
    try {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      return Files.write(path, content).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Path persons() {
    return folder.resolve("persons.csv");
  }

  /**
   * Runs the verb.
   *
   * @param words separated by spaces; {@code OUT} stands for {@code --out} with {@link #persons()}
   */
  int run(String words, String... files) {
    return verb("dedupe", words, files);
  }

  /** Runs another verb that takes files. */
  int verb(String verb, String words, String... files) {
    out.reset();
    err.reset();
    List<String> arguments = new ArrayList<>(List.of(verb));
    arguments.addAll(List.of(files));
    arguments.addAll(List.of("--home", folder.resolve("home").toString()));
    for (String word : words.split(" ", -1)) {
      if (word.equals("OUT")) {
        arguments.addAll(List.of("--out", persons().toString()));
      } else if (!word.isEmpty()) {
        arguments.add(word);
      }
    }
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    Clock clock = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    return Porchlight.run(console, clock, arguments.toArray(new String[0]));
  }

  /** What stands on standard error, with the folder of the test left out. */
  String said() {
    return err.toString(StandardCharsets.UTF_8)
        .replace(System.lineSeparator(), "\n")
        .replace(folder + "/", "");
  }

  String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The rows of the answer, its header first. */
  List<List<String>> answer() {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(persons())) {
      return csv.stream().map(CsvRecord::getFields).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The records of each person, by their keys, whatever the persons are called. */
  Set<Set<String>> partition() {
    Map<String, Set<String>> persons = new TreeMap<>();
    answer().stream()
        .skip(1)
        .forEach(row -> persons.computeIfAbsent(row.get(1), _ -> new TreeSet<>()).add(row.get(0)));
    return Set.copyOf(persons.values());
  }
}
