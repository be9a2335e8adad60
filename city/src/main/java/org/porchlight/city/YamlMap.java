package org.porchlight.city;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping in a YAML file that remembers lines. Each getter reports a problem and returns a
 * harmless stand-in when the setting is missing or mistyped, so that one reading finds all
 * problems; {@link #done} reports settings nobody asked for.
 */
final class YamlMap {
  private final String file;
  private final Node node;
  private final List<Problem> problems;
  private final Map<String, Node> settings = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();

  YamlMap(String file, Node node, List<Problem> problems) {
    this.file = file;
    this.node = node;
    this.problems = problems;
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        String name =
            tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(not a word)";
        if (settings.put(name, tuple.getValueNode()) != null) {
          problem(
              tuple.getKeyNode(), "%s is set twice; keep one.".formatted(name), "PL-CONFIG-001");
        }
        lines.put(name, tuple.getKeyNode().getStartMark().getLine() + 1);
      }
    } else {
      problem(node, "settings are expected here, one per line as 'name: value'.", "PL-CONFIG-002");
    }
  }

  Set<String> names() {
    return settings.keySet();
  }

  boolean has(String name) {
    asked.add(name);
    return settings.containsKey(name);
  }

  /** Whether a setting is a block of settings. */
  boolean isMap(String name) {
    return has(name) && settings.get(name) instanceof MappingNode;
  }

  /** Words for people that stand in every language for themselves, not one text for all. */
  LocalText localTextInEach(String name, Collection<String> languages, String code) {
    if (has(name) && !isMap(name)) {
      problem(
          name,
          "%s needs words in each language of the city: %s."
              .formatted(name, String.join(", ", languages)),
          code);
      return LocalText.same("missing");
    }
    return localText(name, languages);
  }

  String where(String name) {
    return file + ":" + lines.getOrDefault(name, node.getStartMark().getLine() + 1);
  }

  void problem(String name, String message, String code) {
    problems.add(new Problem(where(name), message, code));
  }

  private void problem(Node at, String message, String code) {
    problems.add(new Problem(file + ":" + (at.getStartMark().getLine() + 1), message, code));
  }

  private @Nullable Node required(String name) {
    asked.add(name);
    Node value = settings.get(name);
    if (value == null) {
      problem(node, "%s is missing; it is required here.".formatted(name), "PL-CONFIG-003");
    }
    return value;
  }

  /** One word or sentence. */
  String text(String name) {
    Node value = required(name);
    return value == null ? "missing" : scalar(name, value);
  }

  @Nullable String textOrNull(String name) {
    return has(name) ? text(name) : null;
  }

  String textOr(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  private String scalar(String name, Node value) {
    if (value instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    problem(value, "%s must be one value, not a list or a block.".formatted(name), "PL-CONFIG-002");
    return "missing";
  }

  /** A value read by {@code reader}; {@code expected} says in words what is accepted. */
  <T> T read(String name, Function<String, T> reader, String expected, T standIn) {
    Node value = required(name);
    if (value == null) {
      return standIn;
    }
    try {
      return reader.apply(scalar(name, value));
    } catch (IllegalArgumentException | DateTimeException e) {
      problem(value, "%s must be %s.".formatted(name, expected), "PL-CONFIG-004");
      return standIn;
    }
  }

  int integer(String name, int low, int high) {
    return read(
        name,
        text -> {
          int number = Integer.parseInt(text);
          if (number < low || number > high) {
            throw new IllegalArgumentException("out of range");
          }
          return number;
        },
        "a whole number between %d and %d".formatted(low, high),
        low);
  }

  int integerOr(String name, int low, int high, int otherwise) {
    return has(name) ? integer(name, low, high) : otherwise;
  }

  /** Whole numbers within limits, each above the one before. */
  List<Integer> rising(String name, int low, int high) {
    List<Integer> numbers = new ArrayList<>();
    for (String text : texts(name)) {
      boolean whole = text.matches("\\d{1,9}");
      int number = whole ? Integer.parseInt(text) : low - 1;
      boolean rises = numbers.isEmpty() || number > numbers.getLast();
      if (number < low || number > high || !rises) {
        problem(
            name,
            "%s must be whole numbers between %d and %d, smallest first."
                .formatted(name, low, high),
            "PL-CONFIG-004");
        return List.of(low);
      }
      numbers.add(number);
    }
    return List.copyOf(numbers);
  }

  double decimal(String name, double low, double high) {
    return read(
        name,
        text -> {
          double number = Double.parseDouble(text);
          if (!(number >= low && number <= high)) {
            throw new IllegalArgumentException("out of range");
          }
          return number;
        },
        "a number between %s and %s".formatted(low, high),
        low);
  }

  boolean flag(String name) {
    return oneOf(name, Map.of("true", true, "false", false), "yes-or-no settings", false);
  }

  boolean flagOr(String name, boolean otherwise) {
    return has(name) ? flag(name) : otherwise;
  }

  LocalDate date(String name) {
    return read(name, LocalDate::parse, "a date as 2026-11-30", LocalDate.EPOCH);
  }

  @Nullable LocalDate dateOrNull(String name) {
    return has(name) ? date(name) : null;
  }

  ZoneId zone(String name) {
    return read(name, ZoneId::of, "a time zone as America/New_York", ZoneId.of("UTC"));
  }

  /** One of a closed list of words. */
  <T> T oneOf(String name, Map<String, T> words, String what, T standIn) {
    Node value = required(name);
    if (value == null) {
      return standIn;
    }
    String word = scalar(name, value);
    T found = words.get(word);
    if (found == null) {
      problem(
          value,
          "%s is '%s', which is not among %s: %s.%s"
              .formatted(
                  name,
                  word,
                  what,
                  words.keySet().stream().sorted().toList(),
                  nearest(word, words.keySet())),
          "PL-CONFIG-005");
      return standIn;
    }
    return found;
  }

  <E extends Enum<E>> E oneOf(String name, Class<E> type, String what) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return oneOf(name, words, what, type.getEnumConstants()[0]);
  }

  /** Words of a closed list, one or several; none when the setting is not there. */
  <T> List<T> eachOf(String name, Map<String, T> words, String what) {
    List<T> found = new ArrayList<>();
    for (String word : textsOrNone(name)) {
      T one = words.get(word);
      if (one == null) {
        problem(
            name,
            "%s is '%s', which is not among %s: %s.%s"
                .formatted(
                    name,
                    word,
                    what,
                    words.keySet().stream().sorted().toList(),
                    nearest(word, words.keySet())),
            "PL-CONFIG-005");
      } else {
        found.add(one);
      }
    }
    return List.copyOf(found);
  }

  /** A text in every language: {@code {en: …, es: …}}, or one name that is the same in all. */
  LocalText localText(String name, Collection<String> languages) {
    Node value = required(name);
    if (value == null) {
      return LocalText.same("missing");
    }
    return localText(name, value, languages);
  }

  @Nullable LocalText localTextOrNull(String name, Collection<String> languages) {
    return has(name) ? localText(name, languages) : null;
  }

  private LocalText localText(String name, Node value, Collection<String> languages) {
    Map<String, String> words = new LinkedHashMap<>();
    if (value instanceof ScalarNode scalar) {
      languages.forEach(language -> words.put(language, scalar.getValue()));
      return LocalText.of(words);
    }
    YamlMap map = new YamlMap(file, value, problems);
    for (String language : map.names()) {
      if (!languages.contains(language)) {
        map.problem(
            language,
            "%s is not a language of this city; city.yaml lists %s."
                .formatted(language, List.copyOf(languages)),
            "PL-CONFIG-006");
      }
      words.put(language, map.text(language));
    }
    for (String language : languages) {
      if (!words.containsKey(language)) {
        problem(
            value,
            "%s has no words in %s; every language of the city is equal.".formatted(name, language),
            "PL-CONFIG-006");
      }
    }
    return words.isEmpty() ? LocalText.same("missing") : LocalText.of(words);
  }

  /** A block of settings. */
  YamlMap map(String name) {
    Node value = required(name);
    return value == null ? empty() : new YamlMap(file, value, problems);
  }

  Optional<YamlMap> mapIfThere(String name) {
    return has(name) ? Optional.of(map(name)) : Optional.empty();
  }

  private YamlMap empty() {
    return new YamlMap(
        file,
        new MappingNode(
            org.yaml.snakeyaml.nodes.Tag.MAP,
            new ArrayList<>(),
            org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK),
        new ArrayList<>());
  }

  /** A list of blocks. */
  List<YamlMap> maps(String name) {
    Node value = required(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode sequence)) {
      problem(
          value,
          "%s must be a list, each entry starting with '-'.".formatted(name),
          "PL-CONFIG-002");
      return List.of();
    }
    return sequence.getValue().stream().map(entry -> new YamlMap(file, entry, problems)).toList();
  }

  List<YamlMap> mapsOrNone(String name) {
    return has(name) ? maps(name) : List.of();
  }

  /** A list of words; one word alone is a list of one. */
  List<String> texts(String name) {
    Node value = required(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(entry -> scalar(name, entry)).toList();
    }
    return List.of(scalar(name, value));
  }

  List<String> textsOrNone(String name) {
    return has(name) ? texts(name) : List.of();
  }

  /** Word to word, in the order written. */
  Map<String, String> textMap(String name) {
    Map<String, String> result = new LinkedHashMap<>();
    YamlMap map = map(name);
    map.names().forEach(key -> result.put(key, map.text(key)));
    return result;
  }

  /** Reports every setting that was not asked for, with the nearest one that exists. */
  void done() {
    for (String name : settings.keySet()) {
      if (!asked.contains(name)) {
        problem(
            name,
            "%s is not a setting known here.%s".formatted(name, nearest(name, asked)),
            "PL-CONFIG-007");
      }
    }
  }

  static String nearest(String name, Collection<String> known) {
    return NearestName.hint(name, known);
  }
}
