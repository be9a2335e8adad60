package org.porchlight.study.access;

import org.jspecify.annotations.Nullable;

/**
 * An account to be added.
 *
 * @param login the sign-in name: 3 to 64 of a–z, 0–9, dot, hyphen, underscore, at sign; upper case
 *     counts as lower case
 * @param displayName how colleagues know them, 1 to 100 characters
 * @param agency needed for members and stewards; null for city-wide roles without one
 * @param role what it is for
 * @param language BCP 47 tag of the pages they get
 */
public record NewAccount(
    String login, String displayName, @Nullable String agency, Role role, String language) {
  @Override
  public String toString() {
    return "a new account (%s)".formatted(role.label());
  }
}
