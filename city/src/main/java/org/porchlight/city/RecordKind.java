package org.porchlight.city;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one row of a source is, and the standard fields it may have. Names follow APCO/NENA for
 * calls, NIBRS for crime, NERIS for fire, KABCO for crashes, HMIS for homeless services; {@code
 * docs/dictionary.md} explains each.
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
      "unit",
      "dispatched",
      "enroute",
      "onscene",
      "transport",
      "at-destination",
      "cleared",
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
      "unit",
      "dispatched",
      "onscene",
      "transport",
      "at-destination",
      "cleared",
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
      "middle-name*",
      "family-name*",
      "suffix*",
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
      "weight",
      "survey-date",
      "survey-year",
      "district",
      "in-city",
      "longitude",
      "latitude",
      "point"),
  /** A stay in a homeless services project; the end may be open. */
  HMIS_ENROLLMENT(
      "enrollment-id",
      "client-id",
      "household-id",
      "project-id",
      "entry",
      "exit",
      "person-name*",
      "given-name*",
      "middle-name*",
      "family-name*",
      "suffix*",
      "name-quality",
      "birth-date*",
      "birth-date-quality",
      "sex",
      "race",
      "veteran",
      "living-situation",
      "length-of-stay",
      "months-homeless",
      "destination");

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
      case BOOKING, HMIS_ENROLLMENT -> "entry";
      case CRASH -> "crash-date";
      case SURVEY_ANSWER -> "survey-date";
    };
  }

  /** How a record of this kind speaks of people; none when it names nobody. */
  public List<Mention> mentions() {
    return switch (this) {
      case CALL, CRASH, SURVEY_ANSWER -> List.of();
      case POLICE_CALL ->
          List.of(
              new Mention(
                  "subject",
                  Map.of(PersonField.NAME, "subject-name", PersonField.BORN, "subject-birth-date")),
              new Mention(
                  "caller",
                  Map.of(PersonField.NAME, "caller-name", PersonField.PHONE, "caller-phone")));
      case CRIME_REPORT ->
          List.of(
              new Mention(
                  "victim",
                  Map.of(PersonField.NAME, "victim-name", PersonField.BORN, "victim-birth-date")));
      case FIRE_RESPONSE ->
          List.of(
              new Mention(
                  "patient",
                  Map.of(
                      PersonField.NAME, "patient-name", PersonField.BORN, "patient-birth-date")));
      // The number is the caller's and the address is where the team went.
      case CRISIS_ENCOUNTER ->
          List.of(
              new Mention(
                  "subject",
                  Map.of(PersonField.NAME, "person-name", PersonField.BORN, "person-birth-date")));
      case BOOKING ->
          List.of(
              new Mention(
                  "subject",
                  Map.of(
                      PersonField.NAME, "person-name",
                      PersonField.GIVEN, "given-name",
                      PersonField.MIDDLE, "middle-name",
                      PersonField.FAMILY, "family-name",
                      PersonField.SUFFIX, "suffix",
                      PersonField.BORN, "birth-date",
                      PersonField.SEX, "sex",
                      PersonField.RACE, "race",
                      PersonField.ADDRESS, "address")));
      case HMIS_ENROLLMENT ->
          List.of(
              new Mention(
                  "subject",
                  Map.of(
                      PersonField.NAME, "person-name",
                      PersonField.GIVEN, "given-name",
                      PersonField.MIDDLE, "middle-name",
                      PersonField.FAMILY, "family-name",
                      PersonField.SUFFIX, "suffix",
                      PersonField.BORN, "birth-date",
                      PersonField.SEX, "sex",
                      PersonField.RACE, "race")));
    };
  }

  /** The field with the telephone number that a record came from; empty when it has none. */
  public Optional<String> number() {
    return switch (this) {
      case CALL, POLICE_CALL -> Optional.of("caller-phone");
      case CRISIS_ENCOUNTER -> Optional.of("phone");
      case CRIME_REPORT, FIRE_RESPONSE, BOOKING, CRASH, SURVEY_ANSWER, HMIS_ENROLLMENT ->
          Optional.empty();
    };
  }

  /** The field with the address where something happened; empty when it has none. */
  public Optional<String> place() {
    return switch (this) {
      case CALL, POLICE_CALL, CRIME_REPORT, FIRE_RESPONSE, CRISIS_ENCOUNTER, CRASH ->
          Optional.of("address");
      case BOOKING, SURVEY_ANSWER, HMIS_ENROLLMENT -> Optional.empty();
    };
  }

  /** The field that says when it ended; empty when a record is of one moment. */
  public Optional<String> end() {
    return this == BOOKING || this == HMIS_ENROLLMENT ? Optional.of("exit") : Optional.empty();
  }

  /** The name used in city folders: lower case with hyphens. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(RecordKind::label).toList();
  }
}
