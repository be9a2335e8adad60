package org.porchlight.records.fetch;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What fetching needs from outside.
 *
 * @param cityFolder against which a drop folder's relative location is read
 * @param kept where pages of an unfinished fetch stay, a folder for each source in it
 * @param seal encrypts those pages
 * @param environment where tokens and passwords are looked up
 * @param chance spreads repeated requests over time; need not be secret
 */
public record FetchSettings(
    Path cityFolder,
    Path kept,
    SealedFiles seal,
    Map<String, String> environment,
    Clock clock,
    Pause pause,
    RandomGenerator chance) {
  public FetchSettings {
    environment = Map.copyOf(environment);
  }

  /** Never the secrets. */
  @Override
  public String toString() {
    return "FetchSettings[cityFolder=%s, kept=%s]".formatted(cityFolder, kept);
  }
}
