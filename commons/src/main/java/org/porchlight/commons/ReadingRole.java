package org.porchlight.commons;

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
 * The role of the public server, asked what it can do. A server must not start with a role that can
 * do more than read what is public in {@code commons} and hand in what residents say: one wrong
 * grant would open the way to people's records, or to messages nobody has screened.
 */
public final class ReadingRole {
  private static final String OURS =
      " n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' ";

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
        "select current_database() where has_database_privilege(current_database(), 'CREATE')",
        "it may create schemas in database %s");
    QUESTIONS.put(
        "select n.nspname from pg_namespace n where"
            + OURS
            + "and has_schema_privilege(n.oid,"
            + " 'CREATE')",
        "it may create tables in schema %s");
    QUESTIONS.put(
        "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid ="
            + " c.relnamespace where"
            + OURS
            + "and c.relkind in ('r', 'p', 'v', 'f') and"
            + " has_schema_privilege(n.oid, 'USAGE') and (has_table_privilege(c.oid, 'INSERT,"
            + " UPDATE, DELETE, TRUNCATE, TRIGGER') or has_any_column_privilege(c.oid, 'INSERT,"
            + " UPDATE'))",
        "it may write to %s");
    QUESTIONS.put(
        "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid ="
            + " c.relnamespace where"
            + OURS
            + "and n.nspname <> 'commons' and c.relkind in ('r',"
            + " 'p', 'v', 'm', 'f') and has_schema_privilege(n.oid, 'USAGE') and"
            + " has_any_column_privilege(c.oid, 'SELECT')",
        "it may read %s, outside schema commons");
    QUESTIONS.put(
        "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid ="
            + " c.relnamespace where n.nspname = 'commons' and c.relkind in ('r', 'p', 'v', 'm',"
            + " 'f') and has_schema_privilege(n.oid, 'USAGE') and has_any_column_privilege(c.oid,"
            + " 'SELECT') and c.relname not in ("
            + quoted(HubGrants.READABLE)
            + ")",
        "it may read %s");
    QUESTIONS.put(
        "select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid ="
            + " p.pronamespace where"
            + OURS
            + "and (n.nspname = 'commons' or p.prosecdef) and has_schema_privilege(n.oid, 'USAGE') and has_function_privilege(p.oid,"
            + " 'EXECUTE') and p.oid not in (select to_regprocedure('commons.' || f) from"
            + " unnest(array["
            + quoted(HubGrants.CALLABLE)
            + "]) f where to_regprocedure('commons.' || f) is not null)",
        "it may call %s");
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
  }

  private final DataSource reader;

  public ReadingRole(DataSource reader) {
    this.reader = reader;
  }

  /**
   * What the role can do beyond its part in {@code commons}; empty when all is well.
   *
   * @throws SQLException when the database does not answer
   */
  public List<String> excesses() throws SQLException {
    List<String> excesses = new ArrayList<>();
    try (Connection connection = reader.getConnection();
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
}
