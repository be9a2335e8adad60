package org.porchlight.records.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.porchlight.records.lake.Fingerprint;

/**
 * Files that an agency drops into a folder, as over SFTP. A file is whole when a second, empty one
 * of its name and {@code .done} lies beside it, or when two looks, ten seconds apart, find the same
 * size and moment. Files under a name for the time of writing are not looked at. Each file is taken
 * once, by what is in it, and stays where it is.
 */
final class DropFolder {
  private static final Duration SECOND_LOOK = Duration.ofSeconds(10);
  private static final String DONE = ".done";
  private static final Set<String> UNDER_WAY =
      Set.of("part", "partial", "tmp", "filepart", "crdownload", "done");

  private final Errand errand;
  private final Path folder;

  private DropFolder(Errand errand, Path folder) {
    this.errand = errand;
    this.folder = folder;
  }

  static Fetched fetch(Errand errand, FetchState since) throws IOException {
    Path folder = errand.settings().cityFolder().resolve(errand.location()).normalize();
    return new DropFolder(errand, folder).fetch(since);
  }

  /** What one look sees of a file. */
  private record Look(long bytes, Instant modified) {}

  private Fetched fetch(FetchState before) throws IOException {
    String pattern = errand.source().arrival().file();
    FetchState state = before.under(Fingerprint.of("folder", folder, pattern));
    Map<Path, Look> fresh = look(pattern);
    for (FetchState.Taken known : state.taken()) {
      Path file = folder.resolve(known.name());
      if (new Look(known.bytes(), known.modified()).equals(fresh.get(file))) {
        fresh.remove(file);
      }
    }
    Map<Path, Look> again = fresh;
    if (fresh.keySet().stream().anyMatch(file -> !isMarked(file))) {
      errand.settings().pause().pause(SECOND_LOOK);
      again = look(pattern);
    }
    List<Delivery> deliveries = new ArrayList<>();
    for (Map.Entry<Path, Look> entry : fresh.entrySet()) {
      Path file = entry.getKey();
      if (!isMarked(file) && !entry.getValue().equals(again.get(file))) {
        waits(file, "is still being written", "PL-FETCH-020");
        continue;
      }
      Optional<FetchState.Taken> taken = take(file, entry.getValue());
      if (taken.isEmpty()) {
        continue;
      }
      boolean known =
          state.taken().stream().anyMatch(one -> one.sha256().equals(taken.get().sha256()));
      state = state.withTaken(taken.get());
      if (!known) {
        deliveries.add(new Delivery(file, taken.get().name(), -1, 0, state));
      }
    }
    return new Fetched(deliveries, state, errand.notices());
  }

  private static boolean isMarked(Path file) {
    return Files.isRegularFile(file.resolveSibling(file.getFileName() + DONE));
  }

  /** The files that match, oldest first by name; links are not followed. */
  private Map<Path, Look> look(String pattern) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw errand.problem(
          "there is no folder %s to look for files in. Make it, or change location."
              .formatted(errand.location()),
          "PL-FETCH-010");
    }
    PathMatcher matcher = matcher(pattern);
    try (Stream<Path> files = Files.list(folder)) {
      Map<Path, Look> looks = new LinkedHashMap<>();
      for (Path file :
          files.filter(file -> isMeant(file, matcher)).sorted().collect(Collectors.toList())) {
        see(file).ifPresent(look -> looks.put(file, look));
      }
      return looks;
    } catch (AccessDeniedException e) {
      throw errand.problem(
          "the folder %s cannot be read by this account. Give it the right to."
              .formatted(errand.location()),
          "PL-FETCH-010");
    }
  }

  private PathMatcher matcher(String pattern) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw errand.problem("file must be a name with * and ? in it, as cad_*.csv.", "PL-FETCH-010");
    }
  }

  private static boolean isMeant(Path file, PathMatcher matcher) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && !UNDER_WAY.contains(ending)
        && matcher.matches(file.getFileName())
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static Optional<Look> see(Path file) throws IOException {
    try {
      BasicFileAttributes seen =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(new Look(seen.size(), seen.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Reads a file through; empty when it is left for the next time. */
  private Optional<FetchState.Taken> take(Path file, Look look) throws IOException {
    String name = file.getFileName().toString();
    if (look.bytes() == 0) {
      waits(file, "is empty", "PL-FETCH-020");
      return Optional.empty();
    }
    try {
      checkWhole(file, name.toLowerCase(Locale.ROOT));
      String sha256;
      try (InputStream in = Files.newInputStream(file)) {
        sha256 = Fingerprint.of(in);
      }
      if (!Optional.of(look).equals(see(file))) {
        waits(file, "is still being written", "PL-FETCH-020");
        return Optional.empty();
      }
      return Optional.of(new FetchState.Taken(name, look.bytes(), look.modified(), sha256));
    } catch (AccessDeniedException e) {
      waits(file, "may not be read by this account", "PL-FETCH-021");
    } catch (NoSuchFileException e) {
      waits(file, "went away while it was looked at", "PL-FETCH-021");
    } catch (ZipException | java.io.EOFException e) {
      // The JDK tells a locked archive in this word only.
      boolean locked = String.valueOf(e.getMessage()).contains("encrypted");
      waits(
          file,
          locked
              ? "is locked by a password, without which it must be sent"
              : "is packed, and its end is missing or broken",
          "PL-FETCH-021");
    }
    return Optional.empty();
  }

  /** Unpacks a packed file into nothing, for a half one looks like a whole one from outside. */
  private static void checkWhole(Path file, String name) throws IOException {
    if (name.endsWith(".gz")) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
        byte[] buffer = new byte[1 << 16];
        int read = in.read(buffer);
        while (read >= 0) {
          read = in.read(buffer);
        }
      }
    } else if (name.endsWith(".zip") || name.endsWith(".xlsx")) {
      // Its list of contents stands at the end.
      new ZipFile(file.toFile()).close();
    }
  }

  private void waits(Path file, String why, String code) {
    errand.notice("%s %s; it is left for the next time.".formatted(file.getFileName(), why), code);
  }
}
