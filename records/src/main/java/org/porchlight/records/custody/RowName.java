package org.porchlight.records.custody;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.porchlight.records.formats.RawRow;

/** Names rows by a keyed hash: HMAC-SHA-256, the first 128 bits of it. Not for several threads. */
final class RowName {
  private static final int BYTES = 16;
  private static final String BETWEEN = "\u001f";

  private final Mac mac;
  private final List<String> header;
  private final int[] key;

  /**
   * Names the rows of a file.
   *
   * @param columns of the key; empty: a row is named by all it says. When the header lacks the one
   *     column of a key, its text may stand in any cell: rather a row too many than one too few
   */
  RowName(byte[] secret, List<String> columns, List<String> header) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
    this.header = List.copyOf(header);
    this.key = columns.stream().mapToInt(header::indexOf).toArray();
  }

  /** The name of a record with this key. */
  String of(List<String> key) {
    return hash("key" + BETWEEN + String.join(BETWEEN, key));
  }

  /**
   * The name of a row. A row that has too many or too few cells may have its key in any of them.
   */
  List<String> of(RawRow row) {
    if (key.length == 0) {
      return List.of(cells(row));
    }
    if (key.length == 1 && (key[0] < 0 || row.size() != header.size())) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        if (!row.text(i).isEmpty()) {
          names.add(of(List.of(row.text(i))));
        }
      }
      return names;
    }
    List<String> parts = new ArrayList<>();
    for (int column : key) {
      if (row.text(column).isEmpty()) {
        return List.of();
      }
      parts.add(row.text(column));
    }
    return List.of(of(parts));
  }

  /** All that a row says, wherever its columns stand. */
  private String cells(RawRow row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      if (!row.text(i).isEmpty()) {
        cells.add((i < header.size() ? header.get(i) : "") + BETWEEN + row.text(i));
      }
    }
    cells.sort(null);
    return hash("row" + BETWEEN + String.join(BETWEEN, cells));
  }

  /** A row as it stands, by which its copy among the rejected ones is found. */
  String exactly(List<String> cells) {
    return hash("cells" + BETWEEN + String.join(BETWEEN, cells));
  }

  private String hash(String text) {
    byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }
}
