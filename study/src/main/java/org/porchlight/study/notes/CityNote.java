package org.porchlight.study.notes;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The city.
 *
 * @param id lower-case words joined by hyphens
 * @param name by language
 * @param madeUp whether every record is invented; every page then says so
 * @param today for a made-up city, the day it pretends to be; null for the real day
 * @param timeZone in which days begin and end
 * @param lead the agency that leads the work with familiar neighbors; null when none is named
 * @param window days of the window shown first
 * @param windows all windows that are counted, in days
 * @param atLeast the numbers of contacts that begin a band
 */
public record CityNote(
    String id,
    Map<String, String> name,
    boolean madeUp,
    @Nullable LocalDate today,
    ZoneId timeZone,
    @Nullable String lead,
    int window,
    List<Integer> windows,
    List<Integer> atLeast) {
  public CityNote {
    name = Map.copyOf(name);
    windows = List.copyOf(windows);
    atLeast = List.copyOf(atLeast);
  }
}
