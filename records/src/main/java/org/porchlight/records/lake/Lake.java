package org.porchlight.records.lake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder {@code lake/} of a data home: every file ever received, encrypted, with its rows in
 * standard fields beside it. A batch is written whole or not at all and never changes.
 *
 * <pre>
 * lake/SOURCE/BATCH/source.enc           the file as received
 *                   records.parquet.enc  its good rows
 *                   carried.parquet.enc  records it says nothing of, and those it took away; only
 *                                        in the last two batches, for it can be worked out again
 *                   rejected.enc         its bad rows as received, each with the reason
 *                   batch.json           counts; no value from a record
 * lake/SOURCE/BATCH.held/                a delivery that counts nowhere until somebody accepts it
 * lake/SOURCE/erased.enc                 which records were erased, by keyed hash
 * </pre>
 */
public final class Lake {
  public static final String SOURCE_FILE = "source.enc";
  public static final String RECORDS_FILE = "records.parquet.enc";
  public static final String REJECTED_FILE = "rejected.enc";
  public static final String CARRIED_FILE = "carried.parquet.enc";

  /** In place of {@link #SOURCE_FILE}: its rows as texts, without those that were erased. */
  public static final String CLEARED_FILE = "cleared.enc";

  static final String BATCH_FILE = "batch.json";

  private static final String FETCHED_FILE = "fetched.json";
  private static final String HELD = ".held";

  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path folder;
  private final Seal seal;

  private Lake(Path folder, Seal seal) {
    this.folder = folder;
    this.seal = seal;
  }

  /**
   * Opens the lake of a data home; makes it, with a new key, when there is none yet. The key stands
   * in {@code keys/lake.key}, or where the environment setting PORCHLIGHT_LAKE_KEY_FILE says.
   *
   * @throws ProblemsException when the key is missing, open to others, or of the wrong size
   * @throws IOException when the folder cannot be made or read
   */
  public static Lake open(Path home) throws IOException {
    return open(home, LakeKey.file(home));
  }

  public static Lake open(Path home, Path keyFile) throws IOException {
    Path folder = home.resolve("lake");
    Files.createDirectories(folder);
    return new Lake(folder, new Seal(LakeKey.ring(keyFile, isEmpty(folder))));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, 3)) {
      return files.noneMatch(file -> file.getFileName().toString().equals(BATCH_FILE));
    }
  }

  /**
   * Keeps other imports out of this lake until closed.
   *
   * @throws ProblemsException when another one is running
   */
  public Closeable lock() throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new ProblemsException(
          folder.toString(),
          "another import is writing to this lake. Wait until it is done, or stop it.",
          "PL-LAKE-005");
    }
    try {
      Rewrite.completeAll(folder);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return channel;
  }

  /** All batches of a source that count or counted, oldest first. */
  public List<Batch> batches(String source) {
    return batches(source, "");
  }

  /** The deliveries of a source that are held back, oldest first. */
  public List<Batch> held(String source) {
    return batches(source, HELD);
  }

  private List<Batch> batches(String source, String ending) {
    Path ofSource = folder.resolve(source);
    if (!Files.isDirectory(ofSource)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(ofSource)) {
      return entries
          .filter(
              entry ->
                  entry
                      .getFileName()
                      .toString()
                      .matches("\\d{4,}-[0-9a-f]{8}" + Pattern.quote(ending)))
          .filter(entry -> Files.isRegularFile(entry.resolve(BATCH_FILE)))
          .map(Lake::readBatch)
          .sorted(Comparator.comparingInt(Batch::number))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the lake's folder cannot be listed", e);
    }
  }

  /** The newest batch of a source, which is the one that counts; empty when there is none. */
  public Optional<Batch> current(String source) {
    List<Batch> all = batches(source);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  private static Batch readBatch(Path batch) {
    try {
      return JSON.readValue(Files.readAllBytes(batch.resolve(BATCH_FILE)), Batch.class);
    } catch (IOException | JacksonException e) {
      throw new ProblemsException(
          batch.getFileName() + "/" + BATCH_FILE,
          "the batch's description cannot be read. Restore the lake from a backup.",
          "PL-LAKE-006");
    }
  }

  /**
   * Opens the current batches of these sources for queries: each is a view of its source's name.
   * Sources without a batch have no view.
   *
   * @throws BrokenSealException when a batch was changed or cut
   */
  public OpenLake query(Collection<String> sources) throws IOException {
    long bytes = 0;
    for (String source : sources) {
      Optional<Batch> batch = current(source);
      if (batch.isPresent()) {
        bytes += Files.size(folderOf(batch.get()).resolve(RECORDS_FILE));
        bytes += carries(batch.get()) ? Files.size(folderOf(batch.get()).resolve(CARRIED_FILE)) : 0;
      }
    }
    PrivateFolder open = PrivateFolder.withRoomFor(bytes + (64 << 20));
    try {
      for (String source : sources) {
        Optional<Batch> batch = current(source);
        if (batch.isPresent()) {
          Path folder = open.path().resolve(source);
          Files.createDirectory(folder);
          unseal(batch.get(), RECORDS_FILE, folder.resolve(OpenLake.RECORDS));
          if (carries(batch.get())) {
            unseal(batch.get(), CARRIED_FILE, folder.resolve(OpenLake.CARRIED));
          }
        }
      }
      return new OpenLake(open);
    } catch (IOException | RuntimeException e) {
      open.close();
      throw e;
    } catch (SQLException e) {
      open.close();
      throw new IOException("the lake could not be opened for queries", e);
    }
  }

  /** The bad rows of a batch as received, each with its row number and reason, as CSV. */
  public InputStream rejected(Batch batch) throws IOException {
    return seal.reader(folderOf(batch).resolve(REJECTED_FILE), purpose(batch, REJECTED_FILE));
  }

  /**
   * A file exactly as received.
   *
   * @param batch the id of the batch that holds it, as {@link Batch#received} says
   */
  public InputStream received(String source, String batch) throws IOException {
    return seal.reader(
        receivedIn(source, batch).resolve(SOURCE_FILE), source + "/" + batch + "/" + SOURCE_FILE);
  }

  /**
   * Whether erased rows were taken out of a file as received, so that only texts are left of it.
   */
  public boolean isCleared(String source, String batch) {
    return Files.isRegularFile(receivedIn(source, batch).resolve(CLEARED_FILE));
  }

  /** Whether a batch holds the file it came as, and does not only point to an earlier one. */
  public boolean isReceived(String source, String batch) {
    return isCleared(source, batch)
        || Files.isRegularFile(receivedIn(source, batch).resolve(SOURCE_FILE));
  }

  /** What {@link #isCleared} says is left of a file as received. */
  public InputStream cleared(String source, String batch) throws IOException {
    return seal.reader(
        receivedIn(source, batch).resolve(CLEARED_FILE), source + "/" + batch + "/" + CLEARED_FILE);
  }

  /** A delivery that was held back stands in a folder of another name. */
  private Path receivedIn(String source, String batch) {
    Path counted = folder.resolve(source).resolve(batch);
    return Files.isDirectory(counted) ? counted : folder.resolve(source).resolve(batch + HELD);
  }

  /** The folder of a source, for what is kept of it beside its batches. */
  public Path folderOf(String source) {
    return folder.resolve(source);
  }

  /** Begins to put new files in the place of a batch's own. */
  public Rewrite rewrite(Batch batch) throws IOException {
    return new Rewrite(seal, folderOf(batch), batch);
  }

  /** Forgets how far a source was fetched, pages that were kept included. */
  public void forgetFetched(String source, boolean stateToo) throws IOException {
    PrivateFolder.delete(fetching().resolve(source));
    if (stateToo) {
      Files.deleteIfExists(folder.resolve(source).resolve(FETCHED_FILE));
    }
  }

  /** Whether a batch carries records of earlier ones. */
  public boolean carries(Batch batch) {
    return Files.isRegularFile(folderOf(batch).resolve(CARRIED_FILE));
  }

  public void unseal(Batch batch, String file, Path to) throws IOException {
    try (InputStream in = seal.reader(folderOf(batch).resolve(file), purpose(batch, file))) {
      Files.copy(in, to);
    }
  }

  private Path folderOf(Batch batch) {
    String ending = batch.held().isEmpty() ? "" : HELD;
    return folder.resolve(batch.source()).resolve(batch.id() + ending);
  }

  static String purpose(Batch batch, String file) {
    return batch.source() + "/" + batch.id() + "/" + file;
  }

  /** Where a fetch that was cut off keeps what it has, sealed. */
  public Path fetching() {
    return folder.resolve(".fetch");
  }

  /** Where stands what the numbers of closed months were counted from, sealed. */
  public Path published() {
    return folder.resolve(".published");
  }

  /** Where stand counts of people by their contacts, as the last link run made them, sealed. */
  public Path people() {
    return folder.resolve(".people");
  }

  /**
   * A stream that encrypts into a new file of {@link #fetching}, {@link #published} or {@link
   * #people}.
   */
  public OutputStream sealing(Path file, String purpose) throws IOException {
    return seal.writer(file, purpose);
  }

  /** The content of such a file. */
  public InputStream opening(Path file, String purpose) throws IOException {
    return seal.reader(file, purpose);
  }

  /** What was remembered of the last fetch of a source; empty when it was never fetched. */
  public <T> Optional<T> fetched(String source, Class<T> type) throws IOException {
    Path file = folder.resolve(source).resolve(FETCHED_FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), type));
    } catch (JacksonException e) {
      // Everything is asked for again; what the lake has already changes nothing.
      return Optional.empty();
    }
  }

  /** Remembers a fetch for the next one. */
  public void remember(String source, Object fetched) throws IOException {
    Path file = folder.resolve(source).resolve(FETCHED_FILE);
    Files.createDirectories(file.resolveSibling("."));
    Path partial = file.resolveSibling("." + FETCHED_FILE + ".new");
    Files.write(partial, JSON.writeValueAsBytes(fetched));
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Begins a batch. Leftovers of an import that was cut off are deleted. */
  public Draft begin(String source, String sha256) throws IOException {
    Path ofSource = folder.resolve(source);
    Files.createDirectories(ofSource);
    try (Stream<Path> entries = Files.list(ofSource)) {
      for (Path entry : entries.toList()) {
        if (entry.getFileName().toString().endsWith(".partial")) {
          PrivateFolder.delete(entry);
        }
      }
    }
    int last =
        Stream.concat(batches(source).stream(), held(source).stream())
            .mapToInt(Batch::number)
            .max()
            .orElse(0);
    String id = "%04d-%s".formatted(last + 1, sha256.substring(0, 8));
    Path partial = ofSource.resolve("." + id + ".partial");
    Files.createDirectory(partial);
    return new Draft(source, id, partial, ofSource.resolve(id));
  }

  /**
   * Deletes what old batches carried: only the newest is asked, and the one before it stays for the
   * moment in which a reader holds it.
   */
  private void dropCarried(String source) throws IOException {
    List<Batch> all = batches(source);
    for (Batch old : all.subList(0, Math.max(0, all.size() - 2))) {
      Files.deleteIfExists(folderOf(old).resolve(CARRIED_FILE));
    }
  }

  /** A batch being written. Nothing of it shows until {@link #finish}. */
  public final class Draft implements AutoCloseable {
    private final String source;
    private final String id;
    private final Path partial;
    private final Path target;

    private Draft(String source, String id, Path partial, Path target) {
      this.source = source;
      this.id = id;
      this.partial = partial;
      this.target = target;
    }

    public String id() {
      return id;
    }

    public OutputStream writer(String file) throws IOException {
      return seal.writer(partial.resolve(file), source + "/" + id + "/" + file);
    }

    public void finish(Batch batch) throws IOException {
      Path description = partial.resolve(BATCH_FILE);
      Files.write(
          description,
          JSON.writeValueAsBytes(batch),
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Path whole = batch.held().isEmpty() ? target : target.resolveSibling(id + HELD);
      try {
        Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(partial, whole);
      }
      dropCarried(source);
    }

    /** Deletes what was not finished. */
    @Override
    public void close() throws IOException {
      PrivateFolder.delete(partial);
    }
  }
}
