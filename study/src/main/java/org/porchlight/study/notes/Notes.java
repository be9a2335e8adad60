package org.porchlight.study.notes;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;

/** Reads what the city folder said when it was last registered. */
public final class Notes {
  private final Statements statements;

  /**
   * Notes read through these statements.
   *
   * @param statements of an open look, for what the reader may see
   */
  public Notes(Statements statements) {
    this.statements = statements;
  }

  /** The city; empty before its folder was registered. */
  public Optional<CityNote> city() throws SQLException {
    return statements.first("select * from study.city", Notes::city);
  }

  /** All agencies by id, each with its sources by id. */
  public List<AgencyNote> agencies() throws SQLException {
    List<SourceNote> sources =
        statements.list(
            "select s.*, s.id = any ((select study.sources_in_sight())::text[]) as in_sight"
                + " from study.source s order by s.id collate \"C\"",
            Notes::source);
    return statements.list(
        "select a.id, a.name, a.id = any ((select study.agencies_in_sight())::text[]) as counts"
            + " from study.agency a order by a.id collate \"C\"",
        row -> {
          String id = row.getString("id");
          List<SourceNote> own = sources.stream().filter(s -> s.agency().equals(id)).toList();
          return new AgencyNote(
              id,
              Json.texts(row.getString("name")),
              own,
              own.stream().anyMatch(SourceNote::inSight),
              row.getBoolean("counts"));
        });
  }

  /** Standard types to their labels by language. */
  public Map<String, Map<String, String>> words() throws SQLException {
    Map<String, Map<String, String>> words = new LinkedHashMap<>();
    statements.list(
        "select code, label from study.word order by code collate \"C\"",
        row -> words.put(row.getString("code"), Json.texts(row.getString("label"))) == null);
    return words;
  }

  private static CityNote city(ResultSet row) throws SQLException {
    return new CityNote(
        row.getString("id"),
        Json.texts(row.getString("name")),
        row.getBoolean("made_up"),
        row.getObject("today", LocalDate.class),
        ZoneId.of(row.getString("zone")),
        row.getString("lead"),
        row.getInt("window_days"),
        Statements.numbers(row, "windows"),
        Statements.numbers(row, "at_least"));
  }

  private static SourceNote source(ResultSet row) throws SQLException {
    return new SourceNote(
        requireNonNull(row.getString("id")),
        row.getString("agency"),
        row.getString("kind"),
        Json.texts(row.getString("name")),
        row.getBoolean("linkable"),
        row.getBoolean("contacts"),
        row.getString("basis"),
        row.getObject("complete_to", LocalDate.class),
        row.getBoolean("in_sight"));
  }
}
