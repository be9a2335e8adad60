package org.porchlight.records.formats;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Rows that another thread reads while earlier ones are worked on. They come in the same order, on
 * the thread that asks for them, and what goes wrong in the file comes after the rows before it.
 */
final class RowsAhead implements RowSource {
  private static final int ROWS = 512;
  private static final int WAITING = 8;

  private final RowSource rows;

  RowsAhead(RowSource rows) {
    this.rows = rows;
  }

  @Override
  public List<String> columns() {
    return rows.columns();
  }

  @Override
  public @Nullable String crs() {
    return rows.crs();
  }

  @Override
  public void forEach(RowVisitor visitor) throws IOException {
    Reading reading = new Reading(rows);
    Thread thread = Thread.ofPlatform().daemon().name("import-rows").start(reading);
    try {
      for (Block block = reading.next(); ; block = reading.next()) {
        for (int i = 0; i < block.count; i++) {
          visitor.row(block.numbers[i], block.rows[i], block.bytes[i]);
        }
        if (block.isLast) {
          block.rethrow();
          return;
        }
      }
    } finally {
      reading.stopped = true;
      join(thread);
    }
  }

  private static void join(Thread thread) throws IOException {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the import was told to stop", e);
    }
  }

  /** Some rows, or the file's end. */
  private static final class Block {
    private final RawRow[] rows = new RawRow[ROWS];
    private final long[] numbers = new long[ROWS];
    private final long[] bytes = new long[ROWS];
    private int count;
    private boolean isLast;
    private @Nullable Throwable failure;

    private void rethrow() throws IOException {
      switch (failure) {
        case null -> {}
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw new IOException("the file could not be read on", failure);
      }
    }
  }

  /** The other thread's part. */
  private static final class Reading implements Runnable {
    private final RowSource rows;
    private final BlockingQueue<Block> blocks = new ArrayBlockingQueue<>(WAITING);
    private Block block = new Block();
    private volatile boolean stopped;

    Reading(RowSource rows) {
      this.rows = rows;
    }

    Block next() throws IOException {
      try {
        return blocks.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("the import was told to stop", e);
      }
    }

    @Override
    public void run() {
      try {
        rows.forEach(this::add);
      } catch (Stopped e) {
        return;
      } catch (Throwable e) {
        block.failure = e;
      }
      block.isLast = true;
      try {
        hand();
      } catch (Stopped e) {
        return;
      }
    }

    private void add(long number, RawRow row, long bytesRead) {
      block.rows[block.count] = row.kept();
      block.numbers[block.count] = number;
      block.bytes[block.count] = bytesRead;
      block.count++;
      if (block.count == ROWS) {
        hand();
        block = new Block();
      }
    }

    private void hand() {
      try {
        while (!blocks.offer(block, 50, TimeUnit.MILLISECONDS)) {
          if (stopped) {
            throw new Stopped();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Stopped();
      }
    }
  }

  /** Nobody wants the rest. */
  private static final class Stopped extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1;

    Stopped() {
      super(null, null, false, false);
    }
  }
}
