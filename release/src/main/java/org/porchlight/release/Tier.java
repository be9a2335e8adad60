package org.porchlight.release;

/**
 * How careful a city is with one type of record, from least to most careful. A total takes the tier
 * of its most careful part.
 */
public enum Tier {
  /** Already public incident by incident: theft, noise, traffic. Counts are exact. */
  OPEN,
  /** Service times and staffing; no person behind a cell. Shown from 1,000 records on. */
  OPERATIONAL,
  /** Answers residents gave to a survey. Shown from 30 answers on. */
  SURVEY,
  /** Medical, welfare check, crisis response: areas only, hidden up to 10, rounded to 5. */
  GUARDED,
  /** Overdose, suicide, sexual assault, violence at home, children: coarse areas and times only. */
  SENSITIVE,
  /** Numbers about single people's histories: whole city and half-years only, in bands. */
  PEOPLE;

  /** The more careful of the two. */
  public Tier and(Tier other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
