package org.porchlight.city;

/**
 * Something the operator must change before the work can go on. Never holds a value from a person's
 * record.
 *
 * @param where {@code city.yaml:14}, a file, a setting or a command; empty when it is nowhere in
 *     particular
 * @param message what is wrong, the limit or reason, and the next step, as plain sentences
 * @param code a stable code, listed in {@code docs/reference/errors.md}
 */
public record Problem(String where, String message, String code) {
  /** As the operator sees it: where, message, code. */
  @Override
  public String toString() {
    return (where.isEmpty() ? "" : where + ": ") + message + " [" + code + "]";
  }
}
