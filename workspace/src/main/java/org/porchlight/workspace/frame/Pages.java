package org.porchlight.workspace.frame;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.porchlight.study.access.Looks;
import org.porchlight.webkit.paper.Paper;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The one way from a request to what the study holds. Everything is read inside one audited look;
 * whoever lacks the right for a page makes a look that sees nothing, so that the attempt is on
 * record and the answer is that of an address nobody knows.
 */
public final class Pages {
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private final Looks looks;
  private final Renderer renderer;
  private final Supplier<Optional<CityName>> city;

  /**
   * Pages over these looks.
   *
   * @param city the name over the door for pages that look at nothing; empty when the study does
   *     not answer
   */
  public Pages(Looks looks, Renderer renderer, Supplier<Optional<CityName>> city) {
    this.looks = looks;
    this.renderer = renderer;
    this.city = city;
  }

  /**
   * What is read for a page.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Reads<T> {
    /** Reads; empty stands for "not found". */
    Optional<T> from(Look look) throws SQLException;
  }

  /** A page, or not found when the reader may not or {@code read} finds nothing. */
  public <P extends Page> ResponseEntity<byte[]> show(Visit visit, Ask ask, Reads<P> read)
      throws SQLException {
    return show(visit, ask, HttpStatus.OK, read);
  }

  /**
   * A page that runs our own script, which keeps it up to date. Only whoever sees it is told so: to
   * others the address is like one that nobody knows.
   */
  public <P extends Page> ResponseEntity<byte[]> live(
      Visit visit, Ask ask, HttpServletResponse response, Reads<P> read) throws SQLException {
    ResponseEntity<byte[]> answer = show(visit, ask, read);
    if (answer.getStatusCode() == HttpStatus.OK) {
      response.setHeader(
          "Content-Security-Policy",
          SafeHeaders.CONTENT_SECURITY + "; script-src 'self'; connect-src 'self'");
    }
    return answer;
  }

  /** The same with another status: 422 for a form that is shown again. */
  public <P extends Page> ResponseEntity<byte[]> show(
      Visit visit, Ask ask, HttpStatus status, Reads<P> read) throws SQLException {
    return look(visit, ask, read)
        .map(page -> send(visit, page, status))
        .orElseGet(() -> nothing(visit));
  }

  /** A table as a file. */
  public ResponseEntity<byte[]> download(Visit visit, Ask ask, Reads<CsvFile> read)
      throws SQLException {
    return look(visit, ask, read)
        .map(
            file -> {
              byte[] bytes = file.bytes();
              return ResponseEntity.ok()
                  .header(
                      HttpHeaders.CONTENT_DISPOSITION,
                      "attachment; filename=\"%s\"".formatted(file.name()))
                  .contentType(CSV)
                  .contentLength(bytes.length)
                  .body(bytes);
            })
        .orElseGet(() -> nothing(visit));
  }

  /** A page of another server as it would be: shown, and nothing can be sent from it. */
  public ResponseEntity<byte[]> file(Visit visit, Ask ask, Reads<ShownFile> read)
      throws SQLException {
    return look(visit, ask, read)
        .map(
            file ->
                ResponseEntity.ok()
                    .header("Content-Security-Policy", "form-action 'none'")
                    .contentType(MediaType.parseMediaType(file.media()))
                    .body(file.body()))
        .orElseGet(() -> nothing(visit));
  }

  /** A document for printing. */
  public ResponseEntity<byte[]> print(Visit visit, Ask ask, Reads<PrintedFile> read)
      throws SQLException {
    return look(visit, ask, read)
        .map(
            file -> {
              String html =
                  new String(
                      renderer.render(file.page().template(), file.page()), StandardCharsets.UTF_8);
              byte[] bytes = Paper.print(html, file.made());
              return ResponseEntity.ok()
                  .header(
                      HttpHeaders.CONTENT_DISPOSITION,
                      "inline; filename=\"%s\"".formatted(file.name()))
                  .header(HttpHeaders.CONTENT_LANGUAGE, visit.language().tag())
                  .contentType(MediaType.APPLICATION_PDF)
                  .contentLength(bytes.length)
                  .body(bytes);
            })
        .orElseGet(() -> nothing(visit));
  }

  /** Does something, then sends the reader on to where it is said to be done. */
  public ResponseEntity<byte[]> act(Visit visit, Ask ask, Reads<Next> deed) throws SQLException {
    return look(visit, ask, deed).map(next -> goOn(visit, next)).orElseGet(() -> nothing(visit));
  }

  /**
   * Does something and sends the reader on, or shows a page that says why it was not done.
   *
   * @param notDone the status of that page
   */
  public ResponseEntity<byte[]> attempt(
      Visit visit, Ask ask, HttpStatus notDone, Reads<Attempt> deed) throws SQLException {
    return look(visit, ask, deed)
        .map(
            attempt ->
                switch (attempt) {
                  case Attempt.Done(Next next) -> goOn(visit, next);
                  case Attempt.NotDone(Page page) -> send(visit, page, notDone);
                })
        .orElseGet(() -> nothing(visit));
  }

  /** No look begins before a first password is changed; the account page says so. */
  private ResponseEntity<byte[]> nothing(Visit visit) {
    return visit.reader().mustChange() ? goOn(visit, new Next("/account", "")) : notFound(visit);
  }

  /** Sends the reader on. */
  public ResponseEntity<byte[]> goOn(Visit visit, Next next) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, visit.link(next.address()))
        .build();
  }

  /** A page that looks at nothing in the study. */
  public ResponseEntity<byte[]> plain(
      Visit visit, HttpStatus status, Function<Optional<CityName>, Page> make) {
    return send(visit, make.apply(city.get()), status);
  }

  /** The page that says that there is no such page. */
  public ResponseEntity<byte[]> notFound(Visit visit) {
    return problem(visit, HttpStatus.NOT_FOUND, "");
  }

  /** A page about something that went wrong. */
  ResponseEntity<byte[]> problem(Visit visit, HttpStatus status, String incident) {
    return send(visit, ProblemPage.of(visit, city.get(), status.value(), incident), status);
  }

  /** What is read, for an answer that is no page; empty when the reader may not. */
  public <T> Optional<T> look(Visit visit, Ask ask, Reads<T> read) throws SQLException {
    return looks.look(
        visit.signedIn().token(),
        ask.action(),
        ask.person(),
        sight ->
            ask.rights().stream().anyMatch(sight.reader()::may)
                ? read.from(new Look(visit, sight))
                : Optional.empty());
  }

  private ResponseEntity<byte[]> send(Visit visit, Page page, HttpStatus status) {
    byte[] bytes = renderer.render(page.template(), page);
    return ResponseEntity.status(status)
        .header(HttpHeaders.CONTENT_LANGUAGE, visit.language().tag())
        .contentType(HTML)
        .contentLength(bytes.length)
        .body(bytes);
  }
}
