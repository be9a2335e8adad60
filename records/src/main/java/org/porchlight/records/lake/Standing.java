package org.porchlight.records.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * What counts after a delivery: its own rows, and of the records known before those that it says
 * nothing of. A record is known by its key; the later delivery has the say.
 *
 * <p>The delivery's rows are the view {@code batch} of a database in memory. What was known before
 * is read from the Parquet files of the batch before: its own rows, and those it carried.
 */
public final class Standing {
  /** First and second half of a record's key. */
  public static final String KEY_HIGH = "@key-high";

  public static final String KEY_LOW = "@key-low";

  /** Row numbers lie below this many bits; what lies above tells deliveries apart. */
  public static final int ROW_BITS = 40;

  /** The batch whose delivery holds a carried record. */
  static final String BATCH = "@batch";

  /** The batch that first lacked a record though it should have had it; null while it counts. */
  static final String GONE = "@gone";

  /** Fewer records than this may lose their key by chance. */
  private static final long FEW = 20;

  /** Records that a gap would usually have, at least. */
  private static final int EXPECTED = 20;

  /** Of the 56 days around a gap, those with a record; with fewer there is no rhythm to miss. */
  private static final int BUSY_DAYS = 8;

  private static final int MOST_GAPS = 100;

  private final DuckDBConnection database;

  /** Compares in the database that has the view {@code batch}. */
  public Standing(DuckDBConnection database) {
    this.database = database;
  }

  /**
   * How a delivery differs from what was known.
   *
   * @param fresh records never seen before, or gone and here again
   * @param changed records that say something else now
   * @param same records that say the same
   * @param gone records that counted until now, and that this delivery takes away
   * @param standing records that count from now on, those carried on included
   * @param missing records that this delivery should have and lacks
   * @param renumbered of the missing ones, those whose content came under another key
   * @param carried records written to be carried on, those gone included
   * @param days which days the records that count have
   */
  public record Difference(
      long fresh,
      long changed,
      long same,
      long gone,
      long standing,
      long missing,
      long renumbered,
      long carried,
      Days days) {
    /** Whether the source has given its records new keys, as some do with every export. */
    public boolean isRenumbered() {
      return renumbered >= FEW
          && renumbered * 10 >= missing * 8
          && missing * 5 >= changed + same + missing;
    }
  }

  /**
   * The days of records.
   *
   * @param from the first; null when they have no date
   * @param to the last
   * @param gaps stretches without records that can hardly be chance
   */
  public record Days(@Nullable LocalDate from, @Nullable LocalDate to, List<Gap> gaps) {
    static final Days NONE = new Days(null, null, List.of());

    public Days {
      gaps = List.copyOf(gaps);
    }
  }

  /**
   * What was known before.
   *
   * @param id of the batch
   * @param records its own rows
   * @param carried what it carried; empty when it carried nothing
   */
  public record Before(String id, Path records, Optional<Path> carried) {}

  /**
   * A stretch of days without a record.
   *
   * @param from its first day
   * @param to its last day
   * @param expected records that so many days usually have
   */
  public record Gap(LocalDate from, LocalDate to, long expected) {}

  /**
   * Compares with nothing: the source's first delivery.
   *
   * @param date the column with the day of a record; empty when records have none
   */
  public Difference first(Optional<String> date) throws IOException {
    long rows = number("SELECT count(*) FROM batch");
    return new Difference(rows, 0, 0, 0, rows, 0, 0, 0, days(date, "batch"));
  }

  /**
   * Compares with what was known, and writes what is carried on.
   *
   * @param whole whether the delivery should hold everything
   * @param date the column with the day of a record, by which a delivery of new records shows what
   *     it should have held; empty when records have none
   * @param keyColumns columns that are the key itself
   * @param now the id of this batch
   * @param carried where to write the records that are carried on
   */
  public Difference after(
      Before before,
      boolean whole,
      Optional<String> date,
      List<String> keyColumns,
      String now,
      Path carried)
      throws IOException {
    String own =
        "SELECT *, '%s' AS %s, CAST(NULL AS VARCHAR) AS %s FROM read_parquet(%s)"
            .formatted(before.id(), q(BATCH), q(GONE), Duck.text(before.records()));
    run(
        "CREATE VIEW known AS "
            + own
            + before
                .carried()
                .map(
                    file ->
                        " UNION ALL BY NAME SELECT * FROM read_parquet(%s)"
                            .formatted(Duck.text(file)))
                .orElse(""));
    run("CREATE VIEW known_live AS SELECT * FROM known WHERE %s IS NULL".formatted(q(GONE)));
    List<String> common = commonColumns();
    String sameKey = "b.%1$s = k.%1$s AND b.%2$s = k.%2$s".formatted(q(KEY_HIGH), q(KEY_LOW));
    String sameContent = equal(common);
    long rows = number("SELECT count(*) FROM batch");
    long[] both = new long[2];
    rows(
        "SELECT count(*), count(*) FILTER (%s) FROM batch b JOIN known_live k ON %s"
            .formatted(sameContent, sameKey),
        row -> {
          both[0] = row.getLong(1);
          both[1] = row.getLong(2);
        });
    long kept = both[0];
    long same = both[1];
    String shouldHave =
        whole
            ? "true"
            : date.map(
                    column ->
                        "k.%1$s >= (SELECT min(%1$s) FROM batch) AND k.%1$s <= (SELECT max(%1$s) FROM batch)"
                            .formatted(q(column)))
                .orElse("false");
    String missing =
        "SELECT k.* FROM known_live k ANTI JOIN batch b ON %s WHERE %s"
            .formatted(sameKey, shouldHave);
    long lacking = number("SELECT count(*) FROM (%s)".formatted(missing));
    List<String> content = common.stream().filter(column -> !keyColumns.contains(column)).toList();
    long renumbered =
        keyColumns.isEmpty() || content.isEmpty() || lacking < FEW
            ? 0
            : number(
                "SELECT count(*) FROM (SELECT %1$s FROM (%2$s) k INTERSECT ALL SELECT %1$s FROM batch b ANTI JOIN known_live k ON %3$s)"
                    .formatted(
                        content.stream().map(Standing::q).collect(Collectors.joining(", ")),
                        missing,
                        sameKey));
    writeCarried(whole, sameKey, now, carried);
    long carriedRows = number("SELECT count(*) FROM carried");
    long carriedOn = number("SELECT count(*) FROM carried WHERE %s IS NULL".formatted(q(GONE)));
    return new Difference(
        rows - kept,
        kept - same,
        same,
        whole ? lacking : 0,
        rows + carriedOn,
        lacking,
        renumbered,
        carriedRows,
        days(
            date,
            "(SELECT * FROM batch UNION ALL BY NAME SELECT * FROM carried WHERE %s IS NULL)"
                .formatted(q(GONE))));
  }

  /**
   * The days: first, last, and the gaps between. A stretch without records is a gap when at least
   * {@value #EXPECTED} would be usual in it, going by the same days of the week in the four weeks
   * before and the four after: by chance alone that comes once in 480 million times.
   */
  private Days days(Optional<String> date, String records) throws IOException {
    if (date.isEmpty()) {
      return Days.NONE;
    }
    List<LocalDate> ends = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    run(
        "CREATE OR REPLACE TEMP TABLE by_day AS SELECT CAST(%1$s AS DATE) AS day, count(*) AS n FROM %2$s WHERE %1$s IS NOT NULL GROUP BY 1"
            .formatted(q(date.get()), records));
    rows(
        "SELECT min(day), max(day) FROM by_day",
        row -> {
          if (row.getObject(1) != null) {
            ends.add(row.getObject(1, LocalDate.class));
            ends.add(row.getObject(2, LocalDate.class));
          }
        });
    rows(
        """
        WITH holes AS (
          SELECT day AS last_seen, lead(day) OVER (ORDER BY day) AS next_seen FROM by_day),
        days AS (
          SELECT last_seen, next_seen,
            CAST(unnest(generate_series(last_seen + 1, next_seen - 1, INTERVAL 1 DAY)) AS DATE) AS day
          FROM holes WHERE next_seen - last_seen > 1),
        around AS (
          SELECT last_seen, isodow(b.day) AS weekday, sum(n) / 8.0 AS usual
          FROM holes JOIN by_day b ON b.day BETWEEN last_seen - 27 AND last_seen
            OR b.day BETWEEN next_seen AND next_seen + 27
          WHERE next_seen - last_seen > 1 GROUP BY ALL),
        busy AS (
          SELECT last_seen FROM holes JOIN by_day b ON b.day BETWEEN last_seen - 27 AND last_seen
            OR b.day BETWEEN next_seen AND next_seen + 27
          GROUP BY last_seen HAVING count(DISTINCT b.day) >= %d)
        SELECT d.last_seen + 1, d.next_seen - 1, round(sum(a.usual)) FROM days d
          JOIN around a ON a.last_seen = d.last_seen AND a.weekday = isodow(d.day)
          JOIN busy ON busy.last_seen = d.last_seen
        GROUP BY d.last_seen, d.next_seen HAVING sum(a.usual) >= %d ORDER BY 1"""
            .formatted(BUSY_DAYS, EXPECTED),
        row ->
            gaps.add(
                new Gap(
                    row.getObject(1, LocalDate.class),
                    row.getObject(2, LocalDate.class),
                    row.getLong(3))));
    return new Days(
        ends.isEmpty() ? null : ends.getFirst(),
        ends.isEmpty() ? null : ends.getLast(),
        gaps.size() > MOST_GAPS ? gaps.subList(0, MOST_GAPS) : gaps);
  }

  private void writeCarried(boolean whole, String sameKey, String now, Path carried)
      throws IOException {
    String gone = whole ? "coalesce(k.%s, '%s')".formatted(q(GONE), now) : "k." + q(GONE);
    List<String> columns = new ArrayList<>();
    // The columns of today: what is mapped no longer is left in the earlier batch.
    rows(
        """
        SELECT n.column_name, n.data_type, o.column_name IS NOT NULL
        FROM (SELECT * FROM duckdb_columns() WHERE table_name = 'batch') n
          LEFT JOIN (SELECT * FROM duckdb_columns() WHERE table_name = 'known_live') o
          ON n.column_name = o.column_name
        ORDER BY n.column_index""",
        row ->
            columns.add(
                row.getBoolean(3)
                    ? "TRY_CAST(k.%1$s AS %2$s) AS %1$s"
                        .formatted(q(row.getString(1)), row.getString(2))
                    : "CAST(NULL AS %2$s) AS %1$s"
                        .formatted(q(row.getString(1)), row.getString(2))));
    run(
        "COPY (SELECT %s, k.%s, %s AS %s FROM known k ANTI JOIN batch b ON %s) TO %s (FORMAT parquet, COMPRESSION zstd)"
            .formatted(
                String.join(", ", columns), q(BATCH), gone, q(GONE), sameKey, Duck.text(carried)));
    run("CREATE VIEW carried AS SELECT * FROM read_parquet(%s)".formatted(Duck.text(carried)));
  }

  /** Columns of both with the same type, the row number and the key aside. */
  private List<String> commonColumns() throws IOException {
    List<String> columns = new ArrayList<>();
    rows(
        """
        SELECT n.column_name FROM duckdb_columns() n JOIN duckdb_columns() o
          ON n.column_name = o.column_name AND n.data_type = o.data_type
        WHERE n.table_name = 'batch' AND o.table_name = 'known_live'
          AND n.column_name NOT LIKE '@%' AND n.column_name <> 'row'
        ORDER BY n.column_index""",
        row -> columns.add(row.getString(1)));
    return columns;
  }

  private static String equal(List<String> columns) {
    return columns.isEmpty()
        ? "true"
        : columns.stream()
            .map(column -> "b.%1$s IS NOT DISTINCT FROM k.%1$s".formatted(q(column)))
            .collect(Collectors.joining(" AND "));
  }

  private static String q(String name) {
    return Duck.name(name);
  }

  private void run(String sql) throws IOException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IOException("the earlier batch could not be compared", e);
    }
  }

  private long number(String sql) throws IOException {
    long[] number = new long[1];
    rows(sql, row -> number[0] = row.getLong(1));
    return number[0];
  }

  /** Takes one row of an answer. */
  @FunctionalInterface
  private interface RowTaker {
    void take(ResultSet row) throws SQLException;
  }

  private void rows(String sql, RowTaker taker) throws IOException {
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        taker.take(result);
      }
    } catch (SQLException e) {
      throw new IOException("the earlier batch could not be compared", e);
    }
  }
}
