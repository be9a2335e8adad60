package org.porchlight.study;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The role of the restricted server, asked what it can do. A server must not start with a role that
 * can get around row security or write to a table of the study by itself.
 */
public final class WorkspaceRole {
  private static final String OURS =
      " n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' ";

  private static final String RELATIONS =
      "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid ="
          + " c.relnamespace where has_schema_privilege(n.oid, 'USAGE') and ";

  /** Question to the sentence when it returns rows; {@code %s} takes the names found. */
  private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

  static {
    QUESTIONS.put(
        "select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls"
            + " or rolcreaterole or rolcreatedb or rolreplication)",
        "it is a superuser or may bypass row security, create roles or databases, or replicate");
    QUESTIONS.put(
        "select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid"
            + " join pg_roles me on me.oid = m.member where me.rolname = current_user",
        "it is a member of other roles: %s");
    QUESTIONS.put(
        "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid ="
            + " c.relnamespace join pg_roles me on me.oid = c.relowner where"
            + OURS
            + "and me.rolname = current_user"
            + " union all select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n"
            + " on n.oid = p.pronamespace join pg_roles me on me.oid = p.proowner where"
            + OURS
            + "and me.rolname = current_user"
            + " union all select 'schema ' || n.nspname from pg_namespace n join pg_roles me on"
            + " me.oid = n.nspowner where me.rolname = current_user",
        "it owns %s, and owners set the rules");
    QUESTIONS.put(
        "select current_database() where has_database_privilege(current_database(), 'CREATE')",
        "it may create schemas in database %s");
    QUESTIONS.put(
        "select n.nspname from pg_namespace n where"
            + OURS
            + "and has_schema_privilege(n.oid, 'CREATE')",
        "it may create tables in schema %s");
    QUESTIONS.put(
        RELATIONS
            + "n.nspname = 'study' and c.relkind in ('r', 'p', 'v', 'f') and"
            + " (has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER') or"
            + " has_any_column_privilege(c.oid, 'INSERT, UPDATE'))",
        "it may write to %s by itself");
    QUESTIONS.put(
        RELATIONS
            + "n.nspname = 'study' and case when c.relkind = 'S'"
            + " then has_sequence_privilege(c.oid, 'USAGE, SELECT, UPDATE') else false end",
        "it may use the sequence %s");
    QUESTIONS.put(
        RELATIONS
            + "n.nspname = 'study' and c.relkind in ('r', 'p', 'v', 'm', 'f')"
            + " and has_any_column_privilege(c.oid, 'SELECT') and c.relname not in ("
            + quoted(WorkspaceGrants.READABLE.keySet())
            + ")",
        "it may read %s");
    QUESTIONS.put(
        "select 'study.' || c.relname || '.' || a.attname from pg_class c join pg_namespace n on"
            + " n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid where n.nspname ="
            + " 'study' and has_schema_privilege(n.oid, 'USAGE') and a.attnum > 0 and not"
            + " a.attisdropped and has_column_privilege(c.oid, a.attnum, 'SELECT') and ("
            + columnsKept()
            + ")",
        "it may read %s");
    QUESTIONS.put(
        "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where"
            + " n.nspname = 'study' and c.relkind in ('r', 'p') and has_schema_privilege(n.oid,"
            + " 'USAGE') and has_any_column_privilege(c.oid, 'SELECT') and not (c.relrowsecurity"
            + " and c.relforcerowsecurity) and c.relname not in ('city', 'agency', 'source',"
            + " 'sight', 'word', 'role_right')",
        "it may read study.%s, where row security is not forced");
    QUESTIONS.put(
        "select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid ="
            + " p.pronamespace where n.nspname = 'study' and has_schema_privilege(n.oid, 'USAGE')"
            + " and has_function_privilege(p.oid, 'EXECUTE') and p.oid not in (select"
            + " to_regprocedure('study.' || f) from unnest(array["
            + quoted(WorkspaceGrants.CALLABLE)
            + "]) f where to_regprocedure('study.' || f) is not null)",
        "it may call %s");
  }

  private final DataSource workspace;

  /**
   * The role as the server logs in.
   *
   * @param workspace the server's own login
   */
  public WorkspaceRole(DataSource workspace) {
    this.workspace = workspace;
  }

  /**
   * What the role can do beyond its part, in sentences; empty when all is well.
   *
   * @throws SQLException when the database does not answer
   */
  public List<String> excesses() throws SQLException {
    List<String> excesses = new ArrayList<>();
    try (Connection connection = workspace.getConnection();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(question.getKey() + " order by 1 limit 5")) {
          while (rows.next()) {
            names.add(rows.getString(1));
          }
        }
        if (!names.isEmpty()) {
          excesses.add(question.getValue().formatted(String.join(", ", names)));
        }
      }
    }
    return excesses;
  }

  /** Where only some columns of a table are open: any other column of it. */
  private static String columnsKept() {
    return WorkspaceGrants.READABLE.entrySet().stream()
        .filter(table -> !table.getValue().isEmpty())
        .map(
            table ->
                "c.relname = '%s' and a.attname not in (%s)"
                    .formatted(table.getKey(), quoted(table.getValue())))
        .collect(Collectors.joining(" or "));
  }

  private static String quoted(Iterable<String> names) {
    List<String> quoted = new ArrayList<>();
    names.forEach(name -> quoted.add("'" + name + "'"));
    return String.join(", ", quoted);
  }
}
