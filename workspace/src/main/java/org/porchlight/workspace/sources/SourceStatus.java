package org.porchlight.workspace.sources;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.city.Agreement;
import org.porchlight.city.Source;
import org.porchlight.study.sources.AgreementLine;
import org.porchlight.study.sources.DeliveryLine;
import org.porchlight.study.sources.Notice;
import org.porchlight.study.sources.SourceLine;
import org.porchlight.workspace.frame.Terms;

/** How a source stands in one word, worst first. */
public enum SourceStatus {
  /** The agreement has ended. */
  ENDED("agreement-ended"),
  /** The last delivery was kept aside. */
  HELD("held"),
  /** Days without a record. */
  GAP("gap"),
  /** Nothing came although something was promised. */
  LATE("late"),
  /** More rows were rejected than the limit allows. */
  MANY_REJECTED("many-rejected"),
  /** Far fewer rows than before. */
  FEW_ROWS("few-rows"),
  /** The times look wrong by whole hours. */
  CLOCK("clock"),
  /** The agreement ends soon. */
  ENDING("agreement-ending"),
  /** Nothing ever came. */
  NEVER("never"),
  /** Records came again under other ids. */
  RENUMBERED("renumbered"),
  /** All is well. */
  ON_TIME("on-time");

  private final String label;

  SourceStatus(String label) {
    this.label = label;
  }

  /** As messages and styles write it. */
  String label() {
    return label;
  }

  /** Whether somebody should act. */
  boolean troubled() {
    return compareTo(NEVER) < 0;
  }

  /** How this source stands. */
  public static SourceStatus of(SourceLine line, Terms terms) {
    if (agreement(line).stream().anyMatch(notice -> notice.kind() == Notice.Kind.AGREEMENT_ENDED)) {
      return ENDED;
    }
    if (line.newest().isEmpty()) {
      return NEVER;
    }
    if (line.newest().get().state() == DeliveryLine.State.HELD) {
      return HELD;
    }
    return notices(line, terms).stream()
        .map(SourceStatus::of)
        .min(Comparator.naturalOrder())
        .orElse(ON_TIME);
  }

  private static SourceStatus of(Notice notice) {
    return switch (notice.kind()) {
      case AGREEMENT_ENDED -> ENDED;
      case AGREEMENT_ENDING -> ENDING;
      case GAP -> GAP;
      case LATE -> LATE;
      case MANY_REJECTED -> MANY_REJECTED;
      case FEW_ROWS -> FEW_ROWS;
      case CLOCK -> CLOCK;
      case RENUMBERED -> RENUMBERED;
    };
  }

  /**
   * What somebody should look into. An import that never runs writes no notice, so that a source is
   * late is worked out anew for each reader.
   */
  static List<Notice> notices(SourceLine line, Terms terms) {
    List<Notice> all = new ArrayList<>(line.notices());
    late(line, terms)
        .ifPresent(
            late -> {
              all.removeIf(notice -> notice.kind() == Notice.Kind.LATE);
              all.add(late);
            });
    agreement(line).ifPresent(all::add);
    all.sort(Comparator.comparing(Notice::kind));
    return all;
  }

  /** That an agreement has ended, or ends soon. */
  private static Optional<Notice> agreement(SourceLine line) {
    AgreementLine agreement = line.agreement().orElse(null);
    LocalDate last = agreement == null ? null : agreement.lastDay();
    if (agreement == null || last == null) {
      return Optional.empty();
    }
    long left = ChronoUnit.DAYS.between(line.today(), last);
    if (left < 0) {
      return Optional.of(new Notice(Notice.Kind.AGREEMENT_ENDED, last.plusDays(1), Map.of()));
    }
    return AgreementLine.isSoon(left)
        ? Optional.of(
            new Notice(
                Notice.Kind.AGREEMENT_ENDING,
                last.minusDays(Agreement.WARNED_DAYS),
                Map.of("days", left)))
        : Optional.empty();
  }

  private static Optional<Notice> late(SourceLine line, Terms terms) {
    Integer every = line.everyDays();
    if (every == null || line.newest().isEmpty()) {
      return Optional.empty();
    }
    LocalDate came = terms.day(line.newest().get().importedAt());
    long days = ChronoUnit.DAYS.between(came, line.today());
    return Source.Expects.isLate(every, came, line.today())
        ? Optional.of(
            new Notice(
                Notice.Kind.LATE,
                came.plusDays(every),
                Map.of("days", days, "every", (long) every)))
        : Optional.empty();
  }
}
