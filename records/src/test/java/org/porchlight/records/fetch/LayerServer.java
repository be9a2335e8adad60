package org.porchlight.records.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.porchlight.records.fetch.LocalServer.Reply;
import org.porchlight.records.fetch.LocalServer.Request;

/**
 * A layer of an ArcGIS server with made-up rows. Each property of it is one that some real server
 * has.
 */
final class LayerServer implements AutoCloseable {
  static final String PATH = "/arcgis/rest/services/Reports/FeatureServer/0";

  private static final Pattern RANGE = Pattern.compile("OID >= (-?\\d+) AND OID <= (-?\\d+)");
  private static final Pattern SINCE = Pattern.compile("Edited > timestamp '([0-9: -]+)'");

  final LocalServer server = new LocalServer();
  final Map<Long, Long> rows = new TreeMap<>();

  /** The most rows in an answer. */
  int most = 10;

  boolean pages = true;
  boolean saysExceeded = true;
  boolean saysMost = true;
  boolean statistics;
  boolean countIgnored;
  boolean idsRefused;
  boolean idsAsFloats;
  boolean offsetIgnored;
  boolean inUtc = true;
  long countOff;
  String statisticsAnswer = "";

  /** Asked before the layer answers by itself; null to let it. */
  Function<Request, @Nullable Reply> instead = request -> null;

  LayerServer() {
    server.answering(
        request -> {
          Reply other = instead.apply(request);
          return other == null ? answer(request) : other;
        });
  }

  LayerServer rows(int number) {
    for (long id = 1; id <= number; id++) {
      rows.put(id, 1_767_225_600_000L + id * 1000);
    }
    return this;
  }

  String settings() {
    return """
        connector: arcgis
        location: %s
        file: reports.json
        """
        .formatted(server.address(PATH));
  }

  String settingsWithChanged() {
    return settings() + "changed: Edited\nload: adds\n";
  }

  /** The queries for rows, by their range or offset. */
  List<String> asked() {
    return server.requests().stream()
        .filter(request -> request.parameter("outFields").equals("*"))
        .map(
            request ->
                request.query().containsKey("resultOffset")
                    ? request.parameter("resultOffset")
                    : request.parameter("where"))
        .toList();
  }

  private Reply answer(Request request) {
    if (request.path().equals(PATH)) {
      return Reply.of(metadata());
    }
    List<Long> found = matching(request.parameter("where"));
    if (request.query().containsKey("returnCountOnly") && !countIgnored) {
      return Reply.of("{\"count\":%d}".formatted(found.size() + countOff));
    }
    if (request.query().containsKey("returnIdsOnly") && !countIgnored) {
      return idsRefused
          ? Reply.of("{\"error\":{\"code\":400,\"message\":\"Unable to complete operation.\"}}")
          : Reply.of(ids(found));
    }
    if (request.query().containsKey("outStatistics")) {
      return Reply.of(statisticsAnswer.isEmpty() ? statistics(found) : statisticsAnswer);
    }
    return Reply.of(page(found, request));
  }

  private List<Long> matching(String where) {
    Matcher range = RANGE.matcher(where);
    boolean ranged = range.find();
    Matcher since = SINCE.matcher(where);
    long from =
        since.find()
            ? java.time.LocalDateTime.parse(since.group(1).replace(' ', 'T'))
                .toInstant(java.time.ZoneOffset.UTC)
                .toEpochMilli()
            : Long.MIN_VALUE;
    List<Long> found = new ArrayList<>();
    rows.forEach(
        (id, edited) -> {
          boolean inRange =
              !ranged
                  || (id >= Long.parseLong(range.group(1)) && id <= Long.parseLong(range.group(2)));
          if (inRange && edited > from) {
            found.add(id);
          }
        });
    return found;
  }

  private String metadata() {
    return """
        {"id":0,"name":"Reports","type":"Feature Layer","geometryType":"esriGeometryPoint",%s
        "supportsStatistics":%s,"advancedQueryCapabilities":{"supportsPagination":%s},%s
        "fields":[{"name":"OID","type":"esriFieldTypeOID"},{"name":"Case","type":"esriFieldTypeString"},
        {"name":"Edited","type":"esriFieldTypeDate"}]}
        """
        .formatted(
            saysMost ? "\"maxRecordCount\":%d,".formatted(most) : "",
            statistics,
            pages,
            inUtc
                ? ""
                : "\"dateFieldsTimeReference\":{\"timeZone\":\"Eastern Standard Time\",\"timeZoneIANA\":\"America/New_York\"},");
  }

  private String ids(List<Long> found) {
    return "{\"objectIdFieldName\":\"OID\",\"objectIds\":"
        + found.stream().map(this::number).toList()
        + "}";
  }

  private String number(long id) {
    return idsAsFloats ? id / 10 + "." + id % 10 + "E1" : Long.toString(id);
  }

  private static String statistics(List<Long> found) {
    return "{\"features\":[{\"attributes\":{\"THE_MIN\":%d,\"THE_MAX\":%d}}]}"
        .formatted(found.getFirst(), found.getLast());
  }

  private String page(List<Long> found, Request request) {
    int from = offsetIgnored ? 0 : number(request, "resultOffset", 0);
    int limit = Math.min(most, number(request, "resultRecordCount", most));
    List<Long> part =
        found.subList(Math.min(from, found.size()), Math.min(from + limit, found.size()));
    boolean exceeded = from + part.size() < found.size();
    return "{\"objectIdFieldName\":\"OID\",\"features\":[%s]%s}"
        .formatted(
            String.join(",\n", part.stream().map(this::feature).toList()),
            exceeded && saysExceeded ? ",\"exceededTransferLimit\":true" : "");
  }

  String feature(long id) {
    return "{\"attributes\":{\"OID\":%s,\"Case\":\"C-%d\",\"Edited\":%d},\"geometry\":{\"x\":-78.9,\"y\":36.0}}"
        .formatted(number(id), id, rows.getOrDefault(id, 0L));
  }

  private static int number(Request request, String name, int otherwise) {
    String text = request.parameter(name);
    return text.isEmpty() ? otherwise : Integer.parseInt(text);
  }

  @Override
  public void close() {
    server.close();
  }
}
