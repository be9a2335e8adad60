package org.porchlight.city;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a city folder. */
public final class CityFolder {
  private final Path folder;
  private final List<Problem> problems;

  private CityFolder(Path folder, List<Problem> problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /** A folder whose files are read one by one; what is wrong with them is added to the list. */
  static CityFolder at(Path folder, List<Problem> problems) {
    return new CityFolder(folder, problems);
  }

  /**
   * Reads and checks the whole folder.
   *
   * @throws ProblemsException with every problem found
   */
  public static City read(Path folder) {
    if (!Files.isRegularFile(folder.resolve("city.yaml"))) {
      throw new ProblemsException(
          folder.toString(),
          "there is no city.yaml here. Name a city folder, such as examples/durham.",
          "PL-CONFIG-008");
    }
    CityFolder reader = new CityFolder(folder, new ArrayList<>());
    Optional<City> city = new CityReader(reader, reader.problems).read();
    if (!reader.problems.isEmpty() || city.isEmpty()) {
      throw new ProblemsException(
          reader.problems.stream()
              .distinct()
              .sorted(java.util.Comparator.comparing(Problem::where, CityFolder::byFileThenLine))
              .toList());
    }
    return city.get();
  }

  Path path() {
    return folder;
  }

  /** The settings of one file; empty when it is missing or cannot be read as YAML. */
  Optional<YamlMap> file(String name) {
    return yaml(folder, name, problems);
  }

  /** The same for a file that the city need not have: missing is no problem. */
  Optional<YamlMap> fileIfThere(String name) {
    return Files.exists(folder.resolve(name)) ? file(name) : Optional.empty();
  }

  /** The settings of one file of a city folder. */
  static Optional<YamlMap> yaml(Path folder, String name, List<Problem> problems) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      problems.add(new Problem(name, "the file is missing; it is required.", "PL-CONFIG-008"));
      return Optional.empty();
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      LoaderOptions options = new LoaderOptions();
      options.setMaxAliasesForCollections(50);
      Node node = new Yaml(options).compose(reader);
      if (node == null) {
        problems.add(new Problem(name, "the file is empty.", "PL-CONFIG-002"));
        return Optional.empty();
      }
      return Optional.of(new YamlMap(name, node, problems));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(
          new Problem(
              name + ":" + line,
              "this line does not read as YAML (%s). Check the indentation and quotes."
                  .formatted(e.getProblem()),
              "PL-CONFIG-009"));
      return Optional.empty();
    } catch (IOException e) {
      problems.add(
          new Problem(
              name, "the file cannot be read as UTF-8 text. Save it as UTF-8.", "PL-CONFIG-009"));
      return Optional.empty();
    }
  }

  /**
   * The settings of every YAML file in a sub-folder, by file name without ending, in name order.
   */
  Map<String, YamlMap> files(String sub) {
    Map<String, YamlMap> result = new LinkedHashMap<>();
    Path path = folder.resolve(sub);
    if (!Files.isDirectory(path)) {
      return result;
    }
    try (Stream<Path> entries = Files.list(path)) {
      for (Path entry : entries.sorted().toList()) {
        String name = entry.getFileName().toString();
        if (name.endsWith(".yaml")) {
          file(sub + "/" + name)
              .ifPresent(map -> result.put(name.substring(0, name.length() - 5), map));
        } else if (name.endsWith(".yml")) {
          problems.add(
              new Problem(
                  sub + "/" + name, "rename it to end in .yaml; it is not read.", "PL-CONFIG-008"));
        }
      }
    } catch (IOException e) {
      problems.add(new Problem(sub, "the folder cannot be listed.", "PL-CONFIG-009"));
    }
    return result;
  }

  private static int byFileThenLine(String a, String b) {
    int colonA = a.lastIndexOf(':');
    int colonB = b.lastIndexOf(':');
    if (colonA > 0 && colonB > 0 && a.substring(0, colonA).equals(b.substring(0, colonB))) {
      return Integer.compare(number(a.substring(colonA + 1)), number(b.substring(colonB + 1)));
    }
    return a.compareTo(b);
  }

  private static int number(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }
}
