package org.porchlight.records.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.records.fetch.LocalServer.Reply;
import org.porchlight.records.fetch.LocalServer.Request;
import org.porchlight.records.fetch.LocalServer.Way;

class FileFetchTest {
  private static final String ROWS = "Case,Day,Code\n1,2026-01-02,T1\n";

  @TempDir Path root;

  private final LocalServer server = new LocalServer();
  private String content = ROWS;
  private int state = 1;

  @AfterEach
  void close() {
    server.close();
  }

  private FetchTown town(String connector) {
    return new FetchTown(
        root,
        """
        connector: %s
        location: %s
        file: reports.csv
        """
            .formatted(connector, server.address("/files/reports.csv")));
  }

  /** Tells states apart by a header, as servers of files do. */
  private Reply file(Request request, String header, String condition) {
    String value = header.equals("ETag") ? "\"v%d\"".formatted(state) : "day " + state;
    return value.equals(request.headers().get(condition))
        ? new Reply(304, Map.of(header, value), "", Way.WHOLE)
        : Reply.of(content).with(header, value);
  }

  @ParameterizedTest
  @CsvSource({"ETag, if-none-match", "Last-Modified, if-modified-since"})
  void aFileComesOnceAndAgainWhenItHasChanged(String header, String condition) {
    server.answering(request -> file(request, header, condition));
    FetchTown town = town("csv");
    Delivery first = town.fetch().deliveries().getFirst();
    assertThat(FetchTown.text(first)).isEqualTo(ROWS);
    assertThat(first.name()).isEqualTo("reports.csv");
    Fetched second = town.fetch(first.after());
    assertThat(second.deliveries()).isEmpty();
    assertThat(second.state()).isEqualTo(first.after());
    content = ROWS + "2,2026-01-03,T1\n";
    state = 2;
    Delivery third = town.fetch(second.state()).deliveries().getFirst();
    assertThat(FetchTown.text(third)).isEqualTo(content);
    assertThat(town.fetch(third.after()).deliveries()).isEmpty();
  }

  @Test
  void whatIsKnownOfAnotherAddressIsNotSaid() {
    server.answering(request -> file(request, "ETag", "if-none-match"));
    FetchState elsewhere =
        new FetchState(
            "another address",
            null,
            java.util.List.of(),
            new FetchState.Version("\"v1\"", "day 1"));
    assertThat(town("csv").fetch(elsewhere).deliveries()).hasSize(1);
    assertThat(server.requests().getFirst().headers())
        .doesNotContainKeys("if-none-match", "if-modified-since");
  }

  @Test
  void aServerThatTellsNoStatesSendsTheFileEachTime() {
    server.answering(request -> Reply.of(ROWS));
    FetchTown town = town("csv");
    Delivery first = town.fetch().deliveries().getFirst();
    assertThat(first.after().version()).isNull();
    assertThat(town.fetch(first.after()).deliveries()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"404, PL-FETCH-003", "401, PL-FETCH-002", "400, PL-FETCH-013", "206, PL-FETCH-013"})
  void anAnswerThatIsNoFileIsToldAtOnce(int status, String code) {
    server.answering(request -> Reply.status(status, "no"));
    assertThatThrownBy(() -> town("csv").fetch())
        .hasMessageContaining("/files/reports.csv")
        .hasMessageContaining("[%s]".formatted(code));
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "csv, '<!DOCTYPE html><title>Sign in</title>'",
    "spreadsheetml, '\ufeff\n<HTML lang=\"en\">'"
  })
  void aWebPageInsteadOfTheFileIsRefused(String connector, String page) {
    server.answering(request -> Reply.of(page).with("Content-Type", "text/csv"));
    assertThatThrownBy(() -> town(connector).fetch())
        .hasMessageContaining("sends a web page where the file should be")
        .hasMessageContaining("[PL-FETCH-005]");
  }

  @Test
  void aWorkbookInXmlIsNoWebPage() {
    String workbook = "<?xml version=\"1.0\"?><Workbook/>";
    server.answering(request -> Reply.of(workbook));
    assertThat(FetchTown.text(town("spreadsheetml").fetch().deliveries().getFirst()))
        .isEqualTo(workbook);
  }

  @Test
  void aFileAboveTheLimitIsRefused() {
    server.answering(request -> Reply.of("x".repeat(2000)));
    Limits small =
        new Limits(1000, Duration.ofSeconds(20), Duration.ofSeconds(60), 4, Duration.ofMinutes(1));
    assertThatThrownBy(() -> town("csv").limited(small).fetch())
        .hasMessageContaining("which is the limit")
        .hasMessageContaining("[PL-FETCH-006]");
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"CUT", "PACKED_CUT"})
  void aFileThatBreaksOffIsAskedForAgainAndNeverTakenByHalf(Way way) {
    server.answering(
        request -> server.requests().size() < 3 ? Reply.of(ROWS).by(way) : Reply.of(ROWS));
    FetchTown town = town("csv");
    assertThat(FetchTown.text(town.fetch().deliveries().getFirst())).isEqualTo(ROWS);
    assertThat(town.waits).hasSize(2);
  }

  @Test
  void aFileThatAlwaysBreaksOffIsGivenUpAndNothingIsLeft() {
    server.answering(request -> Reply.of(ROWS).by(Way.CUT));
    FetchTown town = town("csv");
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("broke off before its answer was whole")
        .hasMessageContaining("[PL-FETCH-004]");
    assertThat(Files.exists(town.scratch().resolve("reports.csv"))).isFalse();
  }

  @Test
  void aRedirectToAnotherHostIsNotFollowedAndItsAddressNotRepeated() {
    server.answering(
        request -> Reply.status(302, "").with("Location", "https://other.example/f?sig=s3cret"));
    assertThatThrownBy(() -> town("csv").fetch())
        .hasMessageContaining("other.example")
        .hasMessageContaining("[PL-FETCH-001]")
        .message()
        .doesNotContain("s3cret");
  }
}
