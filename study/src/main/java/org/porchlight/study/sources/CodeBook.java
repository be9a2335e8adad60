package org.porchlight.study.sources;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Page;
import org.porchlight.study.sql.Statements;

/**
 * Which standard type each local code stands for. Seen by whoever has the source in view; changed
 * with the right to. A change holds from the next import on.
 */
public final class CodeBook {
  /** Characters of a note, at most. */
  public static final int LONGEST_NOTE = 500;

  private final Statements statements;

  /**
   * Codes seen and changed through these statements.
   *
   * @param statements of an open look; outside one there are none
   */
  public CodeBook(Statements statements) {
    this.statements = statements;
  }

  /** What became of a save. */
  public sealed interface Outcome {
    /** Everything was saved. */
    record Saved(long change) implements Outcome {}

    /** Nothing was: somebody decided about one of these codes in the meantime. */
    record Conflict() implements Outcome {}
  }

  /** The fields of a source that have a mapping table. */
  public List<String> fields(String source) throws SQLException {
    return statements.list(
        "select f.field from study.source_field f where f.source = ? and not f.personal"
            + " and exists (select from study.code_type t"
            + " where t.source = f.source and t.field = f.field) order by f.place",
        row -> row.getString("field"),
        source);
  }

  /** A mapping table; empty when the source is not in view or the field has none. */
  public Optional<CodeField> field(String source, String field) throws SQLException {
    if (!fields(source).contains(field)) {
      return Optional.empty();
    }
    List<SourceMapping.TypeLine> types =
        statements.list(
            "select * from study.code_type where source = ? and field = ? order by place",
            row ->
                new SourceMapping.TypeLine(
                    row.getString("code"),
                    SourceRows.text(row, "label"),
                    SourceRows.textOrNull(row, "grouped"),
                    row.getBoolean("catches")),
            source,
            field);
    List<SourceMapping.TableUse> uses =
        statements.list(
            "select table_id, title from study.field_use where source = ? and field = ?"
                + " order by table_id collate \"C\"",
            row ->
                new SourceMapping.TableUse(
                    row.getString("table_id"), SourceRows.text(row, "title")),
            source,
            field);
    List<CodeEntry> entries =
        statements.list(
            "select * from ("
                + CodeRows.EFFECTIVE
                + " where c.source = ? and c.field = ?) c"
                + " order by c.open desc, c.count desc, c.local collate \"C\"",
            CodeRows::entry,
            source,
            field);
    return statements.first(
        "select f.source_column, s.seldom, (select coalesce(max(c.id), 0) from study.code_change c"
            + " where c.source = f.source and c.field = f.field) as last_change"
            + " from study.source_field f join study.source_state s on s.source = f.source"
            + " where f.source = ? and f.field = ?",
        row ->
            new CodeField(
                source,
                field,
                row.getString("source_column"),
                types,
                uses,
                entries,
                SourceRows.numbers(row, "seldom").getOrDefault(field, 0L),
                row.getLong("last_change")),
        source,
        field);
  }

  /**
   * Saves what shall be said about some codes: all of it or nothing.
   *
   * @param seen {@link CodeField#lastChange} of the table that the reader had before them
   * @param wanted local code to what it shall stand for; 1 or more
   * @param note why; blank for nothing, {@value #LONGEST_NOTE} characters at most
   * @return empty when not permitted, not in view, or when a code or type is none of the field's
   */
  public Optional<Outcome> save(
      String source, String field, long seen, Map<String, CodeChoice> wanted, String note)
      throws SQLException {
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("a change says something about 1 code or more");
    }
    if (note.strip().length() > LONGEST_NOTE) {
      throw new IllegalArgumentException(
          "a note has at most %d characters".formatted(LONGEST_NOTE));
    }
    List<String> locals = new ArrayList<>(wanted.keySet());
    List<CodeChoice> choices = locals.stream().map(wanted::get).map(CodeBook::given).toList();
    @Nullable String[] types = new String[choices.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = choices.get(i).named();
    }
    return statements.first(
        "select outcome, change from study.decide_codes(?, ?, ?, ?, ?, ?, ?)",
        row ->
            row.getString("outcome").equals("saved")
                ? new Outcome.Saved(row.getLong("change"))
                : new Outcome.Conflict(),
        source,
        field,
        seen,
        locals.toArray(String[]::new),
        choices.stream().map(CodeChoice::how).toArray(String[]::new),
        types,
        note.strip());
  }

  private static CodeChoice given(@Nullable CodeChoice choice) {
    return choice == null ? new CodeChoice.Folder() : choice;
  }

  /**
   * Puts back what stood before a change, as far as nobody has decided about its codes since. Empty
   * when not permitted, not in view, or when nothing of it stands.
   */
  public Optional<Long> undo(long change) throws SQLException {
    return statements
        .list(
            "select study.undo_codes(?) as made",
            row -> Optional.ofNullable(row.getObject("made", Long.class)),
            change)
        .getFirst();
  }

  /** The changes of one field, newest first. */
  public Page<CodeChange> history(String source, String field, int limit, int offset)
      throws SQLException {
    List<CodeChange> bare =
        statements.list(
            "select c.*, study.account_name(c.account) as by from study.code_change c"
                + " where c.source = ? and c.field = ? order by c.id desc limit ? offset ?",
            row ->
                new CodeChange(
                    row.getLong("id"),
                    row.getString("by"),
                    java.util.Objects.requireNonNull(Statements.instant(row, "at")),
                    row.getString("note"),
                    row.getObject("undoes", Long.class),
                    List.of(),
                    false),
            source,
            field,
            limit,
            offset);
    Map<Long, List<CodeChange.Step>> steps = new LinkedHashMap<>();
    if (!bare.isEmpty()) {
      statements.list(
          "select d.*, not exists (select from study.code_decision l where l.source = d.source"
              + " and l.field = d.field and l.local = d.local and l.change > d.change) as stands"
              + " from study.code_decision d where d.source = ? and d.field = ?"
              + " and d.change between ? and ? order by d.change, d.local collate \"C\"",
          row ->
              steps
                  .computeIfAbsent(row.getLong("change"), _ -> new ArrayList<>())
                  .add(
                      new CodeChange.Step(
                          row.getString("local"),
                          CodeRows.choice(
                              row.getString("before_how"), row.getString("before_standard")),
                          CodeRows.choice(row.getString("how"), row.getString("standard")),
                          row.getBoolean("stands"))),
          source,
          field,
          bare.getLast().id(),
          bare.getFirst().id());
    }
    List<CodeChange> full = new ArrayList<>();
    for (CodeChange change : bare) {
      List<CodeChange.Step> own = steps.getOrDefault(change.id(), List.of());
      full.add(
          new CodeChange(
              change.id(),
              change.by(),
              change.at(),
              change.note(),
              change.undoes(),
              own,
              own.stream().anyMatch(CodeChange.Step::stands)));
    }
    int total =
        statements
            .list(
                "select count(*) as n from study.code_change where source = ? and field = ?",
                row -> row.getInt("n"),
                source,
                field)
            .getFirst();
    return new Page<>(full, total);
  }
}
