package org.porchlight.records.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.records.fetch.LocalServer.Reply;
import org.porchlight.records.fetch.LocalServer.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers that real servers gave, replayed. Where no real data is set these are skipped; {@link
 * ArcGisFetchTest} and {@link SodaFetchTest} have answers of the same shapes.
 */
class RecordedAnswersTest {
  private static final String PATH = "/rest/services/x/MapServer/0";

  @TempDir Path root;

  private final LocalServer server = new LocalServer();
  private Path civic = Path.of("");

  @BeforeEach
  void find() {
    String set = System.getProperty("porchlight.realData", "");
    if (set.isBlank()) {
      set = System.getenv().getOrDefault("PORCHLIGHT_REAL_DATA", "");
    }
    civic = Path.of(set, "civic");
    assumeTrue(!set.isBlank() && Files.isDirectory(civic), "porchlight.realData is not set");
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Reply recorded(String file) {
    try (InputStream in = Files.newInputStream(civic.resolve(file));
        InputStream open = file.endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return Reply.of(new String(open.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply esri(String name) {
    return recorded("api_samples/esri_%s.json".formatted(name));
  }

  private FetchTown layer(Function<Request, Reply> how) {
    server.answering(how);
    return new FetchTown(
        root,
        """
        connector: arcgis
        location: %s
        file: reports.json
        """
            .formatted(server.address(PATH)));
  }

  private static int features(Delivery delivery) {
    int rows = 0;
    JsonNode all = JsonMapper.builder().build().readTree(FetchTown.text(delivery));
    for (JsonNode page : all.path("pages")) {
      rows += page.path("features").size();
    }
    return rows;
  }

  private static @Nullable String kind(Request request) {
    return !request.path().endsWith("/query")
        ? "metadata"
        : request.query().containsKey("returnCountOnly")
            ? "count"
            : request.query().containsKey("returnIdsOnly")
                ? "ids"
                : request.query().containsKey("outStatistics") ? "statistics" : null;
  }

  /** Carson, Tuolumne and others count; Cook sends its rows instead; Kent refuses statistics. */
  @ParameterizedTest
  @CsvSource({
    "us-ca-carson_count-only, 30551",
    "us-ca-tuolumne_count-only, 469",
    "us-fl-polk_count-only, 338142",
    "us-il-chicago_count-only, 0",
    "us-il-cook_count-only, -1",
    "us-mi-kent_count-only, 222460",
    "us-mo-columbia_count-only, 84296",
    "us-ms-madison_count-only, 124",
  })
  void countsAreReadOrKnownToBeNone(String name, long count) throws IOException {
    ArcGisPage page = read(name, null);
    assertThat(page.hasFeatures() ? -1 : page.count()).isEqualTo(count);
  }

  private ArcGisPage read(String name, @Nullable String id) throws IOException {
    try (InputStream in =
        Files.newInputStream(civic.resolve("api_samples/esri_%s.json".formatted(name)))) {
      return ArcGisPage.read(in, id, null, moment -> {});
    }
  }

  @Test
  void idsStatisticsErrorsAndPagesAreReadAsTheyCame() throws IOException {
    long[] ids = read("us-mo-columbia_ids-only", null).objectIds();
    assertThat(ids).isNotNull().hasSize(43).isSorted();
    assertThat(read("us-il-cook_ids-only", null).objectIds()).isNull();
    assertThat(read("us-mi-kent_statistics", null).error())
        .isEqualTo(new ArcGisPage.ServerError(400, "Unable to complete operation."));
    assertThat(read("us-fl-polk_statistics", "THE_MAX").hasId(0)).isTrue();
    ArcGisPage partial = read("us-il-cook_page-partial", "OBJECTID");
    assertThat(partial.rows()).isEqualTo(2);
    assertThat(partial.hasId(1)).isTrue();
    assertThat(read("st-paul_311_exceededTransferLimit", "OBJECTID").exceeded()).isTrue();
  }

  @Test
  void aServerThatIgnoresCountAndIdsAndDoesNotPageIsReadWhole() {
    FetchTown town =
        layer(
            request -> {
              String kind = kind(request);
              if (kind == null) {
                // 500 rows is the most it sends, and all that there are but two.
                String where = request.parameter("where");
                boolean last = where.matches("OBJECTID >= \\d{5,} .*");
                return last
                    ? Reply.of("{\"features\":[]}")
                    : esri(
                        where.equals("1=1") ? "us-il-cook_page-full" : "us-il-cook_page-partial");
              }
              return switch (kind) {
                case "metadata" -> esri("us-il-cook_metadata");
                case "count" -> esri("us-il-cook_count-only");
                default -> esri("us-il-cook_ids-only");
              };
            });
    Fetched fetched = town.fetch();
    assertThat(features(fetched.deliveries().getFirst())).isEqualTo(2);
    assertThat(fetched.deliveries().getFirst().duplicates()).isPositive();
  }

  @Test
  void aServerWithFloatIdsAndLyingStatisticsIsAskedForRanges() {
    FetchTown town =
        layer(
            request -> {
              String kind = kind(request);
              return kind == null
                  ? Reply.of("{\"features\":[]}")
                  : switch (kind) {
                    case "metadata" -> esri("us-ms-madison_metadata");
                    case "count" -> esri("us-ms-madison_count-only");
                    case "ids" -> esri("us-mi-kent_statistics");
                    default -> esri("us-ms-madison_outStatistics");
                  };
            });
    Fetched fetched = town.fetch();
    assertThat(fetched.notices().getFirst().message()).contains("counts 124 rows and sent 0");
    assertThat(server.requests().getLast().parameter("where"))
        .as("the statistics say 43 ids for 124 rows, so all ids are looked at")
        .endsWith(Integer.toString(Integer.MAX_VALUE));
  }

  /** Six recordings as the pages of one table: 2,000 rows each, and more said to come. */
  @Test
  void theBaltimorePullsAreReadAsPagesAndTheirRepeatedRowsOnce() {
    String[] pulls = {
      "cfs_2021__pulled_2021-05-07.json",
      "cfs_2021__pulled_2021-05-09.json.gz",
      "cfs_2021__pulled_2021-05-10.json.gz"
    };
    FetchTown town =
        layer(
            request -> {
              String kind = kind(request);
              if (kind == null) {
                int page = Integer.parseInt(request.parameter("resultOffset")) / 2000;
                return page < pulls.length
                    ? recorded("baltimore/" + pulls[page])
                    : Reply.of("{\"features\":[]}");
              }
              return kind.equals("metadata")
                  ? Reply.of(
                      """
                      {"maxRecordCount":2000,"objectIdField":"ESRI_OID",
                       "fields":[{"name":"ESRI_OID","type":"esriFieldTypeOID"}],
                       "advancedQueryCapabilities":{"supportsPagination":true}}
                      """)
                  : Reply.of("{\"count\":6000}");
            });
    Delivery delivery = town.fetch().deliveries().getFirst();
    assertThat(delivery.rows() + delivery.duplicates()).isEqualTo(6000);
    assertThat(features(delivery)).isEqualTo((int) delivery.rows());
    assertThat(delivery.duplicates()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"1, 63", "2, 63"})
  void theDallasCallsAreReadAsServed(int pull, int rows) throws IOException {
    String file = "dallas/soda_active_calls_pull%d.csv".formatted(pull);
    Reply all = recorded(file);
    String header = all.body().lines().findFirst().orElse("");
    server.answering(
        request -> request.parameter("$offset").equals("0") ? all : Reply.of(header + "\n"));
    FetchTown town =
        new FetchTown(
            root,
            """
            connector: soda
            format: csv
            location: %s
            file: reports.csv
            """
                .formatted(server.address("/resource/9fxf-t2tr")));
    Delivery delivery = town.fetch().deliveries().getFirst();
    assertThat(delivery.rows()).isEqualTo(rows);
    assertThat(Files.mismatch(delivery.file(), civic.resolve(file))).isLessThan(0);
  }

  @Test
  void aLayerWithPolygonsOfTheCensusIsEmptyAndSaysSo() {
    FetchTown town =
        layer(
            request -> {
              String kind = kind(request);
              return kind == null
                  ? Reply.of("{\"features\":[]}")
                  : esri(
                      kind.equals("metadata")
                          ? "us-il-chicago_metadata"
                          : "us-il-chicago_count-only");
            });
    assertThat(features(town.fetch().deliveries().getFirst())).isZero();
  }

  @Test
  void anErrorUnderStatus200OnEveryQueryIsTold() {
    FetchTown town =
        layer(
            request ->
                "metadata".equals(kind(request))
                    ? esri("us-mo-columbia_metadata")
                    : esri("us-mi-kent_statistics"));
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("code 400, “Unable to complete operation.”")
        .hasMessageEndingWith("[PL-FETCH-013]");
  }
}
