package org.porchlight.study.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What an account is for. The rights are fixed: nobody reads people and manages accounts at once.
 */
public enum Role {
  /** Works in an agency's team. */
  MEMBER("member"),
  /** A member who also decides who is the same person. */
  STEWARD("steward"),
  /** Sees all numbers and no person; proposes releases, and approves those of others. */
  ANALYST("analyst"),
  /** Reads the audit, approves releases, licenses evaluators; nothing else. */
  PRIVACY_OFFICER("privacy-officer"),
  /** Manages accounts and nothing else. */
  ADMINISTRATOR("administrator"),
  /** Somebody outside who checks what was found of a program; sees nothing else. */
  EVALUATOR("evaluator");

  private final String label;

  Role(String label) {
    this.label = label;
  }

  /** As the database writes it: lower case, words joined by hyphens. */
  public String label() {
    return label;
  }

  /** Everything an account of this role may do. */
  public Set<Right> rights() {
    return switch (this) {
      case MEMBER ->
          Set.of(
              Right.COUNTS,
              Right.PEOPLE,
              Right.SOURCES,
              Right.VOICES,
              Right.SESSIONS,
              Right.CARE,
              Right.PROGRAMS);
      case STEWARD ->
          Set.of(
              Right.COUNTS,
              Right.PEOPLE,
              Right.DECIDE,
              Right.SOURCES,
              Right.CODES,
              Right.VOICES,
              Right.SESSIONS,
              Right.PLAN,
              Right.CARE,
              Right.PROGRAMS);
      case ANALYST ->
          Set.of(
              Right.COUNTS,
              Right.ALL_COUNTS,
              Right.SOURCES,
              Right.CODES,
              Right.PUBLISH,
              Right.VOICES,
              Right.SESSIONS,
              Right.PLAN,
              Right.PROGRAMS);
      case PRIVACY_OFFICER -> Set.of(Right.AUDIT, Right.PUBLISH, Right.LICENSES);
      case ADMINISTRATOR -> Set.of(Right.ACCOUNTS);
      case EVALUATOR -> Set.of(Right.PACKAGES);
    };
  }

  /** Whether such an account must name an agency; the others may. */
  public boolean belongsToAnAgency() {
    return rights().contains(Right.PEOPLE);
  }

  /** The role of this label. */
  public static Optional<Role> find(String label) {
    return Arrays.stream(values()).filter(role -> role.label.equals(label)).findFirst();
  }
}
