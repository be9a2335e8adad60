package org.porchlight.records.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.fetch.LocalServer.Reply;
import org.porchlight.records.fetch.LocalServer.Way;

class HttpTest {
  private static final String DATASET = "/resource/abcd-1234";

  @TempDir Path root;

  private final LocalServer server = new LocalServer();

  @AfterEach
  void close() {
    server.close();
  }

  private FetchTown town() {
    return new FetchTown(
        root,
        """
        connector: soda
        format: csv
        location: %s
        file: reports.csv
        """
            .formatted(server.address(DATASET)));
  }

  /**
   * Answers the first page with these, one after the other, then with one row; later ones empty.
   */
  private void answering(Reply... first) {
    List<Reply> left = new ArrayList<>(List.of(first));
    server.answering(
        request ->
            !request.parameter("$offset").equals("0") && request.query().containsKey("$offset")
                ? Reply.of("Case\n")
                : left.isEmpty() ? Reply.of("Case\n1\n") : left.removeFirst());
  }

  @Test
  void aServerThatWantsToBeLeftAloneIs() {
    answering(
        Reply.status(429, "").with("Retry-After", "120"),
        Reply.status(503, "").with("Retry-After", "Sun, 01 Mar 2026 12:05:00 GMT"));
    FetchTown town = town();
    assertThat(town.fetch().deliveries()).hasSize(1);
    assertThat(town.waits).containsExactly(Duration.ofMinutes(2), Duration.ofMinutes(5));
  }

  @Test
  void aServerThatWantsToBeLeftAloneForLongEndsTheFetch() {
    answering(Reply.status(429, "").with("Retry-After", "7200"));
    FetchTown town = town();
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("status 429 and wants to be left alone for 120 minutes")
        .hasMessageContaining("asked 1 time")
        .hasMessageEndingWith("[PL-FETCH-004]");
    assertThat(town.waits).isEmpty();
  }

  @Test
  void packedAnswersAreUnpacked() {
    answering(Reply.of("Case\n1\n").by(Way.PACKED));
    assertThat(FetchTown.text(town().fetch().deliveries().getFirst())).isEqualTo("Case\n1\n");
    assertThat(server.requests().getFirst().headers()).containsEntry("accept-encoding", "gzip");
  }

  @Test
  void anAnswerThatGoesSilentIsGivenUpAndAskedForAgain() {
    answering(Reply.of("Case\n1\n2\n3\n").by(Way.SILENT));
    FetchTown town =
        town()
            .limited(
                new Limits(
                    1 << 20,
                    Duration.ofMillis(250),
                    Duration.ofSeconds(20),
                    10,
                    Duration.ofMinutes(1)));
    assertThat(FetchTown.text(town.fetch().deliveries().getFirst())).isEqualTo("Case\n1\n");
    assertThat(town.waits).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnswerLargerThanTheLimitIsRefused(boolean packed) {
    Reply large = Reply.of("Case\n" + "1\n".repeat(2 << 20));
    answering(packed ? large.by(Way.PACKED) : large);
    FetchTown town =
        town()
            .limited(
                new Limits(
                    1 << 20,
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    10,
                    Duration.ofMinutes(1)));
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("larger than 1 MB")
        .hasMessageEndingWith("[PL-FETCH-006]");
  }

  @Test
  void aRedirectOnTheSameHostIsFollowed() {
    server.answering(
        request ->
            request.path().startsWith("/moved")
                ? Reply.of(request.query().isEmpty() ? "Case\n1\n" : "Case\n")
                : request.parameter("$offset").equals("0")
                    ? Reply.status(302, "").with("Location", "/moved")
                    : Reply.of("Case\n"));
    assertThat(FetchTown.text(town().fetch().deliveries().getFirst())).isEqualTo("Case\n1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "https://user:word@127.0.0.1/x",
        "file:///etc/passwd",
        "http://other.example/a?token=abc",
        "::",
      })
  void aRedirectToAnywhereElseIsNot(String to) {
    answering(Reply.status(302, "").with("Location", to));
    FetchTown town = town();
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("Only the same host is followed")
        .hasMessageEndingWith("[PL-FETCH-001]")
        .hasMessageNotContaining("token")
        .hasMessageNotContaining("word");
    assertThat(town.waits).isEmpty();
  }

  @Test
  void redirectsInACircleEnd() {
    server.answering(request -> Reply.status(302, "").with("Location", DATASET));
    assertThatThrownBy(() -> town().fetch()).hasMessageEndingWith("[PL-FETCH-004]");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void whoIsNotKnownIsToldSo(int status) {
    answering(Reply.status(status, "nothing for you"));
    assertThatThrownBy(() -> town().fetch()).hasMessageEndingWith("[PL-FETCH-002]");
  }

  @Test
  void anAddressWithNothingBehindItIsToldAtOnce() {
    answering(Reply.status(404, ""));
    FetchTown town = town();
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("nothing at this address (status 404)")
        .hasMessageEndingWith("[PL-FETCH-003]");
    assertThat(town.waits).isEmpty();
  }

  @Test
  void aServerThatIsNotThereIsToldAfterSixTries() {
    FetchTown town = town();
    server.close();
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("cannot be reached; it was asked 6 times")
        .hasMessageEndingWith("[PL-FETCH-004]")
        .hasMessageNotContaining("$limit");
    assertThat(town.waits).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host/resource/abcd-1234",
        "https://me:secret@host/resource/abcd-1234",
        "https://host/resource/abcd-1234?$$app_token=secret",
        "https:///resource",
        "not an address",
        "http://localhost:1/x#secret",
      })
  void aLocationThatIsNoBareAddressIsRefusedWithoutRepeatingIt(String location) {
    assertThatThrownBy(() -> Address.of("sources/x.yaml", location))
        .isInstanceOf(ProblemsException.class)
        .hasMessageStartingWith("sources/x.yaml: location")
        .hasMessageEndingWith("[PL-FETCH-001]")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aNameThatLeadsInsideIsRefusedAndTheAddressItselfIsNot() {
    assertThatThrownBy(() -> Address.of("sources/x.yaml", "http://metadata.google.internal/x"))
        .hasMessageContaining("inside the machine's own network");
    assertThat(Address.of("sources/x.yaml", "http://169.254.169.254/x").getHost())
        .isEqualTo("169.254.169.254");
  }

  @Test
  void anAddressIsShownWithoutItsQuery() {
    assertThat(Address.shown(URI.create("https://a.example:8443/b/c?token=1#d")))
        .isEqualTo("https://a.example:8443/b/c");
  }

  @Test
  void redirectsNeverGoFromHttpsToHttp() {
    URI secure = URI.create("https://a.example/x");
    assertThat(Address.mayLeadTo(secure, URI.create("https://A.example/y"))).isTrue();
    assertThat(Address.mayLeadTo(secure, URI.create("http://a.example/y"))).isFalse();
    assertThat(Address.mayLeadTo(URI.create("http://a.example/x"), secure)).isTrue();
    assertThat(Address.mayLeadTo(secure, URI.create("https://b.example/y"))).isFalse();
  }

  @Test
  void wordsOfAServerAreMadeFit() {
    assertThat(
            ServerWords.quoted(
                "<b>No</b>\u001b[31m such \n\n column https://x.example/?token=9 key=7"))
        .isEqualTo("“No [31m such column (an address) key=[redacted]”");
    assertThat(ServerWords.quoted("x".repeat(999))).hasSizeLessThan(210).endsWith("…”");
    assertThat(ServerWords.quoted(" \t")).isEqualTo("no reason given");
  }

  @Test
  void aTokenIsNotSentWhereOthersCanReadIt() {
    FetchTown town =
        new FetchTown(
                root,
                """
                connector: soda
                format: csv
                location: http://data.example/resource/abcd-1234
                file: reports.csv
                """)
            .environment("PORCHLIGHT_SODA_TOKEN", "s3cret");
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("Write https://")
        .hasMessageEndingWith("[PL-FETCH-001]")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void settingsNeverPrintTheirSecrets() {
    FetchTown town = town().environment("PORCHLIGHT_SODA_TOKEN", "s3cret");
    FetchSettings settings =
        new FetchSettings(
            root,
            root,
            new SealedFiles() {
              @Override
              public java.io.OutputStream writer(Path file, String purpose) {
                throw new UnsupportedOperationException();
              }

              @Override
              public java.io.InputStream reader(Path file, String purpose) {
                throw new UnsupportedOperationException();
              }
            },
            Map.of("A", "s3cret"),
            java.time.Clock.systemUTC(),
            Pause.SLEEPING,
            org.porchlight.records.Seeds.random(1));
    assertThat(settings.toString()).doesNotContain("s3cret");
    answering();
    town.fetch();
    assertThat(server.requests().getFirst().headers()).containsEntry("x-app-token", "s3cret");
  }
}
