package org.porchlight.linkage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The model as text that people read and compare with ordinary tools. */
final class ModelText {
  private static final String HEAD = "porchlight-linkage-model 1";
  private static final List<String> NUMBERS =
      List.of("lambda", "household", "namesakes", "link", "auto");

  private ModelText() {}

  static void write(Model model, Appendable out) throws IOException {
    out.append(HEAD).append('\n');
    out.append("# lambda: share of pairs that are one person. link, auto: thresholds in bits.\n");
    out.append("lambda ").append(Double.toString(model.lambda())).append('\n');
    out.append("household ").append(Double.toString(model.household())).append('\n');
    out.append("namesakes ").append(Double.toString(model.namesakes())).append('\n');
    out.append("link ").append(Double.toString(model.link().bits())).append('\n');
    out.append("auto ").append(Double.toString(model.auto().bits())).append('\n');
    for (Model.ComparisonModel comparison : model.comparisons()) {
      out.append("\ncomparison ").append(escaped(comparison.name())).append('\n');
      out.append("# m, u, h, label; the weight log2(m/u) in bits is only shown\n");
      for (Model.Level level : comparison.levels()) {
        out.append("  ").append(Double.toString(level.m()));
        out.append(' ').append(Double.toString(level.u()));
        out.append(' ').append(Double.toString(level.h()));
        out.append(' ').append(level.label());
        out.append(String.format(Locale.ROOT, " # %+.1f%n", level.weight().bits()));
      }
    }
  }

  static Model read(CharSequence text) {
    List<String> problems = new ArrayList<>();
    Map<String, Double> numbers = new TreeMap<>();
    List<Model.ComparisonModel> comparisons = new ArrayList<>();
    String name = "";
    List<Model.Level> levels = new ArrayList<>();
    int at = 0;
    for (String raw : text.toString().lines().toList()) {
      at++;
      // A column may be called "account # 2".
      int comment = raw.startsWith("comparison ") ? -1 : raw.indexOf(" #");
      String line = (comment < 0 ? raw : raw.substring(0, comment)).strip();
      if (line.isEmpty() || line.startsWith("#") || (at == 1 && line.equals(HEAD))) {
        continue;
      }
      if (at == 1) {
        problems.add("line 1: the first line must be '%s'.".formatted(HEAD));
        continue;
      }
      int gap = line.indexOf(' ');
      String word = gap < 0 ? line : line.substring(0, gap);
      String rest = gap < 0 ? "" : line.substring(gap + 1).strip();
      try {
        if (word.equals("comparison")) {
          if (!levels.isEmpty()) {
            comparisons.add(new Model.ComparisonModel(name, levels));
          }
          name = unescaped(rest);
          levels = new ArrayList<>();
        } else if (NUMBERS.contains(word)) {
          numbers.put(word, finite(rest));
        } else if (!name.isEmpty()) {
          levels.add(level(line));
        } else {
          problems.add(
              "line %d: '%s' is not a setting of a model; known are comparison, %s."
                  .formatted(at, word, String.join(", ", NUMBERS)));
        }
      } catch (NumberFormatException e) {
        problems.add(
            "line %d: a number was expected; m, u, h must lie above 0 and at most at 1."
                .formatted(at));
      }
    }
    if (!levels.isEmpty()) {
      comparisons.add(new Model.ComparisonModel(name, levels));
    }
    for (String number : NUMBERS) {
      if (!numbers.containsKey(number)) {
        problems.add("the line '%s' with its number is not there.".formatted(number));
      }
    }
    if (comparisons.isEmpty()) {
      problems.add("there is no comparison; a model has at least one.");
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems.stream().map(p -> "Model, " + p).toList());
    }
    return new Model(
        comparisons,
        numbers.getOrDefault("lambda", 0.0),
        numbers.getOrDefault("household", 0.0),
        numbers.getOrDefault("namesakes", 1.0),
        new MatchWeight(numbers.getOrDefault("link", 0.0)),
        new MatchWeight(numbers.getOrDefault("auto", 0.0)));
  }

  /** A name on one line, as a header in quotes may hold line breaks. */
  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescaped(String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '\\' || i + 1 == name.length()) {
        plain.append(c);
      } else {
        char next = name.charAt(++i);
        plain.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
      }
    }
    return plain.toString();
  }

  private static Model.Level level(String line) {
    String[] parts = line.split(" +", 4);
    if (parts.length < 4) {
      throw new NumberFormatException("a level has three numbers and a label");
    }
    return new Model.Level(parts[3], share(parts[0]), share(parts[1]), share(parts[2]));
  }

  private static double finite(String text) {
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw new NumberFormatException("not finite");
    }
    return number;
  }

  private static double share(String text) {
    double number = finite(text);
    if (number <= 0 || number > 1) {
      throw new NumberFormatException("out of range");
    }
    return number;
  }
}
