package org.porchlight.study.care;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person signed: a release of information with every element that 42 CFR 2.31(a) and G.S.
 * 122C-53 ask for. Whatever is missing keeps it from being kept.
 *
 * @param form which wording
 * @param language BCP 47 tag of the wording
 * @param name the person's, as they sign
 * @param disclosers agencies that may give information
 * @param kinds what may be given: some of {@link #KINDS}
 * @param recipients agencies that may receive it
 * @param purpose one of {@link #PURPOSES}
 * @param signedOn the day of the signature
 * @param expiresOn the last day; at most a year later
 * @param signer {@code person}, or {@code representative} who may lawfully sign
 * @param signature the name as signed
 * @param signedHow {@code paper} or {@code screen}
 * @param paper where the signed paper is kept; null for the screen
 * @param told that the person was told of revocation, of refusal without penalty and of what
 *     recipients may not do, and has a copy
 */
public record Release(
    @Nullable String form,
    @Nullable String language,
    @Nullable String name,
    @Nullable List<String> disclosers,
    @Nullable List<String> kinds,
    @Nullable List<String> recipients,
    @Nullable String purpose,
    @Nullable LocalDate signedOn,
    @Nullable LocalDate expiresOn,
    @Nullable String signer,
    @Nullable String signature,
    @Nullable String signedHow,
    @Nullable String paper,
    boolean told) {
  /** What can be shared; law enforcement receives the card and nothing else. */
  public static final List<String> KINDS =
      List.of("contacts", "plan", "needs", "notes", "health", "substance-use", "card");

  /** What for. There is no other purpose: none of enforcement, immigration, housing or bail. */
  public static final Set<String> PURPOSES = Set.of("care", "response", "care-and-response");

  /** The wording that is signed today. */
  public static final String FORM = "2026-1";

  public Release {
    disclosers = disclosers == null ? null : List.copyOf(disclosers);
    kinds = kinds == null ? null : List.copyOf(kinds);
    recipients = recipients == null ? null : List.copyOf(recipients);
  }

  @Override
  public String toString() {
    return "a release of information";
  }
}
