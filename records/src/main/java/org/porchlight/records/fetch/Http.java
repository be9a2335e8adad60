package org.porchlight.records.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;

/**
 * Asks one server, one request at a time, politely and with patience: it waits and asks again where
 * that may help, and says plainly where it does not.
 */
final class Http implements AutoCloseable {
  private static final String USER_AGENT = "Porchlight/0.1 (public-safety records; JDK HttpClient)";
  private static final int REDIRECTS = 5;

  /** What was asked for has not changed since; there is no body. */
  static final int NOT_MODIFIED = 304;

  private final Limits limits;
  private final Backoff backoff;
  private final Clock clock;
  private final Path scratch;
  private final Map<String, String> headers;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(20))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * One that puts answers into this folder.
   *
   * @param headers sent with every request: tokens, and what is known of a file
   */
  Http(Limits limits, FetchSettings settings, Path scratch, Map<String, String> headers) {
    this.limits = limits;
    this.backoff = new Backoff(settings.pause(), settings.chance());
    this.clock = settings.clock();
    this.scratch = scratch;
    this.headers = Map.copyOf(headers);
  }

  /** Makes something of an answer with status 200 or 304, or of one that names an error. */
  @FunctionalInterface
  interface Reader<T> {
    /**
     * Reads the answer.
     *
     * @throws TryAgain when it is not what it should be, but may be next time
     */
    T read(Answer answer) throws IOException, TryAgain;
  }

  /**
   * Asks until there is an answer that can be read.
   *
   * @throws ProblemsException when the server refuses, or did not bring it in any of the tries
   */
  <T> T ask(URI uri, Reader<T> reader) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Answer answer = exchange(uri);
        if (answer.status() == 401 || answer.status() == 403) {
          throw needsPermission(uri);
        }
        if (answer.status() == 404 || answer.status() == 410) {
          throw new ProblemsException(
              Address.shown(uri),
              "the server has nothing at this address (status %d). Look whether it moved, and change location."
                  .formatted(answer.status()),
              "PL-FETCH-003");
        }
        return reader.read(answer);
      } catch (TryAgain e) {
        if (!Backoff.mayTryAfter(attempt, e)) {
          throw givenUp(uri, attempt, e);
        }
        backoff.waitAfter(attempt, e);
      }
    }
  }

  static ProblemsException needsPermission(URI uri) {
    return new ProblemsException(
        Address.shown(uri),
        "the server gives this only to those it knows. Ask its owner to make it public, or for a token"
            + " and put that into the environment; docs/reference/city-folder.md says under which name.",
        "PL-FETCH-002");
  }

  private static ProblemsException givenUp(URI uri, int attempts, TryAgain last) {
    Duration wanted = last.notBefore();
    String wait =
        wanted != null && wanted.compareTo(Backoff.LONGEST_RETRY_AFTER) > 0
            ? " and wants to be left alone for %d minutes".formatted(wanted.toMinutes())
            : "";
    return new ProblemsException(
        Address.shown(uri),
        "the server %s%s; it was asked %d %s. What came before is kept: run again later, and it goes on from there."
            .formatted(last.what(), wait, attempts, attempts == 1 ? "time" : "times"),
        "PL-FETCH-004");
  }

  private Answer exchange(URI first) throws IOException, TryAgain {
    URI uri = first;
    for (int hop = 0; hop <= REDIRECTS; hop++) {
      Path raw = scratch.resolve("answer");
      HttpResponse<Long> response = send(uri, raw);
      int status = response.statusCode();
      if (status == 429 || status == 408 || status >= 500) {
        throw new TryAgain(
            "answers with status %d".formatted(status), retryAfter(response.headers()));
      }
      if (status == NOT_MODIFIED) {
        return new Answer(status, raw, 0, response.headers());
      }
      if (status >= 300 && status < 400) {
        uri = redirected(uri, response.headers());
        continue;
      }
      return unpacked(uri, status, raw, response.headers());
    }
    throw new TryAgain("sends every request on to another address");
  }

  private static URI redirected(URI from, HttpHeaders headers) {
    URI to;
    try {
      to = from.resolve(headers.firstValue("Location").orElse(""));
    } catch (IllegalArgumentException e) {
      to = URI.create("none:/");
    }
    if (to.getHost() == null || !Address.mayLeadTo(from, to)) {
      throw new ProblemsException(
          Address.shown(from),
          "the server sends requests on to %s. Only the same host is followed, and never from https to http. If that is right, write the new address as location."
              .formatted(to.getHost() == null ? "no address" : "another place, " + to.getHost()),
          "PL-FETCH-001");
    }
    return to;
  }

  private HttpResponse<Long> send(URI uri, Path to) throws IOException, TryAgain {
    AtomicLong received = new AtomicLong();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(limits.patience())
            .header("User-Agent", USER_AGENT)
            .header("Accept-Encoding", "gzip");
    headers.forEach(request::header);
    FileBody body = new FileBody(to, limits.answerBytes(), received);
    CompletableFuture<HttpResponse<Long>> future =
        client.sendAsync(request.GET().build(), info -> body);
    try {
      return awaited(future, received);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the fetch was stopped");
    } catch (ExecutionException e) {
      throw told(uri, e.getCause());
    } finally {
      future.cancel(true);
      body.onComplete();
    }
  }

  /** Waits for the whole answer as long as bytes come in. */
  private HttpResponse<Long> awaited(
      CompletableFuture<HttpResponse<Long>> future, AtomicLong received)
      throws InterruptedException, ExecutionException, TryAgain {
    long before = 0;
    long rounds = Math.max(1, limits.patience().dividedBy(limits.silence()));
    for (long round = 0; round < rounds; round++) {
      try {
        return future.get(limits.silence().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        long now = received.get();
        if (now == before) {
          throw new TryAgain(
              "went silent for %d seconds".formatted(Math.max(1, limits.silence().toSeconds())));
        }
        before = now;
      }
    }
    throw new TryAgain("takes longer than %d minutes".formatted(limits.patience().toMinutes()));
  }

  /** What went wrong on the way, as the next try or as a problem. */
  private TryAgain told(URI uri, @Nullable Throwable cause) throws IOException {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      switch (at) {
        case FileBody.TooLarge _ -> throw tooLarge(uri);
        case HttpTimeoutException _ -> {
          return new TryAgain("cannot be reached in time");
        }
        case SSLHandshakeException _ ->
            throw new ProblemsException(
                Address.shown(uri),
                "the server's certificate is not one this machine trusts. Ask its owner to renew it, or add its authority to the JDK's trust store.",
                "PL-FETCH-001");
        case UnresolvedAddressException _ -> {
          return new TryAgain("has a name that leads to no address");
        }
        case java.nio.file.FileSystemException e -> throw e;
        default -> {
          // Looks further down.
        }
      }
    }
    return new TryAgain(
        cause instanceof ConnectException
            ? "cannot be reached"
            : "broke off before its answer was whole");
  }

  private ProblemsException tooLarge(URI uri) {
    return new ProblemsException(
        Address.shown(uri),
        "one answer is larger than %,d MB, which is the limit. Ask its owner for fewer columns, or for the file in parts."
            .formatted(Math.max(1, limits.answerBytes() >> 20)),
        "PL-FETCH-006");
  }

  private Answer unpacked(URI uri, int status, Path raw, HttpHeaders headers)
      throws IOException, TryAgain {
    boolean packed =
        headers.firstValue("Content-Encoding").map(name -> name.contains("gzip")).orElse(false);
    if (!packed) {
      return new Answer(status, raw, Files.size(raw), headers);
    }
    Path open = scratch.resolve("answer.open");
    long bytes = 0;
    try (OutputStream out = Files.newOutputStream(open);
        InputStream in = Files.newInputStream(raw)) {
      InputStream content = new GZIPInputStream(in, 1 << 16);
      byte[] buffer = new byte[1 << 16];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        bytes += read;
        if (bytes > limits.answerBytes()) {
          throw tooLarge(uri);
        }
        out.write(buffer, 0, read);
      }
    } catch (java.io.EOFException | java.util.zip.ZipException e) {
      throw new TryAgain("broke off before its answer was whole");
    }
    return new Answer(status, open, bytes, headers);
  }

  private @Nullable Duration retryAfter(HttpHeaders headers) {
    String text = headers.firstValue("Retry-After").orElse("").strip();
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Duration until =
          Duration.between(
              clock.instant(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
      return until.isNegative() ? null : until;
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
