package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts, templates and style as they lie in the source tree. */
class TextsTest {
  private static final Path WEBKIT = Path.of("../webkit/src/main");
  private static final Path TEMPLATES = Path.of("src/main/jte");

  /** Beginnings of keys whose rest comes from data: a tier, a progress, a measure's kind. */
  private static final Set<String> COMPUTED =
      Set.of(
          "notice.",
          "did.verdict.",
          "did.seen.",
          "did.short.",
          "did.reason.",
          "did.draw.",
          "did.drawn.",
          "did.harm.",
          "did.groups.",
          "did.group.",
          "ask.",
          "sent.state.",
          "asked.",
          "board.",
          "changes.because",
          "listening.",
          "sessions.format.",
          "sessions.state.",
          "reach.came.",
          "column.",
          "tier.",
          "problem.",
          "explore.near.",
          "explore.period.",
          "plan.kind.",
          "plan.counted.",
          "figure.time.",
          "glossary.",
          "accessibility.",
          "finding.percent.",
          "finding.seconds.");

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    Map<String, String> english = texts("en");
    Map<String, String> spanish = texts("es");
    assertThat(spanish.keySet()).isEqualTo(english.keySet());
    english.forEach(
        (key, text) -> {
          assertThat(placeholders(spanish.getOrDefault(key, "")))
              .as(key)
              .isEqualTo(placeholders(text));
          assertThat(spanish.get(key)).as(key).isNotBlank();
        });
  }

  @Test
  void noTextIsUnusedAndNoneIsMissing() throws IOException {
    String all = sources();
    Set<String> keys = texts("en").keySet();
    Set<String> unused =
        keys.stream()
            .filter(key -> COMPUTED.stream().noneMatch(key::startsWith))
            .filter(key -> !all.contains('"' + key + '"'))
            .collect(Collectors.toSet());
    assertThat(unused).isEmpty();
    Matcher used =
        Pattern.compile("(?:say|text)\\(\\s*\"([a-z][a-zA-Z0-9_.]*[a-z0-9])\"").matcher(all);
    Set<String> missing = new TreeSet<>();
    while (used.find()) {
      if (!keys.contains(used.group(1))) {
        missing.add(used.group(1));
      }
    }
    assertThat(missing).isEmpty();
    // Computed keys: each beginning is written somewhere in the code.
    COMPUTED.forEach(
        start ->
            assertThat(
                    all.contains('"' + start)
                        || all.contains('"' + start.substring(0, start.length() - 1) + '"')
                        || start.equals("glossary.")
                        || start.equals("accessibility."))
                .as(start)
                .isTrue());
  }

  @Test
  void wordsThatBlameDoNotAppear() throws IOException {
    for (String text : texts("en").values()) {
      assertThat(text.toLowerCase(java.util.Locale.ROOT))
          .doesNotContain("invalid", "illegal", "failed to", "please", "offender", "!");
    }
  }

  @Test
  void onlyTheReviewedComponentPutsTextIntoAPageAsItIs() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      List<String> unescaped =
          files
              .filter(file -> file.toString().endsWith(".jte"))
              .filter(file -> read(file).contains("$unsafe"))
              .map(file -> TEMPLATES.relativize(file).toString())
              .toList();
      assertThat(unescaped).containsExactly("components/svg.jte");
    }
  }

  @Test
  void theStyleKnowsNoLeftAndNoRight() throws IOException {
    String style = read(WEBKIT.resolve("resources/porchlight.css"));
    assertThat(style)
        .doesNotContainPattern("(margin|padding|border)-(left|right|top|bottom)")
        .doesNotContainPattern("text-align:\\s*(left|right)")
        .doesNotContainPattern("[;{\\s](left|right|top|bottom|width|height|float):")
        .doesNotContainPattern("[;{\\s](min|max)-(width|height):\\s*[^)]*;");
  }

  @Test
  void noTemplateHasAStyleOrAScriptOfItsOwn() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      files
          .filter(file -> file.toString().endsWith(".jte"))
          .forEach(
              file ->
                  assertThat(read(file))
                      .as(file.toString())
                      .doesNotContain("<style", " style=", "onclick")
                      .doesNotContainPattern("<script(?! type=\"module\" src=)"));
    }
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path root : List.of(WEBKIT.resolve("java"), Path.of("src/main/java"), TEMPLATES)) {
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(Files::isRegularFile).forEach(file -> all.append(read(file)));
      }
    }
    return all.toString();
  }

  private static Map<String, String> texts(String language) throws IOException {
    Properties file = new Properties();
    try (Reader reader =
        Files.newBufferedReader(WEBKIT.resolve("resources/messages/" + language + ".properties"))) {
      file.load(reader);
    }
    Map<String, String> texts = new TreeMap<>();
    file.stringPropertyNames().forEach(key -> texts.put(key, file.getProperty(key)));
    return texts;
  }

  private static Set<String> placeholders(String text) {
    Matcher matcher = Pattern.compile("\\{([a-zA-Z]+)}").matcher(text);
    Set<String> found = new TreeSet<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
