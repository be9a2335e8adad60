package org.porchlight.records.custody;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.porchlight.records.formats.RowSource;
import org.porchlight.records.lake.Lake;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The records of a source that were erased and are not taken in again. A record is known by a keyed
 * hash of what names it, whose key never leaves this sealed file: nothing that was erased can be
 * read from it, and nobody without the lake's key can ask it.
 */
public final class Tombstones {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FILE = "erased.enc";

  private final Lake lake;
  private final String source;
  private Content content;

  /**
   * One erasure.
   *
   * @param number counts up within the source, from 1
   * @param columns what names a record: the columns of the key; empty: all that a row says
   * @param names keyed hashes of the records
   * @param found of these, the records that the lake had
   * @param rows taken out of files as received
   * @param batches whose files were written anew
   * @param pending what is still to be done; null when all is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Erasure(
      int number,
      Instant at,
      String by,
      String reason,
      List<String> columns,
      List<String> names,
      long found,
      long rows,
      long batches,
      @Nullable Pending pending) {
    public Erasure {
      columns = List.copyOf(columns);
      names = List.copyOf(names);
    }
  }

  /**
   * Where the rows stand that are being erased; thrown away when they are.
   *
   * @param hits batch that holds the file as received to row numbers in it
   * @param cells keyed hashes of whole rows, by which rejected ones are found
   * @param records the records as schema {@code study} names them
   */
  record Pending(Map<String, List<Long>> hits, List<String> cells, List<String> records) {
    Pending {
      hits = Map.copyOf(hits);
      cells = List.copyOf(cells);
      records = List.copyOf(records);
    }
  }

  private record Content(String secret, List<Erasure> erasures) {
    Content {
      erasures = List.copyOf(erasures);
    }
  }

  private Tombstones(Lake lake, String source, Content content) {
    this.lake = lake;
    this.source = source;
    this.content = content;
  }

  /** Those of a source; none when nothing of it was ever erased. */
  public static Tombstones of(Lake lake, String source) throws IOException {
    Path file = lake.folderOf(source).resolve(FILE);
    if (!Files.isRegularFile(file)) {
      byte[] secret = new byte[32];
      new SecureRandom().nextBytes(secret);
      return new Tombstones(lake, source, new Content(HexFormat.of().formatHex(secret), List.of()));
    }
    try (InputStream in = lake.opening(file, purpose(source))) {
      return new Tombstones(lake, source, JSON.readValue(in.readAllBytes(), Content.class));
    } catch (JacksonException e) {
      throw new IOException("the list of what was erased cannot be read", e);
    }
  }

  private static String purpose(String source) {
    return source + "/" + FILE;
  }

  /** What was erased, earliest first. */
  public List<Erasure> erasures() {
    return content.erasures();
  }

  RowName name(List<String> columns, List<String> header) {
    return new RowName(HexFormat.of().parseHex(content.secret()), columns, header);
  }

  int next() {
    return content.erasures().size() + 1;
  }

  /** Writes one down, in the place of an earlier one of its number. */
  void write(Erasure erasure) throws IOException {
    List<Erasure> all = new ArrayList<>(content.erasures());
    all.removeIf(one -> one.number() == erasure.number());
    all.add(erasure);
    content = new Content(content.secret(), all);
    Path file = lake.folderOf(source).resolve(FILE);
    Files.createDirectories(file.resolveSibling("."));
    Path partial = file.resolveSibling("." + FILE + ".partial");
    Files.deleteIfExists(partial);
    try (OutputStream out = lake.sealing(partial, purpose(source))) {
      out.write(JSON.writeValueAsBytes(content));
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The rows of a file without those that were erased.
   *
   * @param key the columns that name a record today; they stand for those of an earlier key
   * @param left hears the number of each row that is left out
   */
  public RowSource without(RowSource rows, List<String> key, LongConsumer left) {
    List<Known> known = new ArrayList<>();
    for (Erasure erasure : content.erasures()) {
      List<String> columns = erasure.columns();
      if (!rows.columns().containsAll(columns) && columns.size() == key.size()) {
        columns = key;
      }
      if (rows.columns().containsAll(columns) || columns.size() == 1) {
        known.add(new Known(name(columns, rows.columns()), Set.copyOf(erasure.names())));
      }
    }
    return known.isEmpty()
        ? rows
        : new Without(rows, (_, row) -> known.stream().anyMatch(one -> one.has(row)), left);
  }

  /** Whether a file holds a row that was erased. */
  public boolean standIn(RowSource rows, List<String> key) throws IOException {
    if (content.erasures().isEmpty()) {
      return false;
    }
    long[] found = new long[1];
    without(rows, key, _ -> found[0]++).forEach((_, _, _) -> {});
    return found[0] > 0;
  }

  /** The records of one erasure. */
  private record Known(RowName name, Set<String> names) {
    boolean has(org.porchlight.records.formats.RawRow row) {
      return name.of(row).stream().anyMatch(names::contains);
    }
  }
}
