package org.porchlight.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the program can do, the documents say; what the documents say, is there. */
class DocumentsTest {
  private static final Path ROOT =
      Path.of(System.getProperty("porchlight.install", "..")).toAbsolutePath().normalize();
  private static final Pattern CODE = Pattern.compile("PL-[A-Z]+-\\d{3}");
  private static final Pattern VARIABLE =
      Pattern.compile("\\b(PORCHLIGHT_[A-Z_]*[A-Z]|CHROMIUM|PLAYWRIGHT_NODEJS_PATH)\\b");
  private static final Pattern SETTING =
      Pattern.compile(
          "\\.(?:text|textOrNull|textOr|localText|localTextOrNull|has|integer|integerOr|decimal"
              + "|flag|flagOr|date|dateOrNull|zone|oneOf|map|mapIfThere|maps|mapsOrNone|texts"
              + "|textsOrNone|textMap|read)\\(\\s*\"([a-z][a-z-]*)\"");

  @Test
  void everyErrorCodeIsDocumentedOnceAndEveryDocumentedOneIsUsed() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path file : sources()) {
      used.addAll(found(CODE, Files.readString(file)));
    }
    assertThat(used)
        .contains("PL-LINK-007", "PL-ACCOUNT-002", "PL-DOOR-003")
        .noneMatch(code -> code.startsWith("PL-HUB-"));
    TreeMap<String, Integer> documented = new TreeMap<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/reference/errors.md"))) {
      if (line.startsWith("| `PL-")) {
        found(CODE, line.substring(0, line.indexOf('|', 2)))
            .forEach(code -> documented.merge(code, 1, Integer::sum));
      }
    }
    assertThat(documented.keySet()).containsExactlyElementsOf(used);
    assertThat(documented).allSatisfy((code, times) -> assertThat(times).as(code).isEqualTo(1));
  }

  @Test
  void everySettingOfACityFolderIsDocumented() throws IOException {
    Set<String> settings = new TreeSet<>();
    for (Path file : files("city/src/main/java", ".java")) {
      SETTING.matcher(Files.readString(file)).results().forEach(hit -> settings.add(hit.group(1)));
    }
    assertThat(settings).contains("place-layer", "nested-in", "better-when", "hide-up-to");
    String page = Files.readString(ROOT.resolve("docs/reference/city-folder.md"));
    assertThat(settings).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  @Test
  void everyVerbAndItsOptionsAreDocumented() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/reference/commands.md"));
    int verbs = 0;
    for (JavaClass type : new ClassFileImporter().importPackages("org.porchlight.cli")) {
      if (!type.isAnnotatedWith(Command.class)) {
        continue;
      }
      String verb = type.getAnnotationOfType(Command.class).name();
      verbs++;
      assertThat(page).as(verb).contains(verb.equals("porchlight") ? "# Commands" : "## " + verb);
      for (JavaField field : type.getFields()) {
        if (field.isAnnotatedWith(Option.class)) {
          for (String name : field.getAnnotationOfType(Option.class).names()) {
            assertThat(page).as(verb + " " + name).contains("`" + name);
          }
        }
      }
    }
    assertThat(verbs).isGreaterThan(11);
  }

  @Test
  void everyEnvironmentVariableIsDocumented() throws IOException {
    Set<String> variables = new TreeSet<>();
    List<Path> files = new ArrayList<>(sources());
    files.add(ROOT.resolve(".ci/run"));
    for (Path file : files) {
      variables.addAll(found(VARIABLE, Files.readString(file)));
    }
    assertThat(variables).contains("PORCHLIGHT_DATABASE_HUB_PASSWORD", "PORCHLIGHT_REAL_DATA");
    String page = Files.readString(ROOT.resolve("docs/reference/commands.md"));
    assertThat(variables).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  @Test
  void everySettingOfADoorIsDocumented() throws IOException {
    Pattern names = Pattern.compile("NAMES =\\s*List\\.of\\(([^)]*)\\)");
    Pattern name = Pattern.compile("\"([a-z-]+)\"");
    Set<String> variables = new TreeSet<>();
    for (String door : List.of("hub", "workspace")) {
      for (Path file : files(door + "/src/main/java", "Settings.java")) {
        names
            .matcher(Files.readString(file))
            .results()
            .flatMap(list -> name.matcher(list.group(1)).results())
            .map(hit -> "PORCHLIGHT_%s_%s".formatted(door, hit.group(1)))
            .map(setting -> setting.replace('-', '_').toUpperCase(Locale.ROOT))
            .forEach(variables::add);
      }
    }
    // Said only by the command to the servers that it starts, and of no use to anybody else.
    variables.removeIf(variable -> variable.endsWith("_PARENT"));
    assertThat(variables)
        .contains(
            "PORCHLIGHT_HUB_RELEASES",
            "PORCHLIGHT_WORKSPACE_HTTPS",
            "PORCHLIGHT_WORKSPACE_DEMO_PASSWORD");
    String page = Files.readString(ROOT.resolve("docs/reference/commands.md"));
    assertThat(variables).allSatisfy(one -> assertThat(page).contains("`" + one + "`"));
  }

  @Test
  void everyLinkInADocumentLeadsSomewhere() throws IOException {
    Pattern link = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    int links = 0;
    for (Path document : files("", ".md")) {
      for (MatchResult hit : link.matcher(Files.readString(document)).results().toList()) {
        String target = hit.group(1).replaceAll("#.*", "");
        if (target.isEmpty() || target.matches("[a-z]+:.*")) {
          continue;
        }
        links++;
        assertThat(document.resolveSibling(target)).as("link in %s", document).exists();
      }
    }
    assertThat(links).isGreaterThan(10);
  }

  /** A message says what to do; it neither blames nor begs. */
  @Test
  void documentsKeepToTheirOwnRulesOfSpeech() throws IOException {
    for (Path document : files("docs", ".md")) {
      assertThat(Files.readString(document))
          .as(document.toString())
          .doesNotContainIgnoringCase("please ", "failed to ", "super-utilizer", "data subject");
    }
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    pattern.matcher(text).results().forEach(hit -> found.add(hit.group()));
    return found;
  }

  /** The launcher and every module's own code. */
  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    sources.add(ROOT.resolve("porchlight"));
    for (Path file : files("", ".java")) {
      if (file.toString().contains("/src/main/java/")) {
        sources.add(file);
      }
    }
    assertThat(sources).hasSizeGreaterThan(50);
    return sources;
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> tree = Files.walk(ROOT.resolve(folder))) {
      return tree.filter(file -> file.toString().endsWith(ending))
          .filter(file -> !isOutput(ROOT.relativize(file)))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isOutput(Path file) {
    for (Path part : file) {
      String name = part.toString();
      if (name.equals("target") || name.equals("porchlight-data") || name.equals(".git")) {
        return true;
      }
    }
    return false;
  }
}
