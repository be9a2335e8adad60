package org.porchlight.study.sources;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Agreement;

/**
 * The agreement that a source's records are shared under.
 *
 * @param kind {@code mou}, {@code dsa} or {@code dul}
 * @param purposes {@code link}, {@code count}, {@code show}
 * @param expires the last day it holds, as 2026-11-30; null when it has no end
 * @param onExpiry {@code keep}, {@code seal} or {@code erase}
 * @param contact a role or address, never a person
 * @param fields the standard fields it covers; none: all of them
 */
public record AgreementLine(
    String id,
    String kind,
    List<String> parties,
    List<String> purposes,
    String signed,
    @Nullable String expires,
    String onExpiry,
    String contact,
    String document,
    List<String> fields) {
  public AgreementLine {
    parties = List.copyOf(parties);
    purposes = List.copyOf(purposes);
    fields = List.copyOf(fields);
  }

  /** The last day it holds; null when it has no end. */
  public @Nullable LocalDate lastDay() {
    return expires == null ? null : LocalDate.parse(expires);
  }

  /** Whether readers are told that it ends soon. */
  public static boolean isSoon(long daysLeft) {
    return daysLeft >= 0 && daysLeft <= Agreement.WARNED_DAYS;
  }
}
