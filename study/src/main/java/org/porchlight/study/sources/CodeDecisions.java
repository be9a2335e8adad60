package org.porchlight.study.sources;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.porchlight.study.sql.Discreet;
import org.porchlight.study.sql.Statements;

/** What staff decided about codes, for the next import. */
public final class CodeDecisions {
  /** In place of a standard type: the code stays unmapped, whatever the city folder says. */
  public static final String UNMAPPED = "";

  private CodeDecisions() {}

  /**
   * The decisions that stand, in place of what the city folder says about the same codes; a code
   * that is not in it is the folder's business.
   *
   * @param owner the role that owns the schema
   * @return source to standard field to local code to standard type, or {@link #UNMAPPED}; sorted,
   *     so that the same decisions always read the same
   * @throws SQLException when the database does not answer
   */
  public static Map<String, Map<String, Map<String, String>>> standing(DataSource owner)
      throws SQLException {
    Map<String, Map<String, Map<String, String>>> standing = new TreeMap<>();
    try (Connection connection = owner.getConnection()) {
      new Statements(connection)
          .list(
              "select * from (select distinct on (source, field, local) source, field, local, how,"
                  + " standard from study.code_decision"
                  + " order by source, field, local, change desc) d where how <> 'folder'",
              row ->
                  standing
                          .computeIfAbsent(row.getString("source"), _ -> new TreeMap<>())
                          .computeIfAbsent(row.getString("field"), _ -> new TreeMap<>())
                          .put(
                              row.getString("local"),
                              row.getString("how").equals("unmapped")
                                  ? UNMAPPED
                                  : row.getString("standard"))
                      == null);
    } catch (SQLException e) {
      throw Discreet.error(e);
    }
    return standing;
  }
}
