package org.porchlight.records.fetch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to be remembered of a source between two fetches. It is written as JSON and holds no
 * value of a record but the latest moment of change.
 *
 * @param of a fingerprint of the settings it was made under; under other settings everything is
 *     fetched again
 * @param changed the latest moment in the column {@code changed}, as the source writes it: the next
 *     fetch asks for what came after it; null to ask for everything
 * @param taken files of a drop folder that were delivered, in the order taken
 * @param version of a downloaded file; null when it is to be downloaded whatever the server says
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FetchState(
    String of, @Nullable String changed, @Nullable List<Taken> taken, @Nullable Version version) {
  /**
   * Beyond these the oldest are forgotten: 27 years of nightly files. One that still lies in the
   * folder is then read again, and the lake knows it by its bytes.
   */
  static final int MOST_TAKEN = 10_000;

  /** Nothing was fetched yet. */
  public static final FetchState NOTHING = new FetchState("", null, List.of(), null);

  /**
   * A file that was delivered.
   *
   * @param name its name in the folder
   * @param bytes its size
   * @param modified when it was last written to; a file of this name, size and moment is not read
   *     again to find out that it is known
   * @param sha256 of its bytes; bytes once taken are not taken again under another name
   */
  public record Taken(String name, long bytes, Instant modified, String sha256) {}

  /**
   * By what a server tells one state of a file from another, in its own words.
   *
   * @param etag the header {@code ETag}; null when there was none
   * @param modified the header {@code Last-Modified}; null when there was none
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Version(@Nullable String etag, @Nullable String modified) {}

  public FetchState {
    taken = taken == null ? List.of() : List.copyOf(taken);
  }

  /** The files taken, never null. */
  @Override
  public List<Taken> taken() {
    return taken == null ? List.of() : taken;
  }

  /** This state where it was made under these settings, else {@link #NOTHING} of theirs. */
  FetchState under(String fingerprint) {
    return of.equals(fingerprint) ? this : new FetchState(fingerprint, null, List.of(), null);
  }

  FetchState withChanged(@Nullable String moment) {
    return new FetchState(of, moment, taken(), version);
  }

  FetchState withTaken(Taken file) {
    List<Taken> all = new ArrayList<>(taken());
    all.add(file);
    int forgotten = Math.max(0, all.size() - MOST_TAKEN);
    return new FetchState(of, changed, all.subList(forgotten, all.size()), version);
  }

  FetchState withVersion(@Nullable Version seen) {
    return new FetchState(of, changed, taken(), seen);
  }
}
