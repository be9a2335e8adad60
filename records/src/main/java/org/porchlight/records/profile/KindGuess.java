package org.porchlight.records.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.porchlight.city.RecordKind;

/**
 * What one row of a file probably is, by the words in its column names and in its own.
 *
 * @param kind the likeliest
 * @param points what speaks for it; below {@link #SURE} it is a guess
 */
record KindGuess(RecordKind kind, int points) {
  /** One telling word, or two that are less so. */
  static final int SURE = 4;

  private static final List<Word> WORDS = read();

  private record Word(RecordKind kind, int points, String word) {}

  private static List<Word> read() {
    List<Word> words = new ArrayList<>();
    for (List<String> line : Lines.of("kinds.tsv")) {
      int points = Integer.parseInt(line.get(1));
      for (String word : Lines.words(line.get(2))) {
        words.add(new Word(kind(line.getFirst()), points, word));
      }
    }
    return words;
  }

  static RecordKind kind(String label) {
    for (RecordKind kind : RecordKind.values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(label);
  }

  static KindGuess of(String file, List<ColumnWatch> columns) {
    List<String> names = new ArrayList<>(columns.stream().map(c -> Lines.plain(c.name())).toList());
    names.add(Lines.plain(file));
    Map<RecordKind, Integer> points = new EnumMap<>(RecordKind.class);
    for (Word word : WORDS) {
      if (names.stream().anyMatch(name -> name.contains(word.word()))) {
        points.merge(word.kind(), word.points(), Integer::sum);
      }
    }
    points.merge(RecordKind.SURVEY_ANSWER, surveyPoints(columns), Integer::sum);
    return points.entrySet().stream()
        .max(Comparator.comparingInt(entry -> entry.getValue()))
        .map(best -> new KindGuess(best.getKey(), best.getValue()))
        .orElse(new KindGuess(RecordKind.POLICE_CALL, 0));
  }

  private static int surveyPoints(List<ColumnWatch> columns) {
    long questions = columns.stream().filter(column -> isQuestion(column.name())).count();
    long scales = columns.stream().filter(ColumnWatch::isScale).count();
    return (questions >= 5 ? 8 : 0) + (columns.size() >= 20 && scales * 2 > columns.size() ? 8 : 0);
  }

  static boolean isQuestion(String column) {
    return column.matches("(?i)q(uestion)?[ _.]?\\d.*");
  }

  boolean isSure() {
    return points >= SURE;
  }
}
