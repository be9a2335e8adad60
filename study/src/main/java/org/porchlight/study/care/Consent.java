package org.porchlight.study.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release of information as it is kept.
 *
 * @param person the handle it was signed for
 * @param by how colleagues know who kept it
 * @param revokedHow {@code in-person}, {@code by-phone} or {@code in-writing}; null while not
 *     revoked
 * @param resting whether somebody was joined to this person after it was signed, for whose records
 *     it was not given
 */
public record Consent(
    long id,
    String person,
    String form,
    String language,
    String name,
    List<String> disclosers,
    List<String> kinds,
    List<String> recipients,
    String purpose,
    LocalDate signedOn,
    LocalDate expiresOn,
    String signer,
    String signature,
    String signedHow,
    @Nullable String paper,
    String by,
    @Nullable Instant revokedAt,
    @Nullable String revokedHow,
    boolean resting) {
  public Consent {
    disclosers = List.copyOf(disclosers);
    kinds = List.copyOf(kinds);
    recipients = List.copyOf(recipients);
  }

  /** Whether it holds on this day. */
  public boolean inForce(LocalDate day) {
    return revokedAt == null && !resting && !day.isBefore(signedOn) && !day.isAfter(expiresOn);
  }

  @Override
  public String toString() {
    return "consent %d".formatted(id);
  }
}
