package org.porchlight.records.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.fetch.LocalServer.Reply;
import org.porchlight.records.fetch.LocalServer.Way;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArcGisFetchTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path root;

  private final LayerServer layer = new LayerServer();

  @AfterEach
  void close() {
    layer.close();
  }

  private FetchTown town() {
    return new FetchTown(root, layer.settings());
  }

  /** The object ids of a delivery, in order. */
  private static List<Long> ids(Delivery delivery) {
    JsonNode root = JSON.readTree(FetchTown.text(delivery));
    assertThat(root.path("metadata").path("name").asString("")).isEqualTo("Reports");
    List<Long> ids = new ArrayList<>();
    for (JsonNode page : root.path("pages")) {
      for (JsonNode feature : page.path("features")) {
        ids.add((long) feature.path("attributes").path("OID").asDouble(-1));
      }
    }
    return ids;
  }

  private static void assertWhole(Fetched fetched, int rows) {
    assertThat(fetched.deliveries()).hasSize(1);
    Delivery delivery = fetched.deliveries().getFirst();
    List<Long> ids = ids(delivery);
    assertThat(ids).hasSize(rows).doesNotHaveDuplicates();
    assertThat(delivery.rows()).isEqualTo(rows);
    assertThat(delivery.name()).isEqualTo("reports.json");
  }

  private static List<String> codes(Fetched fetched) {
    return fetched.notices().stream().map(Problem::code).toList();
  }

  // ---- paging

  @Test
  void pagesFollowOneAnotherByOffsetInTheOrderOfObjectIds() {
    layer.rows(25);
    Fetched fetched = town().fetch();
    assertWhole(fetched, 25);
    assertThat(layer.asked()).containsExactly("0", "10", "20");
    assertThat(fetched.notices()).isEmpty();
    assertThat(layer.server.requests())
        .filteredOn(request -> request.parameter("outFields").equals("*"))
        .allSatisfy(
            request -> {
              assertThat(request.parameter("orderByFields")).isEqualTo("OID ASC");
              assertThat(request.parameter("outSR")).isEqualTo("4326");
              assertThat(request.headers().get("user-agent")).startsWith("Porchlight/");
            });
  }

  @Test
  void aServerThatDoesNotSayThatThereIsMoreIsAskedOn() {
    layer.rows(30);
    layer.saysExceeded = false;
    assertWhole(town().fetch(), 30);
    assertThat(layer.asked()).containsExactly("0", "10", "20", "30");
  }

  @Test
  void aServerThatSendsLessThanItSaysIsAskedFromWhereItStopped() {
    layer.rows(20);
    layer.saysMost = false;
    layer.saysExceeded = false;
    layer.most = 7;
    assertWhole(town().fetch(), 20);
    assertThat(layer.asked()).containsExactly("0", "7", "14");
  }

  @Test
  void anEmptyLayerIsADeliveryWithoutRows() {
    assertWhole(town().fetch(), 0);
  }

  @Test
  void aCountThatLiesIsToldAndLosesNoRow() {
    layer.rows(25);
    layer.countOff = -20;
    Fetched fetched = town().fetch();
    assertWhole(fetched, 25);
    assertThat(codes(fetched)).containsExactly("PL-FETCH-016");
    assertThat(fetched.notices().getFirst().message())
        .startsWith("the server counts 5 rows and sent 25");
  }

  @Test
  void aServerThatIgnoresTheCountAndSendsRowsIsReadAllTheSame() {
    layer.rows(25);
    layer.countIgnored = true;
    assertWhole(town().fetch(), 25);
  }

  @Test
  void aServerThatSaysItPagesAndDoesNotIsReadByObjectIds() {
    layer.rows(25);
    layer.offsetIgnored = true;
    Fetched fetched = town().fetch();
    assertWhole(fetched, 25);
    assertThat(fetched.deliveries().getFirst().duplicates()).isZero();
    assertThat(layer.asked()).contains("OID >= 1 AND OID <= 10", "OID >= 21 AND OID <= 25");
  }

  @Test
  void rowsThatShiftBetweenPagesComeOnceAndAreCounted() {
    layer.rows(25);
    layer.instead =
        request -> {
          if (request.parameter("resultOffset").equals("10")) {
            // Two rows more at the beginning push two old ones into the next page.
            layer.rows.put(-2L, 1L);
            layer.rows.put(-1L, 1L);
          }
          return null;
        };
    Fetched fetched = town().fetch();
    Delivery delivery = fetched.deliveries().getFirst();
    assertThat(ids(delivery)).hasSize(25).doesNotHaveDuplicates();
    assertThat(delivery.duplicates()).isEqualTo(2);
    assertThat(codes(fetched)).containsExactly("PL-FETCH-017");
    assertThat(FetchTown.text(delivery)).contains("\"Case\":\"C-25\"");
  }

  // ---- without paging

  @Test
  void aServerWithoutPagingIsReadByRangesOfItsObjectIds() {
    layer.rows(25);
    layer.pages = false;
    assertWhole(town().fetch(), 25);
    assertThat(layer.asked())
        .containsExactly(
            "1=1", "OID >= 1 AND OID <= 10", "OID >= 11 AND OID <= 20", "OID >= 21 AND OID <= 25");
  }

  @Test
  void objectIdsWrittenAsFloatsAreNumbersAndStayAsWritten() {
    layer.rows(25);
    layer.pages = false;
    layer.idsAsFloats = true;
    Fetched fetched = town().fetch();
    assertWhole(fetched, 25);
    assertThat(FetchTown.text(fetched.deliveries().getFirst())).contains("\"OID\":2.5E1");
  }

  @Test
  void aServerThatGivesNoObjectIdsIsReadBetweenItsLowestAndItsHighest() {
    layer.rows(25);
    layer.rows.put(5_000L, 1L);
    layer.pages = false;
    layer.idsRefused = true;
    layer.statistics = true;
    assertWhole(town().fetch(), 26);
    assertThat(layer.asked().getLast()).endsWith("OID <= 5000");
  }

  @Test
  void statisticsThatCannotBeTrueAreNotBelieved() {
    layer.rows(25);
    layer.rows.put(40_000_000L, 1L);
    layer.pages = false;
    layer.idsRefused = true;
    layer.statistics = true;
    layer.statisticsAnswer = "{\"features\":[{\"attributes\":{\"THE_MIN\":0,\"THE_MAX\":3}}]}";
    assertWhole(town().fetch(), 26);
    assertThat(layer.asked()).as("steps grow where there is nothing").hasSizeLessThan(40);
  }

  @Test
  void aServerThatTellsNothingOfItselfIsReadThroughAllIdsThereCanBe() {
    layer.rows(60);
    layer.pages = false;
    layer.saysMost = false;
    layer.saysExceeded = false;
    layer.countIgnored = true;
    assertWhole(town().fetch(), 60);
  }

  @Test
  void aSmallLayerWithoutPagingIsReadWithOneQuery() {
    layer.rows(8);
    layer.pages = false;
    assertWhole(town().fetch(), 8);
    assertThat(layer.asked()).containsExactly("1=1");
  }

  // ---- bad answers

  @Test
  void anErrorUnderStatus200IsAskedAgainAndThenInSmallerPages() {
    layer.most = 1000;
    layer.rows(900);
    layer.instead =
        request ->
            request.parameter("resultRecordCount").equals("1000")
                ? Reply.of(
                    "{\"error\":{\"code\":500,\"message\":\"Error performing query operation\"}}")
                : null;
    FetchTown town = town();
    assertWhole(town.fetch(), 900);
    assertThat(town.waits).hasSize(2);
  }

  @Test
  void aStormOfUnavailableIsWaitedOut() {
    layer.rows(25);
    AtomicInteger calls = new AtomicInteger();
    layer.instead = request -> calls.incrementAndGet() % 4 == 0 ? null : Reply.status(503, "busy");
    FetchTown town = town();
    assertWhole(town.fetch(), 25);
    assertThat(town.waits).hasSize(15);
    assertThat(town.waits.subList(0, 3))
        .satisfiesExactly(
            first -> assertThat(first).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000)),
            second ->
                assertThat(second).isBetween(Duration.ofMillis(1000), Duration.ofMillis(2000)),
            third -> assertThat(third).isBetween(Duration.ofMillis(2000), Duration.ofMillis(4000)));
  }

  @Test
  void connectionsThatBreakOffAndAnswersCutShortAreAskedAgain() {
    layer.rows(25);
    List<Reply> bad =
        new ArrayList<>(
            List.of(
                Reply.of("{\"features\":[{\"attributes\":{\"OID\":1,").by(Way.CUT),
                Reply.of("{\"features\":[{\"attributes\":{\"OID\":1,"),
                Reply.of("{\"features\":[]}".repeat(50)).by(Way.PACKED_CUT),
                Reply.of("<html><body>Down for repair</body></html>")));
    layer.instead =
        request ->
            request.parameter("resultOffset").equals("10") && !bad.isEmpty()
                ? bad.removeFirst()
                : null;
    FetchTown town = town();
    assertWhole(town.fetch(), 25);
    assertThat(town.waits).hasSize(4);
  }

  @Test
  void aWebPageInsteadOfDataIsToldPlainly() {
    layer.instead = request -> Reply.of("  <!DOCTYPE html><title>Sign in ACCOUNT-77</title>");
    assertThatThrownBy(() -> town().fetch())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("answers with a web page where data should be")
        .hasMessageContaining("asked 6 times")
        .hasMessageEndingWith("[PL-FETCH-004]")
        .hasMessageNotContaining("ACCOUNT-77");
  }

  @Test
  void aLayerThatWantsATokenSaysSoAtOnce() {
    layer.instead =
        request ->
            Reply.of("{\"error\":{\"code\":499,\"message\":\"Token Required\",\"details\":[]}}");
    FetchTown town = town();
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("only to those it knows")
        .hasMessageEndingWith("[PL-FETCH-002]")
        .hasMessageNotContaining("?");
    assertThat(town.waits).isEmpty();
  }

  @Test
  void aTokenFromTheEnvironmentGoesAlongAndIsNeverSaid() {
    layer.rows(3);
    FetchTown town = town().environment("PORCHLIGHT_REPORTS_TOKEN", "s3cret-token");
    assertWhole(town.fetch(), 3);
    assertThat(layer.server.requests())
        .allSatisfy(
            request ->
                assertThat(request.headers())
                    .containsEntry("x-esri-authorization", "Bearer s3cret-token"));
    layer.instead =
        request ->
            Reply.of("{\"error\":{\"code\":400,\"message\":\"bad token=s3cret-token here\"}}");
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("[PL-FETCH-013]")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{\"features\":[1,{\"attributes\":{}}]}",
        "{\"features\":{}}",
        "{\"features\":[{\"attributes\":[{\"OID\":{}}]}]",
        "{\"other\":1}",
        "{\"error\":\"no\"}",
        "{\"error\":{\"code\":{},\"message\":[]}}",
      })
  void anAnswerOfAnotherShapeIsToldAndNeverTakenForRows(String body) {
    layer.instead = request -> request.query().containsKey("outFields") ? Reply.of(body) : null;
    assertThatThrownBy(() -> town().fetch())
        .isInstanceOf(ProblemsException.class)
        .message()
        .matches(".*\\[PL-FETCH-0(04|05|13)]");
  }

  @Test
  void numbersThatAreNoObjectIdsAreLeftAlone() throws IOException {
    String rows =
        java.util.stream.Stream.of(
                "1", "2.0E0", "\"3\"", "4.5", "null", "{}", "1e999", "9".repeat(60))
            .map("{\"attributes\":{\"OID\":%s}}"::formatted)
            .collect(java.util.stream.Collectors.joining(",", "{\"features\":[", "]}"));
    ArcGisPage page =
        ArcGisPage.read(
            new java.io.ByteArrayInputStream(
                rows.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            "oid",
            null,
            moment -> {});
    assertThat(page.rows()).isEqualTo(8);
    assertThat(java.util.stream.IntStream.range(0, 8).filter(page::hasId)).containsExactly(0, 1, 2);
    assertThat(page.id(2)).isEqualTo(3);
  }

  @Test
  void aServiceThatIsNoLayerIsRefused() {
    layer.instead = request -> Reply.of("{\"layers\":[{\"id\":0,\"name\":\"Reports\"}]}");
    assertThatThrownBy(() -> town().fetch())
        .hasMessageContaining("not a layer or a table")
        .hasMessageEndingWith("[PL-FETCH-003]");
  }

  @Test
  void aServerThatOnlySendsItsFirstRowsIsRefusedInWords() {
    layer.instead =
        request -> {
          if (request.path().endsWith("/0")) {
            return Reply.of(
                "{\"maxRecordCount\":2,\"fields\":[{\"name\":\"Case\",\"type\":\"esriFieldTypeString\"}]}");
          }
          return request.query().containsKey("returnCountOnly")
              ? Reply.of("{\"count\":9}")
              : Reply.of(
                  "{\"features\":[{\"attributes\":{\"Case\":\"a\"}},{\"attributes\":{\"Case\":\"b\"}}]}");
        };
    assertThatThrownBy(() -> town().fetch()).hasMessageContaining("[PL-FETCH-007]");
  }

  // ---- going on

  @Test
  void aFetchThatBreaksOffGoesOnWhereItStopped() throws IOException {
    layer.rows(55);
    layer.instead =
        request ->
            request.parameter("resultOffset").equals("30") ? Reply.status(503, "busy") : null;
    FetchTown town = town();
    assertThatThrownBy(town::fetch).hasMessageContaining("goes on from there");
    try (Stream<Path> files = Files.walk(root.resolve("kept"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("C-1", "Case");
      }
    }
    layer.server.requests().clear();
    layer.instead = request -> null;
    Fetched fetched = town.fetch();
    assertWhole(fetched, 55);
    assertThat(layer.asked()).containsExactly("30", "40", "50");
    town.fetcher().imported(town.source());
    assertThat(root.resolve("kept/reports")).doesNotExist();
  }

  @Test
  void aFetchByRangesGoesOnToo() {
    layer.rows(55);
    layer.pages = false;
    layer.instead =
        request ->
            request.parameter("where").startsWith("OID >= 31") ? Reply.status(500, "") : null;
    FetchTown town = town();
    assertThatThrownBy(town::fetch).hasMessageContaining("[PL-FETCH-004]");
    layer.server.requests().clear();
    layer.instead = request -> null;
    assertWhole(town.fetch(), 55);
    assertThat(layer.asked())
        .containsExactly(
            "1=1", "OID >= 31 AND OID <= 40", "OID >= 41 AND OID <= 50", "OID >= 51 AND OID <= 55");
  }

  @Test
  void pagesOlderThanADayAreThrownAway() {
    assertBeginsAnewAfter(town -> town.later(Duration.ofHours(25)));
  }

  @Test
  void pagesOfAnotherCountAreThrownAway() {
    assertBeginsAnewAfter(town -> layer.rows.put(99L, 1L));
  }

  @Test
  void pagesThatCannotBeReadAreFetchedAgain() {
    Fetched fetched =
        assertBeginsAnewAfter(
            town -> {
              try {
                Files.write(root.resolve("kept/reports/page-000002"), new byte[] {1, 2, 3});
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    assertThat(codes(fetched)).containsExactly("PL-FETCH-019");
  }

  private Fetched assertBeginsAnewAfter(java.util.function.Consumer<FetchTown> change) {
    layer.rows(35);
    layer.instead =
        request ->
            request.parameter("resultOffset").equals("20") ? Reply.status(503, "busy") : null;
    FetchTown town = town();
    assertThatThrownBy(town::fetch).hasMessageContaining("[PL-FETCH-004]");
    layer.server.requests().clear();
    layer.instead = request -> null;
    change.accept(town);
    Fetched fetched = town.fetch();
    assertWhole(fetched, layer.rows.size());
    assertThat(layer.asked()).startsWith("0", "10", "20", "30");
    return fetched;
  }

  /** A process may die between any two steps on disk; what it leaves is made by hand here. */
  @Test
  void aPageThatWasWrittenButNotNotedIsFetchedAgain() throws IOException {
    layer.rows(35);
    layer.instead =
        request ->
            request.parameter("resultOffset").equals("20") ? Reply.status(503, "busy") : null;
    FetchTown town = town();
    assertThatThrownBy(town::fetch).hasMessageContaining("[PL-FETCH-004]");
    Files.write(root.resolve("kept/reports/page-000003"), new byte[] {9, 9});
    Files.write(root.resolve("kept/reports/reached.json.partial"), new byte[] {'{'});
    layer.instead = request -> null;
    assertWhole(town.fetch(), 35);
  }

  /** The stop of a process: nothing of ours catches it. */
  private static final class Stopped extends Error {
    @java.io.Serial private static final long serialVersionUID = 1;
  }

  @Test
  void aFetchStoppedAnywhereGoesOnAndLosesNothing() {
    layer.rows(25);
    int stops = 0;
    for (int at = 1; at < 200; at++) {
      FetchTown town = new FetchTown(root.resolve("" + at), layer.settings());
      AtomicInteger left = new AtomicInteger(at);
      town.whileSealing =
          () -> {
            if (left.decrementAndGet() == 0) {
              throw new Stopped();
            }
          };
      try {
        town.fetch();
        break;
      } catch (Stopped e) {
        stops++;
      }
      town.whileSealing = () -> {};
      assertWhole(town.fetch(), 25);
    }
    assertThat(stops).isGreaterThan(10).isLessThan(198);
  }

  @Test
  void manyStopsInOneFetchLoseNothingEither() {
    layer.rows(95);
    FetchTown town = town();
    AtomicInteger steps = new AtomicInteger();
    town.whileSealing =
        () -> {
          if (steps.incrementAndGet() % 17 == 0) {
            throw new Stopped();
          }
        };
    Fetched fetched = null;
    int stops = 0;
    while (fetched == null && stops < 100) {
      try {
        fetched = town.fetch();
      } catch (Stopped e) {
        stops++;
      }
    }
    assertThat(stops).isBetween(3, 99);
    assertThat(fetched).isNotNull();
    assertWhole(java.util.Objects.requireNonNull(fetched), 95);
  }

  // ---- only what is new

  @Test
  void onlyRowsChangedSinceAreAskedFor() {
    layer.rows(25);
    FetchTown town = new FetchTown(root, layer.settingsWithChanged());
    Fetched first = town.fetch();
    assertWhole(first, 25);
    FetchState state = first.deliveries().getFirst().after();
    assertThat(state.changed()).isEqualTo("2026-01-01T00:00:25Z");
    town.fetcher().imported(town.source());
    layer.rows.replaceAll((id, edited) -> edited - 86_400_000L);
    layer.rows.put(26L, 1_767_225_600_000L + 3_600_000L);
    layer.rows.put(3L, 1_767_225_600_000L + 1_000L);
    Fetched second = town.fetch(state);
    assertThat(ids(second.deliveries().getFirst())).containsExactly(3L, 26L);
    assertThat(layer.server.requests().getLast().parameter("where"))
        .isEqualTo("Edited > timestamp '2025-12-31 23:50:25'");
    assertThat(second.state().changed()).isEqualTo("2026-01-01T01:00:00Z");
  }

  @Test
  void nothingNewIsNoDelivery() {
    layer.rows(2);
    FetchTown town = new FetchTown(root, layer.settingsWithChanged());
    FetchState state = town.fetch().state();
    town.fetcher().imported(town.source());
    layer.rows.clear();
    Fetched second = town.fetch(state);
    assertThat(second.deliveries()).isEmpty();
    assertThat(second.state()).isEqualTo(state);
  }

  @Test
  void aMomentOfAnotherZoneIsAskedForInTheServersOwn() {
    layer.rows(2);
    layer.inUtc = false;
    FetchTown town = new FetchTown(root, layer.settingsWithChanged());
    FetchState state = town.fetch().state();
    town.fetcher().imported(town.source());
    town.fetch(state);
    assertThat(layer.server.requests().getLast().parameter("where"))
        .isEqualTo("Edited > timestamp '2025-12-31 17:50:02'");
  }

  @Test
  void aRowFromTheFutureDoesNotKeepTheOthersAway() {
    layer.rows(2);
    layer.rows.put(3L, 4_070_908_800_000L);
    Fetched fetched = new FetchTown(root, layer.settingsWithChanged()).fetch();
    assertThat(fetched.state().changed()).isEqualTo("2026-01-01T00:00:02Z");
    assertThat(codes(fetched)).containsExactly("PL-FETCH-018");
  }

  /** A row of the first page may change at 12:01; its moment must not be passed over. */
  @Test
  void whatChangedWhileTheFetchRanIsAskedForAgain() {
    layer.rows(2);
    layer.rows.put(3L, java.time.Instant.parse("2026-03-01T12:30:00Z").toEpochMilli());
    Fetched fetched = new FetchTown(root, layer.settingsWithChanged()).fetch();
    assertThat(fetched.state().changed()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(fetched.notices()).isEmpty();
  }

  @Test
  void aColumnOfChangesThatIsNoneIsRefused() {
    String settings = layer.settingsWithChanged();
    assertThatThrownBy(
            () -> new FetchTown(root, settings.replace("changed: Edited", "changed: Case")).fetch())
        .hasMessageContaining("Case, which is no field of dates")
        .hasMessageEndingWith("[PL-FETCH-012]");
    assertThatThrownBy(
            () -> new FetchTown(root, settings.replace("changed: Edited", "changed: Edit")).fetch())
        .hasMessageContaining("Its fields of dates are [Edited]");
  }

  @Test
  void otherSettingsAskForEverythingAgain() {
    layer.rows(2);
    FetchTown town = new FetchTown(root, layer.settingsWithChanged());
    FetchState state = town.fetch().state();
    town.fetcher().imported(town.source());
    FetchTown other = new FetchTown(root, layer.settings());
    assertWhole(other.fetch(state), 2);
    assertThat(other.fetch(state).state().changed()).isNull();
  }

  @Test
  void progressIsTold() {
    layer.rows(25);
    HashSet<Long> rows = new HashSet<>();
    town()
        .fetch(
            FetchState.NOTHING,
            (source, done, bytes, total) -> {
              assertThat(source).isEqualTo("reports");
              assertThat(bytes).isLessThanOrEqualTo(total);
              rows.add(done);
            });
    assertThat(rows).containsExactlyInAnyOrder(10L, 20L, 25L);
  }
}
