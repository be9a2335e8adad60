package org.porchlight.pipeline.link;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.city.NeighborRules;

/**
 * The contacts of one agency, or of all together, in one window.
 *
 * @param agency its id, or {@link #ACROSS}
 * @param windowDays how many days
 * @param rows of the mentions that count: one for each record
 */
record Scope(String agency, int windowDays, BitSet rows) {
  /** All agencies together. */
  static final String ACROSS = "across";

  /**
   * Every agency with contacts, and all together, in every window.
   *
   * @param completeTo by source, the last day it is complete for; windows end there
   */
  static List<Scope> all(
      NeighborRules rules, List<FoundMention> mentions, Map<String, LocalDate> completeTo) {
    Set<String> agencies = new LinkedHashSet<>();
    agencies.add(rules.lead());
    mentions.forEach(mention -> agencies.add(mention.source().agency()));
    Map<String, BitSet> rowsOf = new HashMap<>();
    for (int window : rules.windows()) {
      Set<String> counted = new LinkedHashSet<>();
      for (int row = 0; row < mentions.size(); row++) {
        FoundMention mention = mentions.get(row);
        LocalDate last = completeTo.get(mention.source().id());
        LocalDate day = mention.day();
        if (mention.contact()
            && last != null
            && day != null
            && !day.isAfter(last)
            && day.isAfter(last.minusDays(window))
            && counted.add(mention.source().id() + '/' + mention.record())) {
          rows(rowsOf, mention.source().agency(), window).set(row);
          rows(rowsOf, ACROSS, window).set(row);
        }
      }
    }
    List<Scope> scopes = new ArrayList<>();
    agencies.add(ACROSS);
    for (String agency : agencies) {
      for (int window : rules.windows()) {
        scopes.add(new Scope(agency, window, rows(rowsOf, agency, window)));
      }
    }
    return scopes;
  }

  private static BitSet rows(Map<String, BitSet> rowsOf, String agency, int window) {
    return rowsOf.computeIfAbsent(agency + '/' + window, any -> new BitSet());
  }
}
