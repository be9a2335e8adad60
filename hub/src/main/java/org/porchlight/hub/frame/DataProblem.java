package org.porchlight.hub.frame;

/**
 * Why a program gets no answer, in the form of RFC 9457. What was asked is not repeated.
 *
 * @param type {@code urn:porchlight:unknown-period}: the same for the same kind of problem
 * @param title the kind of problem in a few words
 * @param status 400 to 599
 * @param detail what is wrong here, and what would be right
 * @param next an address that helps on
 */
public record DataProblem(String type, String title, int status, String detail, String next) {
  /** Where a program finds what can be asked at all. */
  public static final String DESCRIPTION = "/api/v1/openapi.json";

  /** A problem of a kind: {@code unknown-period}. */
  public static DataProblem of(String kind, int status, String detail, String next) {
    String words = kind.replace('-', ' ');
    String title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return new DataProblem("urn:porchlight:" + kind, title, status, detail, next);
  }
}
