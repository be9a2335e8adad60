package org.porchlight.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.porchlight.city.Source;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Standing;
import org.porchlight.release.MissingDays;
import org.porchlight.release.SeriesBreak;

/**
 * What a reader of a source's numbers must know about their days.
 *
 * @param breaks days from which it counts otherwise, earliest first
 * @param gaps days without records: those the city folder names, and holes that nobody has
 *     explained; none overlap
 */
record Remarks(List<SeriesBreak> breaks, List<MissingDays> gaps) {

  static Remarks of(Source source, Batch batch) {
    List<MissingDays> gaps = new ArrayList<>();
    Source.Covers covers = source.covers();
    if (covers != null) {
      for (Source.Days days : covers.except()) {
        gaps.add(new MissingDays(days.from(), days.to(), days.text()));
      }
    }
    for (Standing.Gap hole : batch.gaps()) {
      if (!SourceWatch.isKnown(source, hole)) {
        gaps.add(new MissingDays(hole.from(), hole.to(), null));
      }
    }
    return new Remarks(
        source.breaks().stream()
            .map(change -> new SeriesBreak(change.date(), change.text()))
            .toList(),
        apart(gaps));
  }

  /** Each missing day once, so that days can be counted: what begins earlier keeps its words. */
  private static List<MissingDays> apart(List<MissingDays> gaps) {
    List<MissingDays> apart = new ArrayList<>();
    for (MissingDays gap : gaps.stream().sorted(Comparator.comparing(MissingDays::from)).toList()) {
      LocalDate from = gap.from();
      if (!apart.isEmpty() && !from.isAfter(apart.getLast().to())) {
        from = apart.getLast().to().plusDays(1);
      }
      if (!from.isAfter(gap.to())) {
        apart.add(new MissingDays(from, gap.to(), gap.text()));
      }
    }
    return List.copyOf(apart);
  }

  /** Those that matter between two days. */
  Remarks within(LocalDate first, LocalDate last) {
    return new Remarks(
        breaks.stream().filter(change -> change.parts(first, last)).toList(),
        gaps.stream().filter(gap -> gap.touch(first, last)).toList());
  }
}
