package org.porchlight.study.load;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Discreet;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into one table by COPY, in its text format: collected and sent a mebibyte at a
 * time, so that rows of several tables can be written in turn over one connection.
 */
final class CopyRows {
  private static final int SEND_FROM = 1 << 20;

  private final Connection connection;
  private final String copy;
  private byte[] bytes = new byte[SEND_FROM + (1 << 16)];
  private int length;
  private boolean first = true;

  /**
   * Rows of a table.
   *
   * @param table with its columns in parentheses, in the order of the fields. Made in this very
   *     transaction: then its rows can be written as settled ones (FREEZE), which nothing need
   *     visit again before an index alone can answer
   */
  CopyRows(Connection connection, String table) {
    this.connection = connection;
    copy = "copy " + table + " from stdin (freeze)";
  }

  CopyRows text(@Nullable String value) {
    separate();
    if (value == null) {
      put('\\');
      put('N');
    } else {
      putEscaped(value);
    }
    return this;
  }

  CopyRows number(long value) {
    separate();
    putAscii(Long.toString(value));
    return this;
  }

  CopyRows real(double value) {
    separate();
    putAscii(Float.toString((float) value));
    return this;
  }

  CopyRows flag(boolean value) {
    separate();
    put(value ? 't' : 'f');
    return this;
  }

  CopyRows moment(@Nullable Instant value) {
    return text(value == null ? null : value.toString());
  }

  CopyRows numbers(byte[] values) {
    separate();
    put('{');
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        put(',');
      }
      putAscii(Byte.toString(values[i]));
    }
    put('}');
    return this;
  }

  CopyRows reals(float[] values) {
    separate();
    put('{');
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        put(',');
      }
      putAscii(Float.toString(values[i]));
    }
    put('}');
    return this;
  }

  /** Ends the row. */
  void end() throws SQLException {
    put('\n');
    first = true;
    if (length >= SEND_FROM) {
      send();
    }
  }

  /** Sends what is left. */
  void send() throws SQLException {
    if (length == 0) {
      return;
    }
    try {
      CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
      in.writeToCopy(bytes, 0, length);
      in.endCopy();
      length = 0;
    } catch (SQLException e) {
      throw Discreet.error(e);
    }
  }

  private void separate() {
    if (!first) {
      put('\t');
    }
    first = false;
  }

  private void putEscaped(String value) {
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    for (byte one : encoded) {
      switch (one) {
        case '\\' -> escaped('\\');
        case '\t' -> escaped('t');
        case '\n' -> escaped('n');
        case '\r' -> escaped('r');
        // PostgreSQL's texts cannot hold it, and nobody misses it.
        case 0 -> put(' ');
        default -> put(one);
      }
    }
  }

  private void escaped(char letter) {
    put('\\');
    put(letter);
  }

  private void putAscii(String value) {
    for (int i = 0; i < value.length(); i++) {
      put(value.charAt(i));
    }
  }

  private void put(int one) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    bytes[length++] = (byte) one;
  }
}
