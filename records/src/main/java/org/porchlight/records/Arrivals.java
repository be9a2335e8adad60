package org.porchlight.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.porchlight.city.City;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.records.fetch.Delivery;
import org.porchlight.records.fetch.FetchSettings;
import org.porchlight.records.fetch.FetchState;
import org.porchlight.records.fetch.Fetched;
import org.porchlight.records.fetch.Fetcher;
import org.porchlight.records.fetch.Pause;
import org.porchlight.records.fetch.SealedFiles;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.PrivateFolder;

/**
 * Brings what has come of each source into the lake: the file that somebody put there, or what its
 * server, database or drop folder has that is new.
 */
public final class Arrivals {
  /** Room for what is fetched, beside what the system finds at hand. */
  private static final long ROOM = 1L << 30;

  private final City city;
  private final Lake lake;
  private final Importer importer;
  private final Optional<Path> from;
  private final Fetcher fetcher;

  /**
   * The arrivals of one city.
   *
   * @param reports the folder for issue reports
   * @param from a folder with local copies by file name, which are read instead of fetching; empty
   *     for the city folder's extracts
   * @param environment where tokens and passwords stand
   */
  public Arrivals(
      City city,
      Lake lake,
      Path reports,
      Optional<Path> from,
      Map<String, String> environment,
      Clock clock) {
    this.city = city;
    this.lake = lake;
    this.from = from;
    this.importer = new Importer(lake, reports, clock);
    this.fetcher =
        new Fetcher(
            new FetchSettings(
                city.folder(),
                lake.fetching(),
                sealedBy(lake),
                environment,
                clock,
                Pause.SLEEPING,
                new SplittableRandom(clock.millis())));
  }

  private static SealedFiles sealedBy(Lake lake) {
    return new SealedFiles() {
      @Override
      public OutputStream writer(Path file, String purpose) throws IOException {
        return lake.sealing(file, purpose);
      }

      @Override
      public InputStream reader(Path file, String purpose) throws IOException {
        return lake.opening(file, purpose);
      }
    };
  }

  /**
   * Brings in one source; nothing new is one result that says so.
   *
   * @param accept let a delivery count that would be held back
   * @throws ProblemsException when it cannot be had or read; deliveries before it are in the lake
   */
  public List<ImportResult> bring(Source source, boolean accept, Progress progress) {
    if (!fetches(source, from)) {
      return List.of(importer.importSource(city, source, from, accept, progress));
    }
    try (PrivateFolder open = PrivateFolder.withRoomFor(ROOM)) {
      FetchState since = since(source, accept);
      Fetched fetched = fetcher.fetch(source, since, open.path(), progress);
      List<ImportResult> results = new ArrayList<>();
      for (Delivery delivery : fetched.deliveries()) {
        ImportResult result =
            importer.importFile(city, source, delivery.file(), from, accept, progress);
        results.add(result);
        if (result.held().isEmpty() || !Fetcher.downloads(source)) {
          lake.remember(source.id(), delivery.after());
        }
      }
      fetcher.imported(source);
      if (results.isEmpty()) {
        lake.remember(source.id(), fetched.state());
        lake.current(source.id()).map(ImportResult::known).ifPresent(results::add);
      }
      return results;
    } catch (IOException e) {
      throw new ProblemsException(
          "lake",
          "what was fetched of %s cannot be kept (%s). Check the permissions of the data home."
              .formatted(source.id(), e.getClass().getSimpleName()),
          "PL-LAKE-008");
    }
  }

  /**
   * What to tell the server that is known. Of a file nothing, where the one that came last is to be
   * read anew: it was held back and is now accepted, or the settings by which it was read have
   * changed.
   */
  private FetchState since(Source source, boolean accept) throws IOException {
    boolean anew =
        Fetcher.downloads(source) && (accept || !importer.readsAsBefore(city, source, from));
    return anew
        ? FetchState.NOTHING
        : lake.fetched(source.id(), FetchState.class).orElse(FetchState.NOTHING);
  }

  /** Whether a source is fetched, and not read from a file that somebody put there. */
  static boolean fetches(Source source, Optional<Path> from) {
    return Fetcher.fetches(source)
        && (from.isEmpty() || source.arrival().connector() == Source.Connector.FOLDER);
  }

  /** What is missing of the files that are not fetched. */
  public static List<Problem> missing(
      City city, List<Source> sources, Optional<Path> from, List<String> others) {
    return new SourceFiles(city, from)
        .problems(sources.stream().filter(source -> !fetches(source, from)).toList(), others);
  }
}
