package org.porchlight.records.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages of a fetch that is under way, sealed, in the source's own folder. A page counts once
 * the word on how far the fetch got names it: a process killed at any moment leaves pages that the
 * next fetch goes on from.
 */
final class KeptPages {
  /** Older pages are thrown away: a delivery is of one day. */
  static final Duration OLDEST = Duration.ofDays(1);

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String REACHED = "reached.json";

  /**
   * Where to go on.
   *
   * @param by how pages are asked for, as {@code offset}
   * @param next the offset or the object id that comes next
   * @param size rows or ids asked for at once
   */
  record Position(String by, long next, long size) {}

  /** How far a fetch got; holds no value of a record. */
  private record Reached(
      String of, Instant begun, int pages, long duplicates, @Nullable Position position) {}

  private final Path folder;
  private final String source;
  private final SealedFiles seal;
  private final Clock clock;
  private Reached reached;

  private KeptPages(Path folder, String source, SealedFiles seal, Clock clock, Reached reached) {
    this.clock = clock;
    this.folder = folder;
    this.source = source;
    this.seal = seal;
    this.reached = reached;
  }

  /**
   * The pages of a source, those kept from a fetch that broke off included.
   *
   * @param fingerprint of what is fetched: pages of anything else are thrown away
   */
  static KeptPages open(Path all, String source, SealedFiles seal, Clock clock, String fingerprint)
      throws IOException {
    Path folder = all.resolve(source);
    Optional<Reached> before = read(folder);
    Instant now = clock.instant();
    if (before.isPresent()
        && before.get().of().equals(fingerprint)
        && before.get().begun().plus(OLDEST).isAfter(now)
        && !before.get().begun().isAfter(now)) {
      return new KeptPages(folder, source, seal, clock, before.get());
    }
    delete(folder);
    Files.createDirectories(folder);
    return new KeptPages(folder, source, seal, clock, new Reached(fingerprint, now, 0, 0, null));
  }

  private static Optional<Reached> read(Path folder) throws IOException {
    Path file = folder.resolve(REACHED);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), Reached.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Throws away what was kept of a source. */
  static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  /** Begins again with nothing, as when a kept page cannot be read. */
  void clear() throws IOException {
    Reached empty = new Reached(reached.of(), clock.instant(), 0, 0, null);
    delete(folder);
    Files.createDirectories(folder);
    reached = empty;
  }

  /** When the first page was asked for. */
  Instant begun() {
    return reached.begun();
  }

  int pages() {
    return reached.pages();
  }

  /** Rows left out so far because an earlier page had them. */
  long duplicates() {
    return reached.duplicates();
  }

  /** Where a fetch that broke off goes on; empty at the beginning. */
  Optional<Position> position() {
    return Optional.ofNullable(reached.position());
  }

  /** Writes one page. */
  @FunctionalInterface
  interface Content {
    /** Writes it whole. */
    void to(OutputStream out) throws IOException;
  }

  /** Keeps a page and where to go on after it. */
  void add(Content page, long duplicates, Position next) throws IOException {
    int number = reached.pages() + 1;
    Path file = file(number);
    Files.deleteIfExists(file);
    try (OutputStream out = seal.writer(file, purpose(number))) {
      page.to(out);
    }
    write(
        new Reached(
            reached.of(), reached.begun(), number, reached.duplicates() + duplicates, next));
  }

  /** Notes where to go on, without a page. */
  void moveTo(Position next, long duplicates) throws IOException {
    write(
        new Reached(
            reached.of(),
            reached.begun(),
            reached.pages(),
            reached.duplicates() + duplicates,
            next));
  }

  private void write(Reached now) throws IOException {
    Path partial = folder.resolve(REACHED + ".partial");
    Files.write(
        partial,
        JSON.writeValueAsBytes(now),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.move(
        partial,
        folder.resolve(REACHED),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    reached = now;
  }

  /** A page as it was kept, from 1. */
  InputStream page(int number) throws IOException {
    return seal.reader(file(number), purpose(number));
  }

  private Path file(int number) {
    return folder.resolve("page-%06d".formatted(number));
  }

  private String purpose(int number) {
    return "fetch/%s/%s/page-%06d".formatted(source, reached.begun(), number);
  }
}
