package org.porchlight.attacker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what is served and not meant for eyes: JSON, CSV, GeoJSON, feeds, comments, data in
 * scripts. A number in one record with the name of a hidden cell, or with its area, period and
 * type, is a number for it.
 */
final class BodyScan {
  /** Names of numbers that are none of a cell. */
  private static final Pattern OTHER =
      Pattern.compile(
          "(?i)(id|key|code|year|month|from|to|lat|lon|lng|x|y|width|height|zoom|step|class|level|version|size|length|minimum|threshold|order)");

  /** How far behind a cell's name a number still belongs to it. */
  private static final int NEAR = 60;

  private static final Pattern CELL =
      Pattern.compile("[a-z0-9-]+/[A-Za-z0-9:_&-]+/[A-Za-z0-9-]+/[A-Za-z0-9:_-]*[A-Za-z0-9]");
  private static final Pattern NEXT_NUMBER =
      Pattern.compile("^[^0-9a-z/]{0,20}(?:(?:value|count|n|total)[^0-9a-z/]{0,8})?(\\d{1,7})\\b");

  private final JsonMapper mapper = new JsonMapper();
  private final Claims claims;
  private final List<String> findings;
  private final Set<String> recovered;

  BodyScan(Claims claims, List<String> findings, Set<String> recovered) {
    this.claims = claims;
    this.findings = findings;
    this.recovered = recovered;
  }

  void scan(Site.Page page) {
    String where = "page " + page.path();
    Document content = page.content();
    if (content == null) {
      if (page.isText()) {
        scan(where, page.body());
      }
      return;
    }
    content.forEachNode(
        node -> {
          if (node instanceof Comment comment) {
            names(where, comment.getData());
          }
        });
    content.select("script").forEach(script -> scan(where, script.data()));
    content.select("template, noscript").forEach(one -> names(where, one.html()));
  }

  /** A file of a release, or the text of an answer. */
  void scan(String where, String text) {
    names(where, text);
    String begin = text.stripLeading();
    if (begin.startsWith("{") || begin.startsWith("[")) {
      try {
        walk(where, mapper.readTree(text), Set.of());
        return;
      } catch (JacksonException e) {
        // No JSON after all; its names were looked at above.
      }
    }
    if (text.indexOf(',') >= 0 && text.lines().limit(2).count() == 2 && !begin.startsWith("<")) {
      rows(where, text);
    }
  }

  private void names(String where, String text) {
    Matcher name = CELL.matcher(text);
    while (name.find()) {
      if (claims.isHidden(name.group())) {
        Matcher number =
            NEXT_NUMBER.matcher(
                text.substring(name.end(), Math.min(text.length(), name.end() + NEAR)));
        if (number.find()) {
          say(where, name.group());
        }
      }
    }
  }

  private void walk(String where, JsonNode node, Set<String> above) {
    Set<String> words = new HashSet<>(above);
    List<String> numbers = new ArrayList<>();
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        note(field.getKey(), field.getValue(), words, numbers);
      }
    } else {
      node.forEach(one -> note("", one, words, numbers));
    }
    if (!numbers.isEmpty()) {
      record(where, words, numbers);
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (field.getValue().isContainer()) {
          Set<String> inside = new HashSet<>(words);
          addMember(field.getKey(), inside);
          walk(where, field.getValue(), inside);
        }
      }
    } else {
      for (JsonNode one : node) {
        if (one.isContainer()) {
          walk(where, one, words);
        }
      }
    }
  }

  private void note(String key, JsonNode value, Set<String> words, List<String> numbers) {
    if (value.isString()) {
      addMember(value.asString(""), words);
    } else if (value.isNumber() && !OTHER.matcher(key).matches()) {
      numbers.add(key);
      addMember(key, words);
    }
  }

  private void addMember(String word, Set<String> words) {
    for (int axis = 0; axis < 3; axis++) {
      if (claims.members(axis).contains(word)) {
        words.add(word);
      }
    }
  }

  private void rows(String where, String text) {
    for (List<String> row : CsvRows.parse(text)) {
      Set<String> words = new HashSet<>();
      List<String> numbers = new ArrayList<>();
      for (String field : row) {
        addMember(field, words);
        if (field.matches("\\d{1,7}") && !words.contains(field)) {
          numbers.add(field);
        }
      }
      if (!numbers.isEmpty()) {
        record(where, words, numbers);
      }
    }
  }

  /**
   * A record with numbers: of what?
   *
   * @param numbers the names of the numbers; a type may be one
   */
  private void record(String where, Set<String> words, List<String> numbers) {
    List<Set<String>> named = new ArrayList<>();
    for (int axis = 0; axis < 3; axis++) {
      Set<String> known = claims.members(axis);
      named.add(words.stream().filter(known::contains).collect(Collectors.toSet()));
    }
    if (where.endsWith(".geojson") && !named.get(0).isEmpty()) {
      findings.add(
          "%s gives a number with area %s; its features have names and shapes only"
              .formatted(where, named.get(0).iterator().next()));
    }
    Set<String> typed = numbers.stream().filter(named.get(2)::contains).collect(Collectors.toSet());
    for (String area : named.get(0)) {
      for (String time : named.get(1)) {
        // With numbers named by types, one that has no number tells nothing.
        for (String type : typed.isEmpty() ? named.get(2) : typed) {
          claims.hiddenAt(area, time, type).stream()
              .filter(name -> isAbout(name, where, words))
              .forEach(name -> say(where, name));
        }
      }
    }
  }

  /** Several tables can have a cell of the same place: one of them that is shown may be meant. */
  private boolean isAbout(String name, String where, Set<String> words) {
    String table = name.substring(0, name.indexOf('/'));
    return words.contains(table)
        || where.contains(table)
        || !claims.isShownAt(name.substring(name.indexOf('/') + 1));
  }

  private void say(String where, String name) {
    if (recovered.add(name)) {
      findings.add("%s gives a number for %s, which is hidden".formatted(where, name));
    }
  }
}
