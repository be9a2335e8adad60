package org.porchlight.city;

import java.util.Arrays;
import java.util.List;

/**
 * What one row of a source is, and the standard fields it may have. Names follow APCO/NENA for
 * calls, NIBRS for crime, NERIS for fire, KABCO for crashes; {@code docs/dictionary.md} explains
 * each.
 */
public enum RecordKind {
  /** A 911 call as the phone system saw it. One incident may have many calls. */
  CALL(
      "call-id",
      "incident-id",
      "line",
      "call-received",
      "call-answered",
      "caller-phone*",
      "address*",
      "longitude",
      "latitude",
      "point",
      "answer-seconds"),
  /** A police call for service: one incident. */
  POLICE_CALL(
      "incident-id",
      "call-received",
      "first-dispatched",
      "first-onscene",
      "closed",
      "nature",
      "priority",
      "disposition",
      "report-taken",
      "caller-name*",
      "caller-phone*",
      "subject-name*",
      "subject-birth-date*",
      "address*",
      "longitude",
      "latitude",
      "point",
      "response-seconds"),
  /** A crime report. */
  CRIME_REPORT(
      "case-no",
      "report-date",
      "report-time",
      "occurred-date",
      "offense",
      "status",
      "victim-name*",
      "victim-birth-date*",
      "address*",
      "district",
      "longitude",
      "latitude",
      "point"),
  /** A fire department response. */
  FIRE_RESPONSE(
      "incident-id",
      "call-received",
      "first-dispatched",
      "enroute",
      "first-onscene",
      "closed",
      "incident-type",
      "patient-name*",
      "patient-birth-date*",
      "address*",
      "longitude",
      "latitude",
      "point",
      "processing-seconds",
      "turnout-seconds",
      "travel-seconds",
      "response-seconds"),
  /** A call that crisis responders could take, and what came of it. */
  CRISIS_ENCOUNTER(
      "encounter-id",
      "incident-id",
      "call-received",
      "first-onscene",
      "unit",
      "nature",
      "stage",
      "outcome",
      "felt-safe",
      "backup",
      "follow-up-within-48h",
      "person-name*",
      "person-birth-date*",
      "phone*",
      "address*",
      "longitude",
      "latitude",
      "point",
      "response-seconds"),
  /** A stay in jail; the end may be open. */
  BOOKING(
      "booking-no",
      "entry",
      "exit",
      "person-name*",
      "given-name*",
      "family-name*",
      "birth-date*",
      "sex",
      "race",
      "address*",
      "charge"),
  /** A crash with someone walking, riding or driving. */
  CRASH(
      "crash-id",
      "crash-date",
      "crash-hour",
      "mode",
      "severity",
      "killed",
      "serious",
      "address*",
      "longitude",
      "latitude",
      "point"),
  /** One resident's answers. */
  SURVEY_ANSWER(
      "respondent",
      "survey-date",
      "survey-year",
      "district",
      "in-city",
      "longitude",
      "latitude",
      "point");

  /** Names separated by blanks; a star marks a personal one. */
  private final String marked;

  RecordKind(String... marked) {
    this.marked = String.join(" ", marked);
  }

  /** The names of its standard fields. A survey also has one field per question, {@code q-…}. */
  public List<String> fields() {
    return List.of(marked.replace("*", "").split(" ", -1));
  }

  /** Whether this kind has a standard field of this name. */
  public boolean has(String field) {
    return fields().contains(field) || (this == SURVEY_ANSWER && field.startsWith("q-"));
  }

  /** Whether a field can identify a person by itself or with others. */
  public boolean isPersonal(String field) {
    return List.of(marked.split(" ", -1)).contains(field + "*");
  }

  /**
   * The field that dates a record of this kind. Where a source maps it, a row without it is kept
   * aside: it could stand in no period.
   */
  public String date() {
    return switch (this) {
      case CALL, POLICE_CALL, FIRE_RESPONSE, CRISIS_ENCOUNTER -> "call-received";
      case CRIME_REPORT -> "report-date";
      case BOOKING -> "entry";
      case CRASH -> "crash-date";
      case SURVEY_ANSWER -> "survey-date";
    };
  }

  /** The name used in city folders: lower case with hyphens. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(RecordKind::label).toList();
  }
}
