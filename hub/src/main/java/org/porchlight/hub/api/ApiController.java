package org.porchlight.hub.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.frame.DataAnswer;
import org.porchlight.hub.frame.DataProblem;
import org.porchlight.release.Manifest;
import org.porchlight.release.Release;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.TakenBack;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Everything under {@code /api/v1}; described to programs by {@code openapi.json} beside it. */
@Controller
final class ApiController {
  private static final String JSON = "application/json;charset=UTF-8";
  private static final List<String> FORMATS = List.of("json", "csv", "geojson", "parquet");

  private final Newest newest;
  private final byte[] description = description();

  ApiController(Newest newest) {
    this.newest = newest;
  }

  @GetMapping("/api/v1/openapi.json")
  ResponseEntity<byte[]> openApi(HttpServletRequest request) {
    return answer(
        request,
        List.of(),
        _ -> {
          // While nothing is shown, no address answers.
          newest.issue();
          return DataAnswer.of(request, JSON, description);
        });
  }

  @GetMapping("/api/v1/releases")
  ResponseEntity<byte[]> releases(HttpServletRequest request) {
    return answer(
        request,
        List.of(),
        _ -> {
          String shown = newest.issue().manifest().id();
          List<Map<String, Object>> all = new ArrayList<>();
          for (String id : newest.ids()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", id);
            one.put("newest", id.equals(shown));
            one.put("manifest", "/releases/" + id + "/manifest.json");
            one.put("tables", "/api/v1/tables?release=" + id);
            all.add(one);
          }
          return DataAnswer.of(
              request,
              JSON,
              DataAnswer.json(
                  Map.of(
                      "releases",
                      all,
                      "takenBack",
                      newest.takenBack().stream().map(TakenBack::release).toList())));
        });
  }

  @GetMapping("/api/v1/tables")
  ResponseEntity<byte[]> tables(HttpServletRequest request) {
    return answer(
        request,
        List.of("release"),
        query -> {
          Release release = release(query);
          List<Map<String, Object>> tables = new ArrayList<>();
          for (Manifest.TableNote note : release.manifest().tables()) {
            Map<String, Object> one = new LinkedHashMap<>();
            ReleasedTable table = release.table(note.id()).orElseThrow();
            one.put("id", note.id());
            one.put("topic", note.topic());
            one.put("title", note.title());
            one.put("unit", table.head().unit());
            one.put("measure", table.head().measure());
            one.put("from", table.head().from());
            one.put("to", table.head().to());
            one.put("cells", note.cells());
            one.put("hidden", note.hidden());
            one.put(
                "address",
                "/api/v1/tables/%s?release=%s".formatted(note.id(), release.manifest().id()));
            tables.add(one);
          }
          Map<String, Object> body = new LinkedHashMap<>();
          body.put("release", ReleaseCard.of(release.manifest()));
          body.put("tables", tables);
          return DataAnswer.of(request, JSON, DataAnswer.json(body));
        });
  }

  @GetMapping("/api/v1/tables/{table}")
  ResponseEntity<byte[]> table(@PathVariable String table, HttpServletRequest request) {
    return answer(
        request,
        List.of("release", "format", "area", "layer", "period", "type"),
        query -> table(table, query, request));
  }

  private ResponseEntity<byte[]> table(String id, Query query, HttpServletRequest request) {
    Release release = release(query);
    Manifest.TableNote note =
        release.manifest().tables().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refusal(
                        DataProblem.of(
                            "unknown-table",
                            404,
                            "Release %s has no table of that name. The list names them all."
                                .formatted(release.manifest().id()),
                            "/api/v1/tables?release=" + release.manifest().id())));
    ReleasedTable table = release.table(note.id()).orElseThrow();
    CellFilter filter =
        CellFilter.of(
            query, table, "/releases/%s/%s".formatted(release.manifest().id(), note.json()));
    TableForms forms = new TableForms(release, table, note);
    String format = query.find("format").orElse("json");
    return switch (format) {
      case "json" -> DataAnswer.of(request, JSON, forms.json(filter));
      case "csv" ->
          DataAnswer.of(
              request, "text/csv;charset=UTF-8", forms.csv(filter), download(release, note, "csv"));
      case "geojson" -> DataAnswer.of(request, "application/geo+json", forms.geoJson(filter));
      case "parquet" -> parquet(request, filter, forms, download(release, note, "parquet"));
      default ->
          throw new Refusal(
              DataProblem.of(
                  "unknown-format",
                  400,
                  "The format is one of: %s.".formatted(String.join(", ", FORMATS)),
                  DataProblem.DESCRIPTION));
    };
  }

  private static ResponseEntity<byte[]> parquet(
      HttpServletRequest request, CellFilter filter, TableForms forms, HttpHeaders download) {
    if (!filter.isOpen()) {
      throw new Refusal(
          DataProblem.of(
              "parquet-is-whole",
              400,
              "Parquet comes as the release's own file, whole. Leave area, layer, period and type"
                  + " out, or ask for csv.",
              DataProblem.DESCRIPTION));
    }
    byte[] file =
        forms
            .parquet()
            .orElseThrow(
                () ->
                    new Refusal(
                        DataProblem.of(
                            "no-parquet",
                            404,
                            "This release was written without copies in Parquet. Ask for csv.",
                            DataProblem.DESCRIPTION)));
    return DataAnswer.of(request, "application/vnd.apache.parquet", file, download);
  }

  private static HttpHeaders download(Release release, Manifest.TableNote note, String ending) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"%s-%s.%s\"".formatted(release.manifest().id(), note.id(), ending));
    if (ending.equals("csv")) {
      headers.set(
          HttpHeaders.LINK,
          "</releases/%s/%s-metadata.json>; rel=\"describedby\"; type=\"application/csvm+json\""
              .formatted(release.manifest().id(), note.csv()));
    }
    return headers;
  }

  /** The release asked for, or the one shown now. */
  private Release release(Query query) {
    Optional<String> id = query.find("release");
    if (id.isEmpty()) {
      return newest.issue().release();
    }
    return newest
        .release(id.get())
        .orElseThrow(
            () ->
                new Refusal(
                    newest.isTakenBack(id.get())
                        ? DataProblem.of(
                            "taken-back-release",
                            410,
                            "The city took that release back; its numbers are no longer shown.",
                            "/api/v1/releases")
                        : DataProblem.of(
                            "unknown-release",
                            404,
                            "There is no release of that number. A number has four digits.",
                            "/api/v1/releases")));
  }

  private static ResponseEntity<byte[]> answer(
      HttpServletRequest request,
      List<String> parameters,
      Function<Query, ResponseEntity<byte[]>> make) {
    try {
      return make.apply(new Query(request, parameters));
    } catch (Refusal refusal) {
      return DataAnswer.problem(refusal.problem());
    }
  }

  private static byte[] description() {
    try (InputStream file = ApiController.class.getResourceAsStream("openapi.json")) {
      if (file == null) {
        throw new IllegalStateException("openapi.json is missing from the jar; build it again");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.json cannot be read from the jar", e);
    }
  }
}
