package org.porchlight.commons.reach;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Page views in the database, added to and read as the role of the public server. */
public final class Views {
  private final DataSource database;

  /**
   * Views of a database.
   *
   * @param database the login of the public server
   */
  public Views(DataSource database) {
    this.database = database;
  }

  /**
   * Adds to what is there; all of it or nothing.
   *
   * @throws SQLException when it was not stored
   */
  public void add(Map<View, Integer> counts) throws SQLException {
    List<Map.Entry<View, Integer>> all = List.copyOf(counts.entrySet());
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select commons.count_views(?, ?, ?, ?, ?)")) {
      Object[][] columns = new Object[5][all.size()];
      for (int i = 0; i < all.size(); i++) {
        View view = all.get(i).getKey();
        columns[0][i] = java.sql.Date.valueOf(view.day());
        columns[1][i] = view.page();
        columns[2][i] = view.language();
        columns[3][i] = view.came().label();
        columns[4][i] = all.get(i).getValue();
      }
      List<String> types = List.of("date", "text", "text", "text", "integer");
      for (int i = 0; i < columns.length; i++) {
        statement.setArray(i + 1, connection.createArrayOf(types.get(i), columns[i]));
      }
      statement.execute();
    }
  }

  /**
   * All months, oldest first, by page.
   *
   * @throws SQLException when the database does not answer
   */
  public List<MonthOfViews> months() throws SQLException {
    List<MonthOfViews> months = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select * from commons.reach order by month, page, language, came")) {
      while (rows.next()) {
        months.add(
            new MonthOfViews(
                YearMonth.from(rows.getObject("month", LocalDate.class)),
                rows.getString("page"),
                rows.getString("language"),
                Came.of(rows.getString("came")),
                rows.getInt("views")));
      }
    }
    return List.copyOf(months);
  }
}
