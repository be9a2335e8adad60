package org.porchlight.records.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.city.RecordKind;

/** Which column a standard field of a kind probably stands in. */
final class FieldGuess {
  private static final List<Entry> ENTRIES = read();

  /** How a field is read. */
  enum How {
    ID,
    TEXT,
    MOMENT,
    DAY,
    HOUR_MINUTE,
    INTEGER,
    DECIMAL,
    FLAG,
    PERSONAL,
    PLACE
  }

  private record Entry(List<String> kinds, String field, How how, List<String> names) {}

  /** A field and the column that it stands in. */
  record Match(String field, How how, ColumnWatch column) {}

  private FieldGuess() {}

  private static List<Entry> read() {
    return Lines.of("fields.tsv").stream()
        .map(
            line ->
                new Entry(
                    Lines.words(line.getFirst()),
                    line.get(1),
                    How.valueOf(line.get(2).toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
                    Lines.words(line.get(3))))
        .toList();
  }

  /** Field to column, in the order of the list; each column at most once. */
  static Map<String, Match> of(RecordKind kind, List<ColumnWatch> columns) {
    Map<String, Match> matches = new LinkedHashMap<>();
    List<ColumnWatch> left = new ArrayList<>(columns);
    for (Entry entry : ENTRIES) {
      if (entry.kinds().contains(kind.label())) {
        find(entry, left)
            .ifPresent(
                column -> {
                  left.remove(column);
                  matches.put(entry.field(), new Match(entry.field(), entry.how(), column));
                });
      }
    }
    if (!matches.containsKey(kind.date())) {
      left.stream()
          .filter(ColumnWatch::isMoment)
          .filter(column -> !isOfTheTable(column.name()))
          .findFirst()
          .ifPresent(
              column ->
                  matches.put(
                      kind.date(),
                      new Match(
                          kind.date(),
                          kind == RecordKind.CRIME_REPORT || kind == RecordKind.CRASH
                              ? How.DAY
                              : How.MOMENT,
                          column)));
    }
    return matches;
  }

  /** When a row of a table was made or changed says nothing of the incident. */
  private static boolean isOfTheTable(String name) {
    String plain = Lines.plain(name);
    return plain.startsWith("creat") || plain.startsWith("edit") || plain.startsWith("updat");
  }

  private static Optional<ColumnWatch> find(Entry entry, List<ColumnWatch> columns) {
    for (String name : entry.names()) {
      for (ColumnWatch column : columns) {
        if (isNamed(column, name) && fits(entry.how(), column)) {
          return Optional.of(column);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNamed(ColumnWatch column, String name) {
    String plain = Lines.plain(column.name());
    return name.endsWith("*")
        ? plain.startsWith(name.substring(0, name.length() - 1))
        : plain.equals(name);
  }

  private static boolean fits(How how, ColumnWatch column) {
    ColumnProfile.Type type = column.type();
    if (type == ColumnProfile.Type.EMPTY) {
      return false;
    }
    boolean moment = type == ColumnProfile.Type.MOMENT;
    return switch (how) {
      case MOMENT, DAY -> moment;
      case HOUR_MINUTE -> column.isHourMinute();
      case INTEGER -> type == ColumnProfile.Type.WHOLE || type == ColumnProfile.Type.FLAG;
      case DECIMAL -> type == ColumnProfile.Type.WHOLE || type == ColumnProfile.Type.NUMBER;
      case FLAG -> type == ColumnProfile.Type.FLAG;
      case ID -> !moment && column.place() == null;
      case TEXT, PLACE -> !moment && !column.isPersonal() && column.place() == null;
      case PERSONAL -> true;
    };
  }
}
