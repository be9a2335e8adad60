package org.porchlight.evaluation;

import java.util.List;

/**
 * What an evaluation counts with, for somebody outside who checks it. There are no days in it, only
 * numbers of contacts and of days, and the order says nothing of when anything was. Whoever gives
 * it away takes the handles out first.
 *
 * @param served those served, in the order in which places are filled within a band
 * @param past findings of the past in the bands of those served, band by band and in the order
 *     drawn from
 */
public record AnalysisFile(List<Served> served, List<Past> past) {
  public AnalysisFile {
    served = List.copyOf(served);
    past = List.copyOf(past);
  }

  /**
   * Contacts and days at risk.
   *
   * @param before contacts in the window
   * @param daysBefore 1 to the window
   * @param after contacts in the follow-up
   * @param daysAfter 0 to the follow-up
   */
  public record Counts(int before, int daysBefore, int after, int daysAfter) {}

  /**
   * One person served.
   *
   * @param band of counts, as {@link Past#band}
   * @param lost which of the {@link Found#without} counts stand in this person's place; 0 for a
   *     person who lost no day, else from 1 on
   */
  public record Served(String handle, int band, int lost, Counts counts) {}

  /**
   * What was found of one person of the past in one band.
   *
   * @param found in the order drawn from
   */
  public record Past(String handle, int band, List<Found> found) {
    public Past {
      found = List.copyOf(found);
    }
  }

  /**
   * One finding.
   *
   * @param without the counts without the days after that each person served lost who lost any
   */
  public record Found(Counts counts, List<Counts> without) {
    public Found {
      without = List.copyOf(without);
    }
  }
}
