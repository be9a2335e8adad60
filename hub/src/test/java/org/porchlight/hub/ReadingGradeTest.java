package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What residents read can be read in grade 8, in English and in Spanish. */
class ReadingGradeTest {
  private static final double HARDEST_GRADE = 8;
  private static final double LEAST_EASE = 55;

  /** A few words have no grade: one long name would be all of it. */
  private static final int FEWEST_WORDS = 30;

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.?!:;])\\s+|\\n");

  private static final Path CITY =
      Path.of("../synthetic/src/main/resources/org/porchlight/synthetic/city");
  private static final Path DURHAM = Path.of("../examples/durham");

  /** What is checked: where it stands, and the words. */
  private record Text(String where, boolean spanish, String words) {
    /** Where, the hardest sentence and how hard the whole is; empty when it is easy enough. */
    List<String> trouble() {
      ReadingGrade all = ReadingGrade.of(words, spanish);
      boolean hard =
          all.words() >= FEWEST_WORDS
              && (spanish ? all.ease() < LEAST_EASE : all.grade() > HARDEST_GRADE);
      if (!hard) {
        return List.of();
      }
      String worst = "";
      double most = Double.NEGATIVE_INFINITY;
      for (String sentence : SENTENCE.splitAsStream(words).toList()) {
        ReadingGrade one = ReadingGrade.of(sentence, spanish);
        double score = spanish ? -one.ease() : one.grade();
        if (one.words() > 3 && score > most) {
          most = score;
          worst = sentence;
        }
      }
      return List.of(
          spanish
              ? "%s: ease %.1f, must be %.0f or more; hardest: %s"
                  .formatted(where, all.ease(), LEAST_EASE, worst)
              : "%s: grade %.1f, must be %.0f or less; hardest: %s"
                  .formatted(where, all.grade(), HARDEST_GRADE, worst));
    }
  }

  /** Values worked out by hand from the published formulas. */
  @Test
  void theFormulasGiveWhatWasWorkedOutByHand() {
    // 6 words, 6 syllables, 1 sentence: 0.39·6 + 11.8·1 − 15.59.
    assertThat(ReadingGrade.of("The cat sat on the mat.", false).grade())
        .isEqualTo(-1.45, within(0.01));
    // 5 words, 9 syllables, 1 sentence: 206.835 − 62.3·1.8 − 5.
    assertThat(ReadingGrade.of("La casa tiene una puerta.", true).ease())
        .isEqualTo(206.835 - 62.3 * 9 / 5 - 5, within(0.01));
    assertThat(Stream.of("called", "reported", "people", "safety", "makes", "closes", "table"))
        .extracting(ReadingGrade::english)
        .containsExactly(1, 3, 2, 3, 1, 2, 2);
    assertThat(Stream.of("policía", "ciudad", "guía", "reunión", "hoy", "aeropuerto", "que", "y"))
        .extracting(ReadingGrade::spanish)
        .containsExactly(4, 2, 2, 2, 1, 5, 1, 1);
  }

  @Test
  void aHardTextIsFoundAndItsHardestSentenceNamed() {
    Text hard =
        new Text(
            "x",
            false,
            "This is easy. "
                + "The methodological considerations underlying administrative categorization "
                    .repeat(6)
                + ".");
    assertThat(hard.trouble())
        .singleElement()
        .asString()
        .startsWith("x: grade ")
        .contains("hardest: The methodological");
  }

  @Test
  void everyGroupOfMessagesCanBeRead() throws IOException {
    List<String> trouble = new ArrayList<>();
    for (String language : List.of("en", "es")) {
      Path file = Path.of("../webkit/src/main/resources/messages/" + language + ".properties");
      Properties messages = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        messages.load(reader);
      }
      Map<String, StringBuilder> groups = new TreeMap<>();
      for (String key : messages.stringPropertyNames().stream().sorted().toList()) {
        String text = messages.getProperty(key);
        // Sentences only: a heading or a button's one word has no grade.
        if (text.matches("(?s).*[.?]$")) {
          groups
              .computeIfAbsent(key.replaceAll("\\..*", ""), _ -> new StringBuilder())
              .append(text.replaceAll("\\{[a-zA-Z]+}", language.equals("es") ? "dos" : "two"))
              .append('\n');
        }
      }
      groups.forEach(
          (group, text) ->
              trouble.addAll(
                  new Text(
                          file.getFileName() + " " + group + ".*",
                          language.equals("es"),
                          text.toString())
                      .trouble()));
    }
    assertThat(trouble).isEmpty();
  }

  @Test
  void everyGuideStoryAndTermCanBeRead() throws IOException {
    List<String> trouble = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (Path folder :
        List.of(
            CITY.resolve("content/guides"),
            CITY.resolve("content/stories"),
            DURHAM.resolve("content/guides"))) {
      try (Stream<Path> found = Files.list(folder)) {
        found.sorted().forEach(files::add);
      }
    }
    files.add(CITY.resolve("content/glossary.yaml"));
    assertThat(files).hasSizeGreaterThan(12);
    int words = 0;
    for (Path file : files) {
      for (Map.Entry<String, String> text : blocks(file).entrySet()) {
        words += ReadingGrade.of(text.getValue(), true).words();
        trouble.addAll(
            new Text(
                    file.getFileName() + " " + text.getKey(),
                    text.getKey().endsWith("es"),
                    text.getValue())
                .trouble());
      }
    }
    assertThat(words).isGreaterThan(3000);
    assertThat(trouble).isEmpty();
  }

  /** The words of each block of a file by language: a guide of its own, else the whole story. */
  private static Map<String, String> blocks(Path file) throws IOException {
    Map<String, StringBuilder> blocks = new LinkedHashMap<>();
    String block = "";
    Pattern head = Pattern.compile("^ {0,2}([a-z0-9-]+):$");
    Pattern words = Pattern.compile("(?:^ *|\\{)(en|es): *\"?(.*?)\"?(?:,? *es:.*)?}?$");
    for (String line : Files.readAllLines(file)) {
      var heading = head.matcher(line);
      if (heading.matches()) {
        block = heading.group(1);
        continue;
      }
      var text = words.matcher(line);
      if (text.find()) {
        blocks
            .computeIfAbsent(block + " " + text.group(1), _ -> new StringBuilder())
            .append(text.group(2).replaceAll("\\{\\{cell:[^}]*}}", "9"))
            .append('\n');
      }
    }
    Map<String, String> found = new LinkedHashMap<>();
    blocks.forEach((key, text) -> found.put(key, text.toString()));
    return found;
  }
}
