package org.porchlight.pipeline.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Mention;
import org.porchlight.city.NeighborRules;
import org.porchlight.city.PersonField;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.RecordKind;
import org.porchlight.city.Source;
import org.porchlight.records.lake.OpenLake;

/** Reads the mentions of one source from the open lake. */
final class MentionReader {
  private final DuckDBConnection lake;
  private final Source source;
  private final NeighborRules.Contacts contacts;

  /**
   * A reader.
   *
   * @param contacts the roles that are linked, and which records count
   */
  MentionReader(DuckDBConnection lake, Source source, NeighborRules.Contacts contacts) {
    this.lake = lake;
    this.source = source;
    this.contacts = contacts;
  }

  /** Everybody its records name in the roles asked for, in the order of the records. */
  List<FoundMention> read() throws SQLException {
    List<String> key = key(source);
    List<FoundMention> found = new ArrayList<>();
    for (Mention mention : source.kind().mentions()) {
      if (contacts.roles().contains(mention.role())) {
        read(mention, key, found);
      }
    }
    return found;
  }

  /**
   * The standard fields that together are a record's key.
   *
   * @throws ProblemsException when a column of the key is no standard field
   */
  static List<String> key(Source source) {
    List<String> key = new ArrayList<>();
    for (String column : source.key()) {
      String field =
          source.fields().entrySet().stream()
              .filter(entry -> entry.getValue().column().equals(column))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow(
                  () ->
                      new ProblemsException(
                          "sources/%s.yaml".formatted(source.id()),
                          "its key column '%s' is mapped to no standard field, so its records have no name to be linked by. Map it under fields."
                              .formatted(column),
                          "PL-LINK-001"));
      key.add(field);
    }
    return key;
  }

  private void read(Mention mention, List<String> key, List<FoundMention> found)
      throws SQLException {
    RecordKind kind = source.kind();
    List<String> plain =
        kind.fields().stream()
            .filter(field -> source.fields().containsKey(field) && !kind.isPersonal(field))
            .filter(field -> !field.equals(kind.date()) && !key.contains(field))
            .filter(field -> isWord(source.fields().get(field)))
            .toList();
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < key.size(); i++) {
      columns.put("key" + i, OpenLake.name(key.get(i)));
    }
    columns.put("incident", column("incident-id"));
    columns.put("occurred", column(kind.date()));
    columns.put("ended", kind.end().map(this::column).orElse("NULL"));
    columns.put("place", kind.place().map(this::column).orElse("NULL"));
    for (PersonField field : PersonField.values()) {
      String standard = mention.fields().get(field);
      columns.put(
          "person_" + field.name().toLowerCase(Locale.ROOT),
          standard == null ? "NULL" : column(standard));
    }
    for (int i = 0; i < plain.size(); i++) {
      columns.put("detail" + i, OpenLake.name(plain.get(i)));
    }
    columns.put("contact", counts());
    String select =
        columns.entrySet().stream()
            .map(entry -> entry.getValue() + " AS " + entry.getKey())
            .collect(Collectors.joining(", "));
    try (Statement statement = lake.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT " + select + " FROM " + OpenLake.name(source.id()))) {
      Map<String, String> seen = new HashMap<>();
      while (rows.next()) {
        String name = name(rows);
        if (!name.isEmpty()) {
          found.add(mention(rows, mention.role(), name, key.size(), plain, seen));
        }
      }
    }
  }

  private FoundMention mention(
      ResultSet rows,
      String role,
      String name,
      int keyParts,
      List<String> plain,
      Map<String, String> seen)
      throws SQLException {
    List<String> key = new ArrayList<>(keyParts);
    for (int i = 0; i < keyParts; i++) {
      key.add(text(rows, "key" + i));
    }
    SortedMap<String, String> details = new TreeMap<>();
    for (int i = 0; i < plain.size(); i++) {
      String value = text(rows, "detail" + i);
      if (!value.isEmpty()) {
        details.put(plain.get(i), seen.computeIfAbsent(value, any -> any));
      }
    }
    Object occurred = rows.getObject("occurred");
    return new FoundMention(
        source,
        String.join("+", key),
        text(rows, "incident"),
        role,
        name,
        text(rows, "person_born"),
        text(rows, "person_sex"),
        text(rows, "person_race"),
        text(rows, "person_phone"),
        text(rows, "person_address"),
        text(rows, "place"),
        begin(occurred),
        moment(rows.getObject("ended")),
        day(occurred),
        rows.getBoolean("contact"),
        details);
  }

  /** Whether a field is a word or a yes, which says something to a reader by itself. */
  private static boolean isWord(Source.@Nullable Field field) {
    return field != null && (field.as() == Source.As.TEXT || field.as() == Source.As.FLAG);
  }

  private String column(String field) {
    return source.fields().containsKey(field) ? OpenLake.name(field) : "NULL";
  }

  private String counts() {
    if (contacts.where().isEmpty()) {
      return "TRUE";
    }
    return contacts.where().entrySet().stream()
        .map(
            entry ->
                "coalesce(%s IN %s, FALSE)"
                    .formatted(OpenLake.name(entry.getKey()), OpenLake.texts(entry.getValue())))
        .collect(Collectors.joining(" AND "));
  }

  /** The whole name; put together with a comma where its parts came apart. */
  private static String name(ResultSet rows) throws SQLException {
    String whole = text(rows, "person_name");
    if (!whole.isEmpty()) {
      return whole;
    }
    String family = (text(rows, "person_family") + " " + text(rows, "person_suffix")).strip();
    String given = (text(rows, "person_given") + " " + text(rows, "person_middle")).strip();
    return family.isEmpty() || given.isEmpty() ? family + given : family + ", " + given;
  }

  private static String text(ResultSet rows, String column) throws SQLException {
    return Objects.requireNonNullElse(rows.getString(column), "").strip();
  }

  private static @Nullable Instant moment(@Nullable Object value) {
    return switch (value) {
      case java.sql.Timestamp stamp -> stamp.toLocalDateTime().toInstant(ZoneOffset.UTC);
      case LocalDateTime utc -> utc.toInstant(ZoneOffset.UTC);
      case null, default -> null;
    };
  }

  /** The moment, or where the source gives a day only, the day's first moment. */
  private @Nullable Instant begin(@Nullable Object value) {
    LocalDate day = plainDay(value);
    return day == null ? moment(value) : day.atStartOfDay(source.timeZone()).toInstant();
  }

  private @Nullable LocalDate day(@Nullable Object value) {
    Instant moment = moment(value);
    return moment == null ? plainDay(value) : LocalDate.ofInstant(moment, source.timeZone());
  }

  private static @Nullable LocalDate plainDay(@Nullable Object value) {
    return switch (value) {
      case LocalDate date -> date;
      case java.sql.Date date -> date.toLocalDate();
      case null, default -> null;
    };
  }
}
