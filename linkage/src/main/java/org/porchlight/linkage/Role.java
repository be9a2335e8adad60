package org.porchlight.linkage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a column says about a person. The role alone decides how values are compared and which
 * records are looked at together; no column needs settings of its own.
 */
public enum Role {
  /** First name or names. */
  GIVEN_NAME,
  /** Surname or surnames. */
  FAMILY_NAME,
  /** Given and family name in one column, as {@code Ana Ruiz} or {@code Ruiz, Ana}. */
  FULL_NAME,
  /** A date of birth; parts may be unknown, as {@code 1982-02-XX} or {@code 1982}. */
  BIRTH_DATE,
  /** The year of birth, where the date comes in three columns. */
  BIRTH_YEAR,
  /** The month of birth, 1 to 12. */
  BIRTH_MONTH,
  /** The day of birth, 1 to 31. */
  BIRTH_DAY,
  /** Sex or gender as recorded. */
  SEX,
  /** A telephone number, normalised by the caller where possible. */
  PHONE,
  /** An email address. */
  EMAIL,
  /** House number, with or without a unit. */
  STREET_NUMBER,
  /** Street name, or a whole street address line. */
  STREET,
  /** City, town or suburb. */
  CITY,
  /** Postcode or ZIP code. */
  POSTCODE,
  /** State or province. */
  STATE,
  /** A number issued to a person, such as a social security number; compared. */
  ID,
  /**
   * Which agency's list the record comes from; never compared. Somebody who is often in one list is
   * likelier meant by a bare name in that list than in another.
   */
  SOURCE,
  /**
   * Where the person was met, as an address line or a crossing; never compared. A place where a
   * person was met before speaks for that person when a record says little more than a name;
   * another place hardly speaks against anybody.
   */
  PLACE,
  /** A given name as {@link Encoder} wrote it: compared without being known. */
  ENCODED_GIVEN_NAME,
  /** A family name as {@link Encoder} wrote it. */
  ENCODED_FAMILY_NAME,
  /** A date of birth as {@link Encoder} wrote it. */
  ENCODED_BIRTH_DATE,
  /** A home address, all its columns together, as {@link Encoder} wrote it. */
  ENCODED_ADDRESS,
  /** A telephone number as {@link Encoder} wrote it. */
  ENCODED_PHONE,
  /** An email address as {@link Encoder} wrote it. */
  ENCODED_EMAIL,
  /** A number issued to a person as {@link Encoder} wrote it. */
  ENCODED_ID,
  /** The row's own key; never compared. */
  RECORD_ID,
  /** Anything else that tends to stay the same for one person; compared. */
  OTHER;

  /** The role's name as users write it, such as {@code given-name}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether several columns may have this role. */
  public boolean repeatable() {
    return this == ID || this == OTHER || this == ENCODED_ID;
  }

  /** Whether its values are encodings, which say nothing by themselves. */
  public boolean encoded() {
    return name().startsWith("ENCODED_");
  }

  /** The plain roles whose values an encoded role is made of; none for a plain role. */
  public List<Role> plain() {
    return switch (this) {
      case ENCODED_GIVEN_NAME -> List.of(GIVEN_NAME, FULL_NAME);
      case ENCODED_FAMILY_NAME -> List.of(FAMILY_NAME, FULL_NAME);
      case ENCODED_BIRTH_DATE -> List.of(BIRTH_DATE, BIRTH_YEAR, BIRTH_MONTH, BIRTH_DAY);
      case ENCODED_ADDRESS -> List.of(STREET, STREET_NUMBER, CITY, POSTCODE);
      case ENCODED_PHONE -> List.of(PHONE);
      case ENCODED_EMAIL -> List.of(EMAIL);
      case ENCODED_ID -> List.of(ID);
      default -> List.of();
    };
  }

  /** The role users call {@code label}, or empty where no role has that name. */
  public static Optional<Role> find(String label) {
    String wanted = label.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    for (Role role : values()) {
      if (role.label().equals(wanted)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
