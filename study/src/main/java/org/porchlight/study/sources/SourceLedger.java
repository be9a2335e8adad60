package org.porchlight.study.sources;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;
import org.porchlight.study.sql.Discreet;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;

/** Where an import writes down how a source stands, for the workspace to show. */
public final class SourceLedger {
  private SourceLedger() {}

  /**
   * Replaces all that is known of a source's state, in one transaction: readers see the state
   * before or this one. The city must have been registered with this source.
   *
   * @param owner the role that owns the schema
   * @throws SQLException when the database does not answer, or knows no such source; then nothing
   *     has changed
   */
  public static void write(DataSource owner, SourceState state) throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      try {
        write(new Statements(connection), state);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw Discreet.error(e);
      }
    }
  }

  private static void write(Statements statements, SourceState state) throws SQLException {
    SourceMapping mapping = state.mapping();
    String source = state.source();
    // Two imports of one source write one after the other.
    statements.first("select from study.source where id = ? for update", _ -> true, source);
    statements.update("delete from study.source_state where source = ?", source);
    statements.update(
        "insert into study.source_state (source, connector, key_columns, load, zone, counted, shown,"
            + " every_days, reject_limit, fewest_rows, layers, seldom)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)",
        source,
        mapping.connector(),
        mapping.key().toArray(String[]::new),
        mapping.load(),
        mapping.zone(),
        mapping.counted(),
        mapping.shown(),
        mapping.everyDays(),
        mapping.rejectLimitPercent(),
        mapping.fewestRowsPercent(),
        Json.write(SourceRows.byLanguage(mapping.layers())),
        Json.write(state.seldom()));
    mapping(statements, source, mapping);
    for (DeliveryLine delivery : state.deliveries()) {
      delivery(statements, source, delivery);
    }
    for (IssueLine issue : state.issues()) {
      statements.update(
          "insert into study.delivery_issue values (?, ?, ?, ?, ?, ?, ?)",
          source,
          issue.batch(),
          issue.rule(),
          issue.column(),
          issue.consequence().label(),
          issue.message(),
          issue.count());
    }
    for (CodeLine code : state.codes()) {
      statements.update(
          "insert into study.code_count (source, field, local, standard, by_folder, count)"
              + " values (?, ?, ?, ?, ?, ?)",
          source,
          code.field(),
          code.local(),
          code.standard(),
          code.byFolder(),
          code.count());
    }
    int place = 0;
    for (Notice notice : state.notices()) {
      statements.update(
          "insert into study.source_notice (source, place, kind, since, first_day, last_day, figures)"
              + " values (?, ?, ?, ?, ?, ?, ?::jsonb)",
          source,
          place++,
          notice.kind().label(),
          notice.since(),
          notice.firstDay(),
          notice.lastDay(),
          Json.write(notice.figures()));
    }
  }

  private static void mapping(Statements statements, String source, SourceMapping mapping)
      throws SQLException {
    int place = 0;
    for (SourceMapping.FieldLine field : mapping.fields()) {
      statements.update(
          "insert into study.source_field (source, place, field, source_column, read_as, personal)"
              + " values (?, ?, ?, ?, ?, ?)",
          source,
          place++,
          field.field(),
          field.column(),
          field.as(),
          field.personal());
    }
    for (Map.Entry<String, List<SourceMapping.TypeLine>> types : mapping.types().entrySet()) {
      place = 0;
      for (SourceMapping.TypeLine type : types.getValue()) {
        statements.update(
            "insert into study.code_type (source, field, place, code, label, grouped, catches)"
                + " values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)",
            source,
            types.getKey(),
            place++,
            type.code(),
            json(type.label()),
            json(type.group()),
            type.catches());
      }
    }
    for (Map.Entry<String, List<SourceMapping.TableUse>> uses : mapping.uses().entrySet()) {
      for (SourceMapping.TableUse use : uses.getValue()) {
        statements.update(
            "insert into study.field_use (source, field, table_id, title) values (?, ?, ?, ?::jsonb)",
            source,
            uses.getKey(),
            use.table(),
            json(use.title()));
      }
    }
  }

  private static void delivery(Statements statements, String source, DeliveryLine delivery)
      throws SQLException {
    statements.update(
        "insert into study.delivery (source, batch, file, imported_at, rows, added, changed, same,"
            + " gone, rejected, without_place, unplaced, first_day, last_day, bytes, reading, state)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)",
        source,
        delivery.batch(),
        delivery.file(),
        delivery.importedAt(),
        delivery.rows(),
        delivery.added(),
        delivery.changed(),
        delivery.same(),
        delivery.gone(),
        delivery.rejected(),
        delivery.withoutPlace(),
        Json.write(delivery.unplaced()),
        delivery.firstDay(),
        delivery.lastDay(),
        delivery.bytes(),
        delivery.reading(),
        delivery.state().label());
  }

  private static @Nullable String json(@Nullable LocalText text) {
    return text == null ? null : Json.write(text.byLanguage());
  }
}
