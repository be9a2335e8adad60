package org.porchlight.records.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.records.Progress;

/**
 * Fetches what agencies publish. One fetch asks one server, one request at a time; several sources
 * may be fetched at once, each by a thread of its own, virtual or not.
 */
public final class Fetcher {
  private final FetchSettings settings;
  private final Limits limits;

  /** A fetcher for one city and one data home. */
  public Fetcher(FetchSettings settings) {
    this(settings, Limits.USUAL);
  }

  Fetcher(FetchSettings settings, Limits limits) {
    this.settings = settings;
    this.limits = limits;
  }

  /**
   * Whether a source is fetched; the others are files that somebody puts into {@code extracts/}.
   */
  public static boolean fetches(Source source) {
    return switch (source.arrival().connector()) {
      case ARCGIS, SODA, JDBC, FOLDER -> true;
      case CSV, XLSX, SPREADSHEETML, GEOJSON, JSON, SHAPEFILE -> downloads(source);
    };
  }

  /** Whether a source is one file, downloaded from its address when it has changed. */
  public static boolean downloads(Source source) {
    return switch (source.arrival().connector()) {
      case ARCGIS, SODA, JDBC, FOLDER -> false;
      case CSV, XLSX, SPREADSHEETML, GEOJSON, JSON, SHAPEFILE ->
          source.arrival().location() != null;
    };
  }

  /**
   * Fetches what is new since the last time.
   *
   * @param since what the delivery before left to remember, or {@link FetchState#NOTHING}
   * @param scratch a private folder for open records, which lasts until the import is done
   * @throws ProblemsException when it cannot be fetched; what came is kept sealed, and the next
   *     fetch goes on from there
   */
  public Fetched fetch(Source source, FetchState since, Path scratch, Progress progress) {
    Errand errand = new Errand(settings, limits, source, scratch, progress);
    try {
      try {
        return by(errand, since);
      } catch (ArcGisPages.Unreadable e) {
        return by(errand, since);
      }
    } catch (InterruptedIOException e) {
      throw errand.problem(
          "the fetch was stopped. What came is kept: run again, and it goes on from there.",
          "PL-FETCH-004");
    } catch (IOException e) {
      throw onDisk(errand, e);
    }
  }

  private static Fetched by(Errand errand, FetchState since) throws IOException {
    Source source = errand.source();
    return switch (source.arrival().connector()) {
      case ARCGIS -> ArcGisFetch.fetch(errand, since);
      case SODA -> SodaFetch.fetch(errand, since);
      case JDBC -> JdbcFetch.fetch(errand, since);
      case FOLDER -> DropFolder.fetch(errand, since);
      case CSV, XLSX, SPREADSHEETML, GEOJSON, JSON, SHAPEFILE -> FileFetch.fetch(errand, since);
    };
  }

  /**
   * Throws away the pages kept of a source. Call it when its delivery stands in the lake; until
   * then an import that was cut off needs no second fetch.
   */
  public void imported(Source source) {
    try {
      KeptPages.delete(settings.kept().resolve(source.id()));
    } catch (IOException e) {
      // They are sealed, and thrown away by the next fetch when they are a day old.
      return;
    }
  }

  private ProblemsException onDisk(Errand errand, IOException e) {
    String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    boolean full = reason.contains("no space left");
    String scratch = Files.isWritable(errand.scratch()) ? "" : " The scratch folder is read-only.";
    return errand.problem(
        full
            ? "the disk is full; what came so far is kept. Make room for about three times the source and run again."
            : "what was fetched cannot be written or read again here (%s).%s Check the permissions of the data home."
                .formatted(e.getClass().getSimpleName(), scratch),
        "PL-FETCH-014");
  }
}
