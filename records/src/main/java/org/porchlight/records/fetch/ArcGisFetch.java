package org.porchlight.records.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.lake.Fingerprint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A layer or table of an ArcGIS server as one JSON file: {@code {"metadata":…,"pages":[…]}}, both
 * as served.
 */
final class ArcGisFetch {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter SQL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final String EVERYTHING = "1=1";

  private final Errand errand;
  private final URI location;
  private final Http http;

  private ArcGisFetch(Errand errand, URI location, Http http) {
    this.errand = errand;
    this.location = location;
    this.http = http;
  }

  static Fetched fetch(Errand errand, FetchState since) throws IOException {
    URI location = Address.of(errand.where(), errand.location().replaceAll("/+$", ""));
    Map<String, String> headers =
        errand
            .secret(errand.variable("TOKEN"))
            .map(token -> Map.of("X-Esri-Authorization", "Bearer " + token))
            .orElse(Map.of());
    if (!headers.isEmpty()) {
      Address.requireSecrecy(errand.where(), location);
    }
    try (Http http = new Http(errand.limits(), errand.settings(), errand.scratch(), headers)) {
      return new ArcGisFetch(errand, location, http).fetch(since);
    }
  }

  private Fetched fetch(FetchState before) throws IOException {
    String changed = errand.source().arrival().changed();
    FetchState since = before.under(Fingerprint.of("arcgis", location, changed));
    Path metadata = errand.scratch().resolve("metadata");
    ArcGisLayer layer = metadata(metadata);
    checkChanged(layer, changed);
    String where = where(layer, changed, since.changed());
    OptionalLong count = count(where);
    Instant from = since.changed() == null ? null : Instant.parse(since.changed());
    KeptPages kept =
        KeptPages.open(
            errand.settings().kept(),
            errand.source().id(),
            errand.settings().seal(),
            errand.settings().clock(),
            Fingerprint.of("arcgis", location, layer, where, count));
    Latest latest = new Latest(errand.settings().clock(), from, kept.begun());
    ArcGisPages pages = new ArcGisPages(errand, layer, changed, latest, kept, this::answer);
    pages.fetchAll(where, count);
    errand.checkChanged(latest);
    FetchState after = since.withChanged(changed == null ? null : text(latest.moment()));
    if (pages.rows() == 0 && since.changed() != null) {
      return new Fetched(List.of(), after, errand.notices());
    }
    assemble(metadata, kept);
    Delivery delivery =
        new Delivery(errand.target(), errand.name(), pages.rows(), kept.duplicates(), after);
    return new Fetched(List.of(delivery), after, errand.notices());
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }

  private void assemble(Path metadata, KeptPages kept) throws IOException {
    try (OutputStream out = Files.newOutputStream(errand.target())) {
      out.write("{\"metadata\":".getBytes(StandardCharsets.UTF_8));
      try (InputStream in = Files.newInputStream(metadata)) {
        JoinedJson.copy(in, out);
      }
      out.write(",\"pages\":[".getBytes(StandardCharsets.UTF_8));
      for (int page = 1; page <= kept.pages(); page++) {
        out.write((page == 1 ? "\n" : ",\n").getBytes(StandardCharsets.UTF_8));
        try (InputStream in = kept.page(page)) {
          JoinedJson.copy(in, out);
        }
      }
      out.write("\n]}\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  private ArcGisLayer metadata(Path to) throws IOException {
    URI uri = URI.create(location + "?f=json");
    return http.ask(
        uri,
        answer -> {
          requireData(answer);
          JsonNode node;
          try (InputStream in = answer.open()) {
            node = JSON.readTree(in);
          } catch (JacksonException e) {
            throw new TryAgain("gives a description that is cut short or is no JSON");
          }
          JsonNode error = node.path("error");
          if (!error.isMissingNode()) {
            throw refusal(
                uri,
                new ArcGisPage.ServerError(
                    error.path("code").asInt(0), error.path("message").asString("")));
          }
          ArcGisLayer layer = ArcGisLayer.of(node);
          if (!layer.hasFields()) {
            throw new ProblemsException(
                Address.shown(uri),
                "this is not a layer or a table: it names no fields. Write the address of one, which ends in a number, as …/FeatureServer/0.",
                "PL-FETCH-003");
          }
          Files.copy(answer.body(), to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
          return layer;
        });
  }

  private void checkChanged(ArcGisLayer layer, @Nullable String changed) {
    if (changed == null) {
      return;
    }
    String type = layer.fields().get(changed);
    if (type == null || !type.equals(ArcGisLayer.DATE)) {
      throw errand.problem(
          type == null
              ? "changed names %s, but the layer has no such field. Its fields of dates are %s."
                  .formatted(
                      changed,
                      layer.fields().entrySet().stream()
                          .filter(field -> field.getValue().equals(ArcGisLayer.DATE))
                          .map(Map.Entry::getKey)
                          .toList())
              : "changed names %s, which is no field of dates and times. Name one that is, or leave changed out."
                  .formatted(changed),
          "PL-FETCH-012");
    }
  }

  private static String where(ArcGisLayer layer, @Nullable String changed, @Nullable String since) {
    if (changed == null || since == null) {
      return EVERYTHING;
    }
    Duration overlap = Latest.OVERLAP;
    ZoneId zone = layer.dates();
    if (zone == null) {
      // The server reads the moment in a zone it names in a way of its own; a day covers them all.
      overlap = overlap.plus(Duration.ofDays(1));
      zone = ZoneOffset.UTC;
    } else if (!zone.equals(ZoneOffset.UTC)) {
      overlap = Latest.LOCAL_OVERLAP;
    }
    LocalDateTime from = LocalDateTime.ofInstant(Instant.parse(since).minus(overlap), zone);
    return "%s > timestamp '%s'".formatted(changed, SQL.format(from));
  }

  /** How many rows there are; empty when the server cannot say or says something else. */
  private OptionalLong count(String where) throws IOException {
    ArcGisPage page = answer(Map.of("where", where, "returnCountOnly", "true"), null, null, null);
    return page.error() == null && !page.hasFeatures() && page.count() >= 0
        ? OptionalLong.of(page.count())
        : OptionalLong.empty();
  }

  /** Asks a query; the body is then taken by {@code keep}, when there is no error in it. */
  private ArcGisPage answer(
      Map<String, String> parameters,
      @Nullable String id,
      @Nullable String changed,
      ArcGisPages.@Nullable Keep keep)
      throws IOException {
    URI uri = query(parameters);
    return http.ask(uri, new QueryReader(uri, id, changed, keep));
  }

  private URI query(Map<String, String> parameters) {
    StringBuilder query = new StringBuilder(location.toString()).append("/query?f=json");
    parameters.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            parameter ->
                query
                    .append('&')
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8)));
    return URI.create(query.toString());
  }

  /** Reads one answer, and bears with a server that says it is overtaxed for some tries. */
  private static final class QueryReader implements Http.Reader<ArcGisPage> {
    private static final int OVERTAXED = 3;

    private final URI uri;
    private final @Nullable String id;
    private final @Nullable String changed;
    private final ArcGisPages.@Nullable Keep keep;
    private int overtaxed;

    QueryReader(
        URI uri, @Nullable String id, @Nullable String changed, ArcGisPages.@Nullable Keep keep) {
      this.uri = uri;
      this.id = id;
      this.changed = changed;
      this.keep = keep;
    }

    @Override
    public ArcGisPage read(Answer answer) throws IOException, TryAgain {
      requireData(answer);
      List<Instant> moments = new java.util.ArrayList<>();
      ArcGisPage page;
      try (InputStream in = answer.open()) {
        page = ArcGisPage.read(in, id, changed, moments::add);
      } catch (JacksonException e) {
        throw new TryAgain("gives an answer that is cut short or is no JSON");
      } catch (ArcGisPage.NotAnObject e) {
        throw new TryAgain("gives an answer that is no JSON object");
      }
      ArcGisPage.ServerError error = page.error();
      if (error != null) {
        if (error.wantsToken()) {
          throw Http.needsPermission(uri);
        }
        if (error.code() >= 500 && ++overtaxed < OVERTAXED) {
          throw new TryAgain("answers with error %d".formatted(error.code()));
        }
        return page;
      }
      if (answer.status() != 200) {
        throw refusal(uri, new ArcGisPage.ServerError(answer.status(), ""));
      }
      if (keep != null) {
        keep.take(page, answer, moments);
      }
      return page;
    }
  }

  private static void requireData(Answer answer) throws IOException, TryAgain {
    if (answer.isWebPage()) {
      throw new TryAgain(
          "answers with a web page where data should be: it may be under repair or want a login");
    }
  }

  static ProblemsException refusal(URI uri, ArcGisPage.ServerError error) {
    if (error.wantsToken()) {
      return Http.needsPermission(uri);
    }
    return new ProblemsException(
        Address.shown(uri),
        "the server refuses the request with code %d, %s. Look at location, and ask its owner when that is right."
            .formatted(error.code(), ServerWords.quoted(error.message())),
        "PL-FETCH-013");
  }
}
