package org.porchlight.study.access;

import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param account the account's number
 * @param displayName how colleagues know them; never printed
 * @param agency the agency they work for; null for city-wide roles without one
 * @param role what the account is for
 * @param language BCP 47 tag of the pages they get
 * @param demo whether this is one of the demo's accounts, whose passwords everybody knows
 * @param mustChange whether the password was set by somebody else: until they choose their own, no
 *     look begins
 */
public record Reader(
    long account,
    String displayName,
    @Nullable String agency,
    Role role,
    String language,
    boolean demo,
    boolean mustChange) {

  /**
   * Whether the role has the right. What it reaches is decided by the database, record by record.
   */
  public boolean may(Right right) {
    return role.rights().contains(right);
  }

  @Override
  public String toString() {
    return "account %d (%s)".formatted(account, role.label());
  }
}
