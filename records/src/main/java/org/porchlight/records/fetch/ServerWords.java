package org.porchlight.records.fetch;

/** What a server says of itself, made fit to stand in a message of ours. */
final class ServerWords {
  private static final int LONGEST = 200;

  private ServerWords() {}

  /** Without markup, control characters and addresses, which may hold a query; cut when long. */
  static String quoted(String words) {
    String plain =
        words
            .replaceAll("<[^>]{0,500}>", " ")
            .replaceAll("(?i)\\b[a-z]+://\\S+", "(an address)")
            .replaceAll("(?i)\\b(token|password|pwd|apikey|key)\\s*[=:]\\s*\\S+", "$1=[redacted]")
            .replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ")
            .strip();
    if (plain.length() > LONGEST) {
      plain = plain.substring(0, LONGEST).strip() + " …";
    }
    return plain.isEmpty() ? "no reason given" : "“" + plain + "”";
  }
}
