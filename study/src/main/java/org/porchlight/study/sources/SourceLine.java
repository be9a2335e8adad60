package org.porchlight.study.sources;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One source at a glance.
 *
 * @param source its id
 * @param today where the city is, or the day that a made-up city pretends to have
 * @param newest the last delivery, held or not; empty before the first one
 * @param everyDays how often one was promised; null when nobody promised
 * @param unmapped codes that stand for no type and that nobody left so on purpose
 * @param notices what somebody should look into, worst first
 * @param agreement what its records are shared under; empty when it needs none
 */
public record SourceLine(
    String source,
    LocalDate today,
    Optional<DeliveryLine> newest,
    @Nullable Integer everyDays,
    int unmapped,
    List<Notice> notices,
    Optional<AgreementLine> agreement) {
  public SourceLine {
    notices = List.copyOf(notices);
  }
}
