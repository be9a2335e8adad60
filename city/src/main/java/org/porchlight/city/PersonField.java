package org.porchlight.city;

/** What a record can say about a person it names. */
public enum PersonField {
  /** The whole name in one field. */
  NAME,
  /** First name. */
  GIVEN,
  /** Second given name or initial. */
  MIDDLE,
  /** Surname or surnames. */
  FAMILY,
  /** Jr, Sr, III. */
  SUFFIX,
  /** Day of birth, whole or in part. */
  BORN,
  SEX,
  RACE,
  /** A telephone number that the person answers. */
  PHONE,
  /** Where the person lives; never where something happened. */
  ADDRESS
}
