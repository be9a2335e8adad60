package org.porchlight.workspace;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/** What of two answers must be the same when they must not be told apart. */
final class Answers {
  private Answers() {}

  /** Status, headers and body, but for the date, the connection's own and the masked token. */
  static String alike(HttpResponse<String> answer) {
    Map<String, Object> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    headers.remove("connection");
    return answer.statusCode()
        + " "
        + headers
        + " "
        + answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
  }
}
