package org.porchlight.study.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One account, as an administrator sees it.
 *
 * @param id its number
 * @param login the sign-in name
 * @param displayName how colleagues know them
 * @param agency null for city-wide roles without one
 * @param role what it is for
 * @param language BCP 47 tag
 * @param demo whether it is one of the demo's
 * @param mustChange whether its password was set by somebody else and not changed since
 * @param createdAt when it was added
 * @param disabledAt since when it is disabled; null when it is not
 * @param lockedAt since when it is locked; null when it is not
 * @param lastSeen its last request in any session; null when there was none
 */
public record AccountLine(
    long id,
    String login,
    String displayName,
    @Nullable String agency,
    Role role,
    String language,
    boolean demo,
    boolean mustChange,
    Instant createdAt,
    @Nullable Instant disabledAt,
    @Nullable Instant lockedAt,
    @Nullable Instant lastSeen) {
  @Override
  public String toString() {
    return "account %d (%s)".formatted(id, role.label());
  }
}
