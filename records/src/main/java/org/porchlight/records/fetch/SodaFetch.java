package org.porchlight.records.fetch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.records.lake.Fingerprint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dataset of a Socrata portal, by SODA 2, as one file with the pages joined: CSV under one
 * header, or JSON in one list.
 */
final class SodaFetch {
  /** Read from the environment; without it a portal gives less and slower. */
  static final String TOKEN = "PORCHLIGHT_SODA_TOKEN";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final DateTimeFormatter FLOATING =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

  private final Errand errand;
  private final URI resource;
  private final SodaPage.Form form;
  private final Http http;
  private final @Nullable String changed;

  private List<String> header = List.of();
  private String lastPage = "";
  private long rows;
  private long bytes;

  private SodaFetch(Errand errand, URI resource, SodaPage.Form form, Http http) {
    this.errand = errand;
    this.resource = resource;
    this.form = form;
    this.http = http;
    this.changed = errand.source().arrival().changed();
  }

  static Fetched fetch(Errand errand, FetchState since) throws IOException {
    SodaPage.Form form =
        errand.source().arrival().format() == Source.Connector.JSON
            ? SodaPage.Form.JSON
            : SodaPage.Form.CSV;
    URI location = Address.of(errand.where(), errand.location());
    String bare = location.toString().replaceAll("(?i)\\.(csv|json|geojson)$", "");
    URI resource = URI.create(bare + (form == SodaPage.Form.JSON ? ".json" : ".csv"));
    Map<String, String> headers =
        errand.secret(TOKEN).map(token -> Map.of("X-App-Token", token)).orElse(Map.of());
    if (!headers.isEmpty()) {
      Address.requireSecrecy(errand.where(), location);
    }
    try (Http http = new Http(errand.limits(), errand.settings(), errand.scratch(), headers)) {
      return new SodaFetch(errand, resource, form, http).fetch(since);
    }
  }

  private Fetched fetch(FetchState before) throws IOException {
    FetchState since = before.under(Fingerprint.of("soda", resource, changed));
    Instant from = since.changed() == null ? null : moment(since.changed()).orElse(null);
    Optional<String> where =
        from == null
            ? Optional.empty()
            : Optional.of(where(from.minus(hasZone() ? Latest.OVERLAP : Latest.LOCAL_OVERLAP)));
    KeptPages kept =
        KeptPages.open(
            errand.settings().kept(),
            errand.source().id(),
            errand.settings().seal(),
            errand.settings().clock(),
            Fingerprint.of("soda", resource, where));
    Latest latest = new Latest(errand.settings().clock(), from, begun(kept));
    recall(kept, latest);
    pages(where, kept, latest);
    errand.checkChanged(latest);
    Instant moment = latest.moment();
    FetchState after =
        since.withChanged(changed == null || moment == null ? null : moment.toString());
    if (rows == 0 && where.isPresent()) {
      return new Fetched(List.of(), after, errand.notices());
    }
    assemble(kept);
    return new Fetched(
        List.of(new Delivery(errand.target(), errand.name(), rows, 0, after)),
        after,
        errand.notices());
  }

  /** Times without an offset are compared as if they were in Greenwich, all of them alike. */
  private static Optional<Instant> moment(String text) {
    try {
      if (text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d")) {
        return Optional.of(java.time.OffsetDateTime.parse(text).toInstant());
      }
      return Optional.of(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private String where(Instant from) {
    String text = FLOATING.format(LocalDateTime.ofInstant(from, ZoneOffset.UTC));
    return "%s > '%s%s'".formatted(changed, text, hasZone() ? "Z" : "");
  }

  /** The portal's own columns, as :updated_at, hold moments with a zone; the others have none. */
  private boolean hasZone() {
    return changed != null && changed.startsWith(":");
  }

  /** When the fetch began, by the clock that the column goes by. */
  private Instant begun(KeptPages kept) {
    return hasZone()
        ? kept.begun()
        : LocalDateTime.ofInstant(kept.begun(), errand.source().timeZone())
            .toInstant(ZoneOffset.UTC);
  }

  private void recall(KeptPages kept, Latest latest) throws IOException {
    try {
      for (int number = 1; number <= kept.pages(); number++) {
        try (InputStream in = kept.page(number)) {
          SodaPage page = SodaPage.read(in, form, changed, text -> see(text, latest));
          rows += page.rows();
          header = page.header();
        }
      }
    } catch (IOException | JacksonException e) {
      errand.notice(
          "the pages kept from a fetch that broke off cannot be read; everything is fetched again.",
          "PL-FETCH-019");
      kept.clear();
      rows = 0;
      header = List.of();
    }
  }

  private static void see(String text, Latest latest) {
    moment(text).ifPresent(latest::see);
  }

  private void pages(Optional<String> where, KeptPages kept, Latest latest) throws IOException {
    long offset = kept.position().map(KeptPages.Position::next).orElse(0L);
    boolean first = kept.pages() == 0;
    while (true) {
      URI uri = page(where, offset);
      long at = offset;
      boolean keepEmpty = first;
      long got = http.ask(uri, answer -> read(answer, uri, at, keepEmpty, kept, latest));
      first = false;
      offset += got;
      if (got == 0) {
        return;
      }
    }
  }

  private URI page(Optional<String> where, long offset) {
    Map<String, String> ask = new LinkedHashMap<>();
    if (hasZone()) {
      ask.put("$select", "*," + changed);
    }
    where.ifPresent(condition -> ask.put("$where", condition));
    ask.put("$order", ":id");
    ask.put("$limit", Integer.toString(errand.limits().pageRows()));
    ask.put("$offset", Long.toString(offset));
    String query =
        String.join(
            "&",
            ask.entrySet().stream()
                .map(
                    part ->
                        part.getKey()
                            + "="
                            + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .toList());
    return URI.create(resource + "?" + query);
  }

  /** Reads one page and keeps it; gives its number of rows. */
  private long read(
      Answer answer, URI uri, long offset, boolean keepEmpty, KeptPages kept, Latest latest)
      throws IOException, TryAgain {
    if (answer.status() != 200) {
      throw refusal(uri, answer);
    }
    if (answer.isWebPage()) {
      throw new TryAgain(
          "answers with a web page where data should be: it may be under repair or want a login");
    }
    List<String> moments = new ArrayList<>();
    SodaPage page;
    try (InputStream in = answer.open()) {
      page = SodaPage.read(in, form, changed, moments::add);
    } catch (JacksonException e) {
      throw new TryAgain("gives an answer that is cut short or is no JSON");
    } catch (SodaPage.NotAPage e) {
      if (answer.beginning().stripLeading().startsWith("{")) {
        throw refusal(uri, answer);
      }
      throw new TryAgain(
          "gives an answer that is no %s with rows: %s".formatted(form, e.getMessage()));
    }
    checkColumns(uri, page, offset);
    checkProgress(answer, page);
    if (page.rows() > 0 || keepEmpty) {
      kept.add(
          out -> {
            try (InputStream in = answer.open()) {
              JoinedJson.copy(in, out);
            }
          },
          0,
          new KeptPages.Position("offset", offset + page.rows(), errand.limits().pageRows()));
    }
    moments.forEach(text -> see(text, latest));
    rows += page.rows();
    bytes += answer.bytes();
    errand.progress().at(errand.source().id(), rows, bytes, 0);
    return page.rows();
  }

  private void checkColumns(URI uri, SodaPage page, long offset) {
    if (form == SodaPage.Form.CSV && changed != null && !page.header().contains(changed)) {
      throw errand.problem(
          "changed names %s, but the dataset has no such column. Its columns are %s."
              .formatted(changed, String.join(", ", page.header())),
          "PL-FETCH-012");
    }
    if (offset > 0 && !header.isEmpty() && !header.equals(page.header())) {
      throw new ProblemsException(
          Address.shown(uri),
          "the dataset changed its columns while it was being fetched. Run again when its owner is done.",
          "PL-FETCH-005");
    }
    header = page.header();
  }

  private void checkProgress(Answer answer, SodaPage page) throws IOException {
    if (page.rows() == 0) {
      return;
    }
    String now;
    try (InputStream in = answer.open()) {
      now = Fingerprint.of(in);
    }
    if (now.equals(lastPage)) {
      throw errand.problem(
          "the server sends the same %,d rows again instead of the next ones. Ask its owner, or import an export of the dataset."
              .formatted(page.rows()),
          "PL-FETCH-007");
    }
    lastPage = now;
  }

  private static ProblemsException refusal(URI uri, Answer answer) throws IOException {
    String code = "";
    String message = "";
    try (InputStream in = answer.open()) {
      JsonNode node = MAPPER.readTree(in);
      code = node.path("code").asString("");
      message = node.path("message").asString("");
    } catch (JacksonException e) {
      message = answer.isWebPage() ? "" : answer.beginning();
    }
    if (code.contains("authentication") || code.contains("permission")) {
      return Http.needsPermission(uri);
    }
    return new ProblemsException(
        Address.shown(uri),
        "the server refuses the request with status %d, %s. Look at location and changed, and ask its owner when both are right."
            .formatted(answer.status(), ServerWords.quoted(message)),
        "PL-FETCH-013");
  }

  private void assemble(KeptPages kept) throws IOException {
    try (SodaPage.Joiner joiner =
        new SodaPage.Joiner(
            new BufferedOutputStream(Files.newOutputStream(errand.target()), 1 << 16), form)) {
      for (int page = 1; page <= kept.pages(); page++) {
        try (InputStream in = kept.page(page)) {
          joiner.add(in);
        }
      }
    }
  }
}
