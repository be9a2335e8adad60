package org.porchlight.study.access;

/** What a role may do. The database keeps the same table ({@code role_right}) and has the say. */
public enum Right {
  /** Numbers of persons, for agencies in sight. */
  COUNTS("counts"),
  /** Numbers of persons, for every agency and for all together. */
  ALL_COUNTS("all-counts"),
  /** Persons and their records, from sources in sight. */
  PEOPLE("people"),
  /** Same or not the same; attaching a frequent number or place. */
  DECIDE("decide"),
  /**
   * How sources stand: those that the reader's agency sends or may see; with {@link #ALL_COUNTS}
   * every one.
   */
  SOURCES("sources"),
  /** Which standard type a source's local code stands for. */
  CODES("codes"),
  /** Approving, refusing and taking back releases. */
  PUBLISH("publish"),
  /**
   * What residents say: about the reader's agency's numbers; with {@link #ALL_COUNTS} everything.
   */
  VOICES("voices"),
  /** Planning, holding and writing up listening sessions with residents. */
  SESSIONS("sessions"),
  /** Writing updates of the city's plan, and publishing those of others. */
  PLAN("plan"),
  /**
   * Care of neighbors whom the panel selected, for agencies that the city folder names as partners.
   */
  CARE("care"),
  /** What was found of programs: sums over everybody served. */
  PROGRAMS("programs"),
  /** Granting and ending licenses of evaluators from outside. */
  LICENSES("licenses"),
  /** Packages that one has a license for. */
  PACKAGES("packages"),
  /** Adding, disabling and unlocking accounts. */
  ACCOUNTS("accounts"),
  /** Who looked at what. */
  AUDIT("audit");

  private final String label;

  Right(String label) {
    this.label = label;
  }

  /** As the database writes it: lower case, words joined by hyphens. */
  public String label() {
    return label;
  }
}
