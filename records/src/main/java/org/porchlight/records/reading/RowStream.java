package org.porchlight.records.reading;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;
import org.porchlight.records.places.PlaceTally;

/**
 * A table that the database reads while its rows still come: the function {@code rows()}. Only a
 * few blocks wait at a time, so that it takes the same memory for a thousand rows and for a hundred
 * million. Rows are put in by one thread and read once, in order, by another.
 */
final class RowStream implements DuckDBTableFunction<Object, Object, Object> {
  static final String FUNCTION = "rows";

  private static final int WAITING = 8;
  private static final Object NONE = new Object();

  private final List<Column> columns;
  private final PlaceTally places;
  private final BlockingQueue<RowBlock> ready = new ArrayBlockingQueue<>(WAITING);
  private final BlockingQueue<RowBlock> free = new ArrayBlockingQueue<>(WAITING);
  private final RowBlock end;
  private RowBlock filling;

  /** Why the other side reads no more; null while it does. */
  private volatile @Nullable Exception broken;

  RowStream(List<Column> columns, PlaceTally places) {
    this.columns = columns;
    this.places = places;
    this.end = new RowBlock(columns);
    this.filling = new RowBlock(columns);
    for (int i = 0; i < WAITING - 1; i++) {
      free.add(new RowBlock(columns));
    }
  }

  /** Makes the function known to a database. */
  void registerIn(DuckDBConnection database) throws SQLException {
    try (var function = DuckDBFunctions.tableFunction()) {
      function.withName(FUNCTION).withFunction(this).register(database);
    }
  }

  void add(long number, StandardRow row, long high, long low) throws IOException {
    filling.add(number, row, high, low);
    if (filling.isFull()) {
      hand(filling);
      filling = take(free);
      filling.clear();
    }
  }

  /** No more rows come. */
  void end() throws IOException {
    if (filling.rows() > 0) {
      hand(filling);
    }
    hand(end);
  }

  /** The reader is gone; whoever still puts rows in hears of it. */
  void breakOff(Exception why) {
    broken = why;
  }

  private void hand(RowBlock block) throws IOException {
    try {
      while (!ready.offer(block, 50, TimeUnit.MILLISECONDS)) {
        checkReader();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private RowBlock take(BlockingQueue<RowBlock> blocks) throws IOException {
    try {
      for (; ; ) {
        RowBlock block = blocks.poll(50, TimeUnit.MILLISECONDS);
        if (block != null) {
          return block;
        }
        checkReader();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void checkReader() throws IOException {
    Exception why = broken;
    if (why != null) {
      throw new IOException("the rows could not be written", why);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("the import was told to stop", e);
  }

  @Override
  public Object bind(DuckDBTableFunctionBindInfo info) throws Exception {
    for (Column column : columns) {
      info.addResultColumn(
          column.name(),
          switch (column.type()) {
            case TEXT -> DuckDBColumnType.VARCHAR;
            case DECIMAL -> DuckDBColumnType.DOUBLE;
            case WHOLE, FLAG, DAY, MOMENT -> DuckDBColumnType.BIGINT;
          });
    }
    for (String own : ParquetWriter.OWN_COLUMNS) {
      info.addResultColumn(own, DuckDBColumnType.BIGINT);
    }
    return NONE;
  }

  @Override
  public Object init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    return NONE;
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk)
      throws IOException {
    RowBlock block = take(ready);
    if (block == end) {
      ready.add(end);
      return 0;
    }
    block.writeTo(chunk);
    block.countPlaces(places);
    int rows = block.rows();
    free.add(block);
    return rows;
  }
}
