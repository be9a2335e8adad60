package org.porchlight.records.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.lake.Fingerprint;

/**
 * A file that is published at an address, downloaded whole. A server that is told which state of
 * the file came last answers that it has not changed, and then there is no delivery.
 */
final class FileFetch {
  private FileFetch() {}

  static Fetched fetch(Errand errand, FetchState before) throws IOException {
    URI location = Address.of(errand.where(), errand.location());
    FetchState since = before.under(Fingerprint.of("file", location));
    try (Http http =
        new Http(
            errand.limits().forFile(),
            errand.settings(),
            errand.scratch(),
            conditions(since.version()))) {
      return http.ask(location, answer -> read(answer, errand, location, since));
    }
  }

  /** Asks for the file only if it is not the one that is here. */
  private static Map<String, String> conditions(FetchState.@Nullable Version known) {
    Map<String, String> headers = new HashMap<>();
    if (known != null && known.etag() != null) {
      headers.put("If-None-Match", known.etag());
    }
    if (known != null && known.modified() != null) {
      headers.put("If-Modified-Since", known.modified());
    }
    return headers;
  }

  private static Fetched read(Answer answer, Errand errand, URI location, FetchState since)
      throws IOException, TryAgain {
    if (answer.status() == Http.NOT_MODIFIED) {
      if (since.version() == null) {
        throw new TryAgain("says that the file has not changed, which it was not asked");
      }
      return new Fetched(List.of(), since, errand.notices());
    }
    if (answer.status() != 200) {
      throw new ProblemsException(
          Address.shown(location),
          "the server answers with status %d and sends no file. Open the address in a browser; where the file is elsewhere now, change location."
              .formatted(answer.status()),
          "PL-FETCH-013");
    }
    if (answer.isHtml()) {
      throw new ProblemsException(
          Address.shown(location),
          "the server sends a web page where the file should be: it is under repair, wants a login, or this is a page about the file. Then put the page into link and the address of the file itself into location; else run again later.",
          "PL-FETCH-005");
    }
    FetchState after = since.withVersion(version(answer));
    Files.move(answer.body(), errand.target(), StandardCopyOption.REPLACE_EXISTING);
    return new Fetched(
        List.of(new Delivery(errand.target(), errand.name(), -1, 0, after)),
        after,
        errand.notices());
  }

  private static FetchState.@Nullable Version version(Answer answer) {
    String etag = answer.headers().firstValue("ETag").orElse(null);
    String modified = answer.headers().firstValue("Last-Modified").orElse(null);
    return etag == null && modified == null ? null : new FetchState.Version(etag, modified);
  }
}
