package org.porchlight.study.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit of accounts and sign-ins.
 *
 * @param at UTC
 * @param account whose account; null for a sign-in name nobody has
 * @param displayName how colleagues know them, today; null as above
 * @param event {@code signed-in}, {@code not-signed-in}, {@code locked}, {@code refused} (locked or
 *     disabled), {@code signed-out}, {@code password-changed}, {@code added}, {@code disabled},
 *     {@code enabled}, {@code unlocked}, {@code password-set}
 * @param by the administrator's account; null for what the account's holder did
 * @param byName how colleagues know the administrator, today; null as above
 */
public record AccountEvent(
    Instant at,
    @Nullable Long account,
    @Nullable String displayName,
    String event,
    @Nullable Long by,
    @Nullable String byName) {
  @Override
  public String toString() {
    return "%s at %s".formatted(event, at);
  }
}
