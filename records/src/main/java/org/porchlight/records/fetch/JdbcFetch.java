package org.porchlight.records.fetch;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.lake.Fingerprint;

/**
 * The answer to a query of an agency's own database as a CSV file in UTF-8. The query runs in a
 * transaction that can only read.
 */
final class JdbcFetch {
  private static final Pattern URL =
      Pattern.compile("jdbc:postgresql://([^/?#@\\s]+)/([^/?#@\\s]+)(?:\\?([^#\\s]*))?");

  /** What may be set behind the question mark: nothing that names a class, a file or a secret. */
  private static final Set<String> OPTIONS =
      Set.of("sslmode", "sslrootcert", "currentSchema", "targetServerType");

  private static final int ROWS_AT_ONCE = 5_000;
  private static final int REPORT_EVERY = 5_000;

  private final Errand errand;
  private final String url;
  private final @Nullable String changed;

  private JdbcFetch(Errand errand, String url) {
    this.errand = errand;
    this.url = url;
    this.changed = errand.source().arrival().changed();
  }

  static Fetched fetch(Errand errand, FetchState since) throws IOException {
    String url = errand.location();
    checkUrl(errand, url);
    return new JdbcFetch(errand, url).fetch(since);
  }

  private static void checkUrl(Errand errand, String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw errand.problem(
          "location must be of the form jdbc:postgresql://host:port/database, without a login.",
          "PL-FETCH-001");
    }
    String options = parts.group(3) == null ? "" : parts.group(3);
    for (String option : options.split("&", -1)) {
      String name = option.replaceAll("=.*", "");
      if (!name.isEmpty() && !OPTIONS.contains(name)) {
        throw errand.problem(
            "location sets an option besides %s. Leave it out; user and password have places of their own."
                .formatted(OPTIONS.stream().sorted().toList()),
            "PL-FETCH-001");
      }
    }
    for (String host : parts.group(1).split(",", -1)) {
      URI uri = URI.create("http://" + host.replaceAll("[^A-Za-z0-9.:\\[\\]_-]", "_"));
      if (uri.getHost() != null) {
        Address.requirePublic(errand.where(), uri);
      }
    }
  }

  private Fetched fetch(FetchState before) throws IOException {
    String query = query();
    FetchState since = before.under(Fingerprint.of("jdbc", url, changed, query));
    Instant from = since.changed() == null ? null : Instant.parse(since.changed());
    // The transaction sees one moment of the database, so no row can change on the way.
    Latest latest = new Latest(errand.settings().clock(), from, Instant.MAX);
    long rows;
    try (Connection connection = connect()) {
      rows = write(connection, query, from, latest);
      connection.rollback();
    } catch (SQLException e) {
      throw told(e);
    }
    errand.checkChanged(latest);
    Instant moment = latest.moment();
    FetchState after =
        since.withChanged(changed == null || moment == null ? null : moment.toString());
    List<Delivery> deliveries = new ArrayList<>();
    if (rows > 0 || from == null) {
      deliveries.add(new Delivery(errand.target(), errand.name(), rows, 0, after));
    }
    return new Fetched(deliveries, after, errand.notices());
  }

  private String query() {
    String query = errand.source().arrival().query();
    if (query == null || query.isBlank()) {
      throw errand.problem(
          "query is missing; this connector needs it. Write a select that gives the rows.",
          "PL-FETCH-009");
    }
    return query.strip().replaceAll("(\\s*;)+$", "");
  }

  private Connection connect() throws SQLException {
    String login = errand.source().arrival().login();
    String variable = errand.variable("PASSWORD");
    if (login == null) {
      throw errand.problem(
          "login is missing; this connector needs it. Write the name of the database user.",
          "PL-FETCH-011");
    }
    String password =
        errand
            .secret(variable)
            .orElseThrow(
                () ->
                    errand.problem(
                        "the password of %s is not set. Put it into the environment as %s."
                            .formatted(login, variable),
                        "PL-FETCH-011"));
    Properties properties = new Properties();
    properties.setProperty("user", login);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "Porchlight");
    properties.setProperty("connectTimeout", "20");
    properties.setProperty("loginTimeout", "30");
    properties.setProperty(
        "socketTimeout", Long.toString(errand.limits().statement().toSeconds() + 60));
    properties.setProperty("readOnly", "true");
    properties.setProperty("readOnlyMode", "always");
    properties.setProperty("logServerErrorDetail", "false");
    return DriverManager.getConnection(url, properties);
  }

  private long write(Connection connection, String query, @Nullable Instant from, Latest latest)
      throws SQLException, IOException {
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local statement_timeout = " + errand.limits().statement().toMillis());
    }
    String all = "select * from (\n" + query + "\n) as delivered";
    ChangedColumn column = changed == null ? null : changedColumn(connection, all, changed);
    String sql = all;
    if (column != null && from != null) {
      sql += " where \"%s\" > cast(? as %s)".formatted(column.quoted(), column.type());
    }
    try (PreparedStatement statement =
        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      if (column != null && from != null) {
        statement.setString(1, column.text(from));
      }
      try (ResultSet result = statement.executeQuery()) {
        return write(result, column, latest);
      }
    }
  }

  /**
   * The column that holds moments of change.
   *
   * @param index from 1
   * @param type {@code timestamptz}, {@code timestamp} or {@code date}
   */
  private record ChangedColumn(int index, String name, String type) {
    String quoted() {
      return name.replace("\"", "\"\"");
    }

    /** After which moment to ask, given the latest one known. */
    String text(Instant moment) {
      return type.equals("timestamptz")
          ? moment.minus(Latest.OVERLAP).toString()
          : LocalDateTime.ofInstant(moment.minus(Latest.LOCAL_OVERLAP), ZoneOffset.UTC).toString();
    }
  }

  private ChangedColumn changedColumn(Connection connection, String all, String name)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery(all + " limit 0")) {
      ResultSetMetaData meta = none.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        String type = meta.getColumnTypeName(i);
        names.add(meta.getColumnLabel(i));
        if (!meta.getColumnLabel(i).equals(name)) {
          continue;
        }
        if (!Set.of("timestamptz", "timestamp", "date").contains(type)) {
          throw errand.problem(
              "changed names %s, which is of type %s. Name a column of moments or days, or leave changed out."
                  .formatted(name, type),
              "PL-FETCH-012");
        }
        return new ChangedColumn(i, name, type);
      }
      throw errand.problem(
          "changed names %s, but the query gives no such column. It gives %s."
              .formatted(name, String.join(", ", names)),
          "PL-FETCH-012");
    }
  }

  private long write(ResultSet result, @Nullable ChangedColumn column, Latest latest)
      throws SQLException, IOException {
    ResultSetMetaData meta = result.getMetaData();
    int columns = meta.getColumnCount();
    List<String> fields = new ArrayList<>();
    String[] types = new String[columns];
    for (int i = 0; i < columns; i++) {
      fields.add(meta.getColumnLabel(i + 1));
      types[i] = meta.getColumnTypeName(i + 1);
    }
    long rows = 0;
    long characters = 0;
    try (CsvWriter csv =
        CsvWriter.builder()
            .build(Files.newBufferedWriter(errand.target(), StandardCharsets.UTF_8))) {
      csv.writeRecord(fields);
      while (result.next()) {
        fields.clear();
        for (int i = 0; i < columns; i++) {
          String text = text(result, i + 1, types[i]);
          fields.add(text);
          characters += text.length() + 1;
        }
        csv.writeRecord(fields);
        rows++;
        if (column != null) {
          see(result, column, latest);
        }
        if (rows % REPORT_EVERY == 0) {
          errand.progress().at(errand.source().id(), rows, characters, 0);
        }
      }
    }
    errand.progress().at(errand.source().id(), rows, characters, 0);
    return rows;
  }

  private static String text(ResultSet result, int index, String type) throws SQLException {
    return switch (type) {
      case "timestamptz" -> {
        OffsetDateTime moment = result.getObject(index, OffsetDateTime.class);
        yield moment == null
            ? ""
            : moment.equals(OffsetDateTime.MAX)
                ? "infinity"
                : moment.equals(OffsetDateTime.MIN)
                    ? "-infinity"
                    : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
      }
      case "timestamp" -> {
        LocalDateTime moment = result.getObject(index, LocalDateTime.class);
        yield moment == null
            ? ""
            : moment.equals(LocalDateTime.MAX)
                ? "infinity"
                : moment.equals(LocalDateTime.MIN)
                    ? "-infinity"
                    : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
      }
      case "bool" -> {
        boolean yes = result.getBoolean(index);
        yield result.wasNull() ? "" : Boolean.toString(yes);
      }
      default -> {
        String text = result.getString(index);
        yield text == null ? "" : text;
      }
    };
  }

  /** Infinity is no moment anything changed at. */
  private static void see(ResultSet result, ChangedColumn column, Latest latest)
      throws SQLException {
    switch (column.type()) {
      case "timestamptz" -> {
        OffsetDateTime moment = result.getObject(column.index(), OffsetDateTime.class);
        if (moment != null
            && !moment.equals(OffsetDateTime.MIN)
            && !moment.equals(OffsetDateTime.MAX)) {
          latest.see(moment.toInstant());
        }
      }
      case "date" -> {
        LocalDate day = result.getObject(column.index(), LocalDate.class);
        if (day != null && !day.equals(LocalDate.MIN) && !day.equals(LocalDate.MAX)) {
          latest.see(day.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
      }
      default -> {
        LocalDateTime moment = result.getObject(column.index(), LocalDateTime.class);
        if (moment != null
            && !moment.equals(LocalDateTime.MIN)
            && !moment.equals(LocalDateTime.MAX)) {
          latest.see(moment.toInstant(ZoneOffset.UTC));
        }
      }
    }
  }

  /** What the database says, without the values that its words may hold. */
  private ProblemsException told(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String shown = url.replaceAll("\\?.*", "");
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08" ->
          new ProblemsException(
              shown,
              "the database does not answer, or the connection broke off. Look whether it runs and lets this machine in.",
              "PL-FETCH-008");
      case "28" ->
          new ProblemsException(
              shown,
              "the database refuses the login %s. Check the password in %s and whether the user may connect from here."
                  .formatted(errand.source().arrival().login(), errand.variable("PASSWORD")),
              "PL-FETCH-008");
      case "3D" ->
          new ProblemsException(
              shown, "there is no such database on this server. Change location.", "PL-FETCH-008");
      case "57" ->
          new ProblemsException(
              shown,
              "the query was stopped by the database: it took longer than %d minutes, or the database was being shut down. Ask for fewer rows, as with changed."
                  .formatted(errand.limits().statement().toMinutes()),
              "PL-FETCH-009");
      case "25" ->
          new ProblemsException(
              errand.where(),
              "the query would write to the database, which is not allowed. Write a query that only reads.",
              "PL-FETCH-009");
      case "42" ->
          // Of this class the words are of the query itself: names of columns, tables, types.
          new ProblemsException(
              errand.where(),
              "the database does not understand the query: %s. Mend query and run again."
                  .formatted(ServerWords.quoted(String.valueOf(e.getMessage()))),
              "PL-FETCH-009");
      default ->
          new ProblemsException(
              shown,
              "the database ended the query with state %s. Its owner finds the reason in its log under the application Porchlight."
                  .formatted(state),
              "PL-FETCH-009");
    };
  }
}
