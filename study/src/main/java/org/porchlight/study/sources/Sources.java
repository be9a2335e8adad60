package org.porchlight.study.sources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;
import tools.jackson.core.type.TypeReference;

/** How sources stand, as far as they are in view: see {@code sources_in_view} in the schema. */
public final class Sources {
  /** Deliveries that a sheet lists. */
  public static final int DELIVERIES = 20;

  private final Statements statements;

  /**
   * Sources seen through these statements.
   *
   * @param statements of an open look; outside one there are none
   */
  public Sources(Statements statements) {
    this.statements = statements;
  }

  /** Every source in view, by id; also those of which nothing was ever imported. */
  public List<SourceLine> list() throws SQLException {
    return lines("true");
  }

  /** One source; empty when it is not in view. */
  public Optional<SourceLine> find(String source) throws SQLException {
    return lines("s.id = ?", source).stream().findFirst();
  }

  /** All about one source; empty when it is not in view or nothing was ever imported. */
  public Optional<SourceSheet> sheet(String source) throws SQLException {
    Optional<SourceLine> line = find(source);
    Optional<SourceMapping> mapping = line.isEmpty() ? Optional.empty() : mapping(source);
    if (line.isEmpty() || mapping.isEmpty()) {
      return Optional.empty();
    }
    List<DeliveryLine> deliveries =
        statements.list(
            "select * from study.delivery where source = ?"
                + " order by imported_at desc, batch collate \"C\" desc limit ?",
            SourceRows::delivery,
            source,
            DELIVERIES);
    Map<String, Integer> codes = new LinkedHashMap<>();
    Map<String, Integer> unmapped = new LinkedHashMap<>();
    statements.list(
        "select c.field, count(*) as codes, count(*) filter (where c.open) as open from ("
            + CodeRows.EFFECTIVE
            + " where c.source = ?) c group by c.field order by c.field collate \"C\"",
        row -> {
          codes.put(row.getString("field"), row.getInt("codes"));
          return unmapped.put(row.getString("field"), row.getInt("open")) == null;
        },
        source);
    return Optional.of(new SourceSheet(line.get(), mapping.get(), deliveries, codes, unmapped));
  }

  /** Issues of one delivery, worst first: rejected rows, then left out values, most rows first. */
  public List<IssueLine> issues(String source, String batch) throws SQLException {
    return statements
        .list(
            "select * from study.delivery_issue where source = ? and batch = ?"
                + " order by count desc, rule collate \"C\", source_column collate \"C\"",
            SourceRows::issue,
            source,
            batch)
        .stream()
        .sorted(Comparator.comparing(IssueLine::consequence))
        .toList();
  }

  /** The agencies whose teams may see a source's records, by id. */
  public List<String> seenBy(String source) throws SQLException {
    return statements.list(
        "select agency from study.sight where source = ?"
            + " and source = any ((select study.sources_in_view())::text[])"
            + " order by agency collate \"C\"",
        row -> row.getString("agency"),
        source);
  }

  /** What the law of public records says of a source; empty when nobody has said or seen it. */
  public Optional<RecordsLine> publicRecords(String source) throws SQLException {
    return statements.first(
        "select public_records from study.source where id = ? and public_records is not null"
            + " and id = any ((select study.sources_in_view())::text[])",
        row -> Json.read(row.getString("public_records"), new TypeReference<RecordsLine>() {}),
        source);
  }

  private List<SourceLine> lines(String which, Object... values) throws SQLException {
    Map<String, Integer> unmapped = new HashMap<>();
    statements.list(
        "select c.source, count(*) as open from ("
            + CodeRows.EFFECTIVE
            + ") c where c.open group by c.source",
        row -> unmapped.put(row.getString("source"), row.getInt("open")) == null);
    Map<String, List<Notice>> notices = new HashMap<>();
    statements.list(
        "select * from study.source_notice order by source collate \"C\", place",
        row ->
            notices
                .computeIfAbsent(row.getString("source"), _ -> new ArrayList<>())
                .add(SourceRows.notice(row)));
    notices.values().forEach(list -> list.sort(Comparator.comparing(Notice::kind)));
    return statements.list(
        "select s.id, s.agreement, t.every_days, coalesce(c.today, (now() at time zone c.zone)::date) as day, d.*"
            + " from study.city c cross join study.source s"
            + " left join study.source_state t on t.source = s.id"
            + " left join lateral (select * from study.delivery d where d.source = s.id"
            + " order by d.imported_at desc, d.batch collate \"C\" desc limit 1) d on true"
            + " where s.id = any ((select study.sources_in_view())::text[]) and "
            + which
            + " order by s.id collate \"C\"",
        row -> {
          String id = row.getString("id");
          return new SourceLine(
              id,
              row.getObject("day", LocalDate.class),
              row.getString("batch") == null
                  ? Optional.empty()
                  : Optional.of(SourceRows.delivery(row)),
              row.getObject("every_days", Integer.class),
              unmapped.getOrDefault(id, 0),
              notices.getOrDefault(id, List.of()),
              Optional.ofNullable(row.getString("agreement"))
                  .map(text -> Json.read(text, new TypeReference<AgreementLine>() {})));
        },
        values);
  }

  private Optional<SourceMapping> mapping(String source) throws SQLException {
    List<SourceMapping.FieldLine> fields =
        statements.list(
            "select * from study.source_field where source = ? order by place",
            row ->
                new SourceMapping.FieldLine(
                    row.getString("field"),
                    row.getString("source_column"),
                    row.getString("read_as"),
                    row.getBoolean("personal")),
            source);
    return statements.first(
        "select * from study.source_state where source = ?", row -> mapping(row, fields), source);
  }

  private static SourceMapping mapping(ResultSet row, List<SourceMapping.FieldLine> fields)
      throws SQLException {
    @Nullable Integer every = row.getObject("every_days", Integer.class);
    return new SourceMapping(
        row.getString("connector"),
        Statements.texts(row, "key_columns"),
        row.getString("load"),
        ZoneId.of(row.getString("zone")).getId(),
        row.getBoolean("counted"),
        row.getBoolean("shown"),
        every,
        row.getDouble("reject_limit"),
        row.getDouble("fewest_rows"),
        SourceRows.texts(row, "layers"),
        fields,
        Map.of(),
        Map.of());
  }
}
