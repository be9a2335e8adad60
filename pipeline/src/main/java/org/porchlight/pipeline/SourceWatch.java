package org.porchlight.pipeline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.city.City;
import org.porchlight.city.Source;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.Standing;
import org.porchlight.release.MissingDays;
import org.porchlight.release.Notice;

/** Looks whether the sources that are published can be believed today. */
final class SourceWatch {
  /** Fewer records than this are no gap when they are missing. */
  private static final long FEWEST_EXPECTED = 20;

  private SourceWatch() {}

  /** What is wrong, in the order of the sources; a hole before today that nobody has explained. */
  static List<Notice> notices(City city, Lake lake, LocalDate today) {
    List<Notice> notices = new ArrayList<>();
    for (Source source : Catalogue.published(city)) {
      if (source.isWithheld(today)) {
        continue;
      }
      lake.current(source.id())
          .ifPresent(
              batch -> {
                late(city, source, batch, today, notices);
                batch.gaps().forEach(gap -> gap(source, gap, notices));
              });
    }
    return notices;
  }

  private static void late(
      City city, Source source, Batch batch, LocalDate today, List<Notice> notices) {
    Integer days = source.expects().everyDays();
    LocalDate came = batch.importedAt().atZone(city.timeZone()).toLocalDate();
    if (days != null && Source.Expects.isLate(days, came, today)) {
      notices.add(new Notice(source.id(), source.name(), Notice.Kind.LATE, came.plusDays(days)));
    }
  }

  private static void gap(Source source, Standing.Gap gap, List<Notice> notices) {
    if (!isKnown(source, gap)) {
      notices.add(new Notice(source.id(), source.name(), Notice.Kind.GAP, gap.from()));
    }
  }

  /**
   * Whether the city folder names the gap, so that nobody has to be told. Quiet days beside the
   * named ones lengthen a gap: they may, as long as most of it is named and the rest alone would be
   * none.
   */
  static boolean isKnown(Source source, Standing.Gap gap) {
    Source.Covers covers = source.covers();
    return covers != null && covers.except().stream().anyMatch(days -> explains(days, gap));
  }

  private static boolean explains(Source.Days days, Standing.Gap gap) {
    long all = ChronoUnit.DAYS.between(gap.from(), gap.to()) + 1;
    long named = new MissingDays(days.from(), days.to(), null).within(gap.from(), gap.to());
    return 2 * named >= all && gap.expected() * (all - named) < FEWEST_EXPECTED * all;
  }
}
