package org.porchlight.records.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.city.Problem;
import org.porchlight.records.fetch.LocalServer.Reply;
import org.porchlight.records.fetch.LocalServer.Request;
import org.porchlight.records.fetch.LocalServer.Way;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SodaFetchTest {
  private static final Limits SMALL =
      new Limits(1 << 20, Duration.ofSeconds(20), Duration.ofSeconds(60), 4, Duration.ofMinutes(1));

  @TempDir Path root;

  private final LocalServer server = new LocalServer();

  /** The moments of change of the dataset's rows; a row's number is its place. */
  private final List<String> changed =
      new ArrayList<>(
          IntStream.rangeClosed(1, 10).mapToObj("2026-02-%02dT08:00:00.000"::formatted).toList());

  @AfterEach
  void close() {
    server.close();
  }

  private FetchTown town(String format, String more) {
    return new FetchTown(
            root,
            """
            connector: soda
            format: %s
            location: %s
            file: reports.%s
            %s
            """
                .formatted(format, server.address("/resource/abcd-1234"), format, more))
        .limited(SMALL);
  }

  private List<Integer> matching(Request request) {
    String where = request.parameter("$where");
    String from =
        where.isEmpty() ? "" : where.substring(where.indexOf('\'') + 1, where.length() - 1);
    int offset = Integer.parseInt(request.parameter("$offset"));
    int limit = Integer.parseInt(request.parameter("$limit"));
    return IntStream.range(0, changed.size())
        .filter(i -> changed.get(i).compareTo(from) > 0)
        .skip(offset)
        .limit(limit)
        .boxed()
        .toList();
  }

  private Reply csv(Request request) {
    return Reply.of(
        "\"case\",\"note\",\"changed\"\n"
            + matching(request).stream()
                .map(
                    i ->
                        "\"%d\",\"two\nlines, a \"\"quote\"\"\",\"%s\"\n"
                            .formatted(i, changed.get(i)))
                .collect(Collectors.joining()));
  }

  private Reply json(Request request) {
    return Reply.of(
        matching(request).stream()
            .map(
                i ->
                    "{\"case\":\"%d\",\"point\":{\"a\":[1,{}]},\"changed\":\"%s\"}"
                        .formatted(i, changed.get(i)))
            .collect(Collectors.joining("\n,", " [", "]\n")));
  }

  @Test
  void pagesOfCsvAreOneFileUnderOneHeader() {
    server.answering(this::csv);
    Fetched fetched = town("csv", "").fetch();
    Delivery delivery = fetched.deliveries().getFirst();
    assertThat(delivery.rows()).isEqualTo(10);
    String expected =
        "\"case\",\"note\",\"changed\"\n"
            + IntStream.range(0, 10)
                .mapToObj(
                    i ->
                        "\"%d\",\"two\nlines, a \"\"quote\"\"\",\"%s\"\n"
                            .formatted(i, changed.get(i)))
                .collect(Collectors.joining());
    assertThat(FetchTown.text(delivery)).isEqualTo(expected);
    assertThat(server.requests())
        .extracting(request -> request.parameter("$offset"))
        .containsExactly("0", "4", "8", "10");
    assertThat(server.requests())
        .allSatisfy(
            request -> {
              assertThat(request.path()).isEqualTo("/resource/abcd-1234.csv");
              assertThat(request.parameter("$order")).isEqualTo(":id");
            });
  }

  @Test
  void pagesOfJsonAreOneList() {
    server.answering(this::json);
    Delivery delivery = town("json", "").fetch().deliveries().getFirst();
    JsonNode list = JsonMapper.builder().build().readTree(FetchTown.text(delivery));
    assertThat(list.size()).isEqualTo(10);
    assertThat(list.get(9).path("case").asString("")).isEqualTo("9");
    assertThat(delivery.rows()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void anEmptyDatasetIsADeliveryWithoutRows(String format) {
    changed.clear();
    server.answering(request -> format.equals("csv") ? csv(request) : json(request));
    Delivery delivery = town(format, "").fetch().deliveries().getFirst();
    assertThat(delivery.rows()).isZero();
    assertThat(FetchTown.text(delivery).replaceAll("\\s", ""))
        .isEqualTo(format.equals("csv") ? "\"case\",\"note\",\"changed\"" : "[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void onlyRowsChangedSinceAreAskedFor(String format) {
    server.answering(request -> format.equals("csv") ? csv(request) : json(request));
    FetchTown town = town(format, "changed: changed\nload: adds");
    FetchState state = town.fetch().state();
    assertThat(state.changed()).isEqualTo("2026-02-10T08:00:00Z");
    town.fetcher().imported(town.source());
    changed.set(2, "2026-02-11T09:30:00.000");
    changed.add("2099-01-01T00:00:00.000");
    changed.add("no moment");
    Fetched second = town.fetch(state);
    assertThat(server.requests().getLast().parameter("$where"))
        .isEqualTo("changed > '2026-02-10T06:50:00.000'");
    // The last one of before comes again; it is the same record.
    assertThat(second.deliveries().getFirst().rows()).isEqualTo(4);
    assertThat(second.state().changed()).isEqualTo("2026-02-11T09:30:00Z");
    assertThat(second.notices()).extracting(Problem::code).containsExactly("PL-FETCH-018");
  }

  @Test
  void theColumnOfThePortalItselfIsAskedForByName() {
    server.answering(
        request ->
            Reply.of(
                request.parameter("$offset").equals("0")
                    ? "case,:updated_at\n1,2026-02-10T08:00:00.000Z\n"
                    : "case,:updated_at\n"));
    FetchTown town = town("csv", "changed: ':updated_at'\nload: adds");
    FetchState state = town.fetch().state();
    town.fetcher().imported(town.source());
    town.fetch(state);
    assertThat(server.requests().getLast().parameter("$select")).isEqualTo("*,:updated_at");
    assertThat(server.requests().getLast().parameter("$where"))
        .isEqualTo(":updated_at > '2026-02-10T07:50:00.000Z'");
  }

  @Test
  void aColumnThatIsNotThereIsTold() {
    server.answering(this::csv);
    assertThatThrownBy(() -> town("csv", "changed: chnaged\nload: adds").fetch())
        .hasMessageContaining("no such column. Its columns are case, note, changed.")
        .hasMessageEndingWith("[PL-FETCH-012]");
  }

  @Test
  void aFetchThatBreaksOffGoesOnWhereItStopped() {
    server.answering(
        request -> request.parameter("$offset").equals("8") ? Reply.status(500, "") : csv(request));
    FetchTown town = town("csv", "");
    assertThatThrownBy(town::fetch).hasMessageEndingWith("[PL-FETCH-004]");
    server.requests().clear();
    server.answering(this::csv);
    assertThat(town.fetch().deliveries().getFirst().rows()).isEqualTo(10);
    assertThat(server.requests())
        .extracting(request -> request.parameter("$offset"))
        .containsExactly("8", "10");
  }

  @Test
  void badAnswersAreAskedForAgain() {
    List<Reply> bad =
        new ArrayList<>(
            List.of(
                Reply.of("case,note,changed\n1,\"not closed\n"),
                Reply.of("case,note,changed\n1,2\n"),
                Reply.of(""),
                Reply.of("case,note,changed\n1,2,3\n").by(Way.CUT)));
    server.answering(request -> bad.isEmpty() ? csv(request) : bad.removeFirst());
    FetchTown town = town("csv", "");
    assertThat(town.fetch().deliveries().getFirst().rows()).isEqualTo(10);
    assertThat(town.waits).hasSize(4);
  }

  @Test
  void whatThePortalSaysOfABadRequestIsTold() {
    server.answering(
        request ->
            Reply.status(
                400,
                """
                {"code":"query.soql.no-such-column","error":true,
                 "message":"No such column: chnaged","data":{"column":"chnaged"}}
                """));
    assertThatThrownBy(() -> town("json", "").fetch())
        .hasMessageContaining("status 400, “No such column: chnaged”")
        .hasMessageEndingWith("[PL-FETCH-013]")
        .hasMessageNotContaining("$limit");
  }

  @Test
  void anErrorUnderStatus200IsToldToo() {
    server.answering(request -> Reply.of("{\"error\":true,\"message\":\"Dataset is private\"}"));
    assertThatThrownBy(() -> town("json", "").fetch()).hasMessageContaining("“Dataset is private”");
  }

  @Test
  void aPortalThatSendsTheSameRowsForEverIsStopped() {
    server.answering(request -> Reply.of("case\n1\n2\n3\n4\n"));
    assertThatThrownBy(() -> town("csv", "").fetch())
        .hasMessageContaining("the same 4 rows again")
        .hasMessageEndingWith("[PL-FETCH-007]");
  }

  @Test
  void columnsThatChangeOnTheWayEndTheFetch() {
    server.answering(
        request ->
            request.parameter("$offset").equals("0")
                ? csv(request)
                : Reply.of("case,other\n1,2\n"));
    assertThatThrownBy(() -> town("csv", "").fetch()).hasMessageEndingWith("[PL-FETCH-005]");
  }
}
