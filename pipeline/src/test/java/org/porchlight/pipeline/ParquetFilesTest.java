package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.records.lake.Duck;
import org.porchlight.release.Cell;
import org.porchlight.release.Manifest;
import org.porchlight.release.Release;
import org.porchlight.release.Releases;

/** The Parquet of a release says what its JSON says, hidden numbers as no number. */
class ParquetFilesTest {
  @TempDir Path root;

  private record Row(String area, String period, String type, String status, String value) {}

  @Test
  void theSameCellsInTheSameOrder() throws IOException, SQLException {
    Village village = Village.in(root).calls(Village.draw(new Random(3), 2000));
    village.run();
    Release release = new Releases(village.home().resolve("releases")).latest().orElseThrow();
    assertThat(release.manifest().tables()).isNotEmpty();
    for (Manifest.TableNote note : release.manifest().tables()) {
      String parquet = Objects.requireNonNull(note.parquet());
      List<Row> told = new ArrayList<>();
      for (Cell cell : release.table(note.id()).orElseThrow().cells()) {
        told.add(
            new Row(
                cell.area(),
                cell.time(),
                cell.type(),
                cell.isHidden() ? "hidden" : "shown",
                Optional.ofNullable(cell.value()).map(Object::toString).orElse("none")));
      }
      Path folder = village.home().resolve("releases").resolve(release.manifest().id());
      assertThat(rows(folder.resolve(parquet))).isEqualTo(told);
      assertThat(told).extracting(Row::status).contains("hidden", "shown");
      assertThat(release.file(parquet)).isPresent();
    }
  }

  /**
   * A Parquet file carries the least and the most of each column, row group by row group. They are
   * those of the numbers shown, and there are as many empty places as hidden ones.
   */
  @Test
  void whatTheFileSaysOfItsColumnsIsSaidOfShownNumbersOnly() throws IOException, SQLException {
    Village village = Village.in(root).calls(Village.draw(new Random(3), 2000));
    village.run();
    Release release = new Releases(village.home().resolve("releases")).latest().orElseThrow();
    for (Manifest.TableNote note : release.manifest().tables()) {
      List<Cell> cells = release.table(note.id()).orElseThrow().cells();
      List<Long> shown =
          cells.stream()
              .map(Cell::value)
              .filter(Objects::nonNull)
              .map(Objects::requireNonNull)
              .sorted()
              .toList();
      Path file =
          village
              .home()
              .resolve("releases")
              .resolve(release.manifest().id())
              .resolve(Objects.requireNonNull(note.parquet()));
      assertThat(statistics(file))
          .as(note.id())
          .containsExactly(
              shown.getFirst().toString(),
              shown.getLast().toString(),
              Long.toString(cells.size() - (long) shown.size()));
    }
  }

  /** The smallest, the largest and how many are empty, over all row groups, as the footer says. */
  private static List<String> statistics(Path parquet) throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet result =
            database
                .createStatement()
                .executeQuery(
                    "SELECT min(CAST(stats_min_value AS BIGINT)), max(CAST(stats_max_value AS BIGINT)), sum(stats_null_count) FROM parquet_metadata(%s) WHERE path_in_schema = 'value'"
                        .formatted(Duck.text(parquet)))) {
      assertThat(result.next()).isTrue();
      return List.of(result.getString(1), result.getString(2), result.getString(3));
    }
  }

  private static List<Row> rows(Path parquet) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet result =
            database
                .createStatement()
                .executeQuery(
                    "SELECT area, period, type, status, coalesce(CAST(value AS VARCHAR), 'none') FROM read_parquet(%s)"
                        .formatted(Duck.text(parquet)))) {
      while (result.next()) {
        rows.add(
            new Row(
                result.getString(1),
                result.getString(2),
                result.getString(3),
                result.getString(4),
                result.getString(5)));
      }
    }
    return rows;
  }
}
