package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

/** The workspace's texts, templates and style as they lie in the source tree. */
class TextsTest {
  private static final Path MAIN = Path.of("src/main");
  private static final Path TEMPLATES = MAIN.resolve("jte");
  private static final Path SHARED = Path.of("../webkit/src/main/resources");

  private static final String ROOM_SCRIPT =
      "<script type=\"module\" src=\"${page.script()}\"></script>";

  /** Beginnings of keys whose rest comes from data: a role, a field, a level, a verdict. */
  private static final Set<String> COMPUTED =
      Set.of(
          "menu.",
          "hold.words.",
          "room.",
          "sessions.format.",
          "sessions.state.",
          "update.state.",
          "update.deed.",
          "voice.in.",
          "voice.flag.",
          "voice.kind.",
          "voice.state.",
          "voice.step.",
          "voice.question.",
          "home.door.",
          "role.",
          "signin.demo.sees.",
          "said.",
          "stop.",
          "field.",
          "level.",
          "strength.",
          "verdict.",
          "mention.",
          "decision.",
          "frequent.",
          "agreement.kind.",
          "agreement.purpose.",
          "agreement.after.",
          "source.status.",
          "source.notice.",
          "source.next.",
          "source.kind.",
          "source.connector.",
          "source.load.",
          "source.as.",
          "sources.",
          "programs.trait.",
          "programs.cost.",
          "licenses.status.",
          "releases.status.",
          "releases.asked.",
          "releases.refused.",
          "releases.step.",
          "delivery.",
          "delivery.state.",
          "issue.",
          "issue.consequence.",
          "care.step.",
          "care.do.",
          "care.how.",
          "care.result.",
          "care.need.",
          "care.when.",
          "care.kind.",
          "care.plan.",
          "care.purpose.",
          "care.task.",
          "care.group.",
          "care.outcome.",
          "care.field.",
          "consent.refusal.",
          "consent.signed.",
          "consent.revoked.",
          "accounting.action.",
          "trail.event.",
          "trail.outcome.");

  @Test
  void bothLanguagesSayTheSameThings() {
    Map<String, String> english = texts(MAIN.resolve("resources"), "en");
    Map<String, String> spanish = texts(MAIN.resolve("resources"), "es");
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
  void noTextIsUnusedAndNoneIsMissing() {
    String all = sources();
    Set<String> own = texts(MAIN.resolve("resources"), "en").keySet();
    assertThat(
            own.stream()
                .filter(key -> COMPUTED.stream().noneMatch(key::startsWith))
                .filter(key -> !all.contains('"' + key.replaceAll("\\.one$", "") + '"'))
                .filter(key -> !all.contains('"' + key + '"'))
                .collect(Collectors.toSet()))
        .isEmpty();
    Matcher used =
        Pattern.compile("(?:say|text|count)\\(\\s*\"([a-z][a-zA-Z0-9_.-]*[a-z0-9])\"").matcher(all);
    Set<String> known = new TreeSet<>(own);
    known.addAll(texts(SHARED, "en").keySet());
    Set<String> missing = new TreeSet<>();
    while (used.find()) {
      if (!known.contains(used.group(1))) {
        missing.add(used.group(1));
      }
    }
    assertThat(missing).isEmpty();
    COMPUTED.forEach(start -> assertThat(all).as(start).contains('"' + start));
  }

  @Test
  void everyCountHasItsSingular() {
    Map<String, String> texts = texts(MAIN.resolve("resources"), "en");
    Matcher counted =
        Pattern.compile("count\\(\\s*(?:[a-zA-Z.()]+ \\? )?\"([a-z.]+)\"(?: : \"([a-z.]+)\")?")
            .matcher(sources());
    int found = 0;
    while (counted.find()) {
      found++;
      assertThat(texts).containsKeys(counted.group(1), counted.group(1) + ".one");
      if (counted.group(2) != null) {
        assertThat(texts).containsKeys(counted.group(2), counted.group(2) + ".one");
      }
    }
    assertThat(found).isGreaterThan(5);
  }

  @Test
  void wordsThatBlameDoNotAppear() {
    for (String text : texts(MAIN.resolve("resources"), "en").values()) {
      assertThat(text.toLowerCase(Locale.ROOT))
          .doesNotContain(
              "invalid",
              "illegal",
              "failed to",
              "please",
              "offender",
              "frequent flyer",
              "utilizer",
              "!");
    }
  }

  @Test
  void onlyTheReviewedComponentPutsTextIntoAPageAsItIs() {
    assertThat(
            templates()
                .filter(file -> read(file).contains("$unsafe"))
                .map(file -> TEMPLATES.relativize(file).toString()))
        .containsExactly("components/svg.jte");
  }

  @Test
  void theStyleKnowsNoLeftAndNoRight() {
    assertThat(read(MAIN.resolve("resources/workspace.css")))
        .doesNotContainPattern("(margin|padding|border)-(left|right|top|bottom)")
        .doesNotContainPattern("text-align:\\s*(left|right)")
        .doesNotContainPattern("[;{\\s](left|right|top|bottom|width|height|float):")
        .doesNotContainPattern("[;{\\s](min|max)-(width|height):\\s*[^)]*;");
  }

  @Test
  void noTemplateHasAStyleOrAScriptOfItsOwn() {
    templates()
        .forEach(
            file ->
                // A room's screen names the one script that is a file of ours.
                assertThat(read(file).replace(ROOM_SCRIPT, ""))
                    .as(file.toString())
                    .doesNotContain("<script", "<style", " style=", " onclick", " onchange"));
  }

  @Test
  void everyFormThatChangesSomethingCarriesItsToken() {
    templates()
        .forEach(
            file -> {
              String template = read(file);
              Matcher form =
                  Pattern.compile("<form[^>]*method=\"post\"[^>]*>(.*?)</form>", Pattern.DOTALL)
                      .matcher(template);
              while (form.find()) {
                assertThat(form.group(1)).as(file.toString()).contains("components.token(");
              }
            });
  }

  private static Stream<Path> templates() {
    return files(TEMPLATES).filter(file -> file.toString().endsWith(".jte"));
  }

  private static Stream<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return List.copyOf(files.filter(Files::isRegularFile).toList()).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sources() {
    return Stream.concat(files(MAIN.resolve("java")), files(TEMPLATES))
        .map(TextsTest::read)
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, String> texts(Path resources, String language) {
    Properties file = new Properties();
    try (Reader reader =
        Files.newBufferedReader(resources.resolve("messages/" + language + ".properties"))) {
      file.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
      throw new UncheckedIOException(e);
    }
  }
}
