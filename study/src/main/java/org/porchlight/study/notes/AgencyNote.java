package org.porchlight.study.notes;

import java.util.List;
import java.util.Map;

/**
 * One agency, and what the reader may see of it.
 *
 * @param id lower-case words joined by hyphens
 * @param name by language
 * @param sources what it sends
 * @param people whether the reader may see persons through at least one of its sources
 * @param counts whether the reader may see its bands: all its sources whose records count as
 *     contacts are in sight, or the reader may see all counts
 */
public record AgencyNote(
    String id, Map<String, String> name, List<SourceNote> sources, boolean people, boolean counts) {
  public AgencyNote {
    name = Map.copyOf(name);
    sources = List.copyOf(sources);
  }
}
