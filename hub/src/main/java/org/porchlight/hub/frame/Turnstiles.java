package org.porchlight.hub.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks the turnstile first of all. Whoever {@link Visitor} cannot name passes freely. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class Turnstiles extends OncePerRequestFilter {
  private static final byte[] WORDS =
      "Too many requests. Ask again in a minute.\n".getBytes(StandardCharsets.UTF_8);

  /** A page with all it needs, many times over; then 20 requests a second for ever. */
  private final Turnstile turnstile = new Turnstile(System::nanoTime, 600, Duration.ofMillis(50));

  /**
   * A full room has one address: two thousand phones that open the page with its style and script,
   * listen, and answer within a minute. What they ask is small and mostly remembered.
   */
  private final Turnstile rooms = new Turnstile(System::nanoTime, 16_000, Duration.ofMillis(2));

  private static final Pattern ROOM =
      Pattern.compile(
          "(/[A-Za-z-]{2,12})?/s/.*|/style-[0-9a-f]+\\.css|/room-[0-9a-f]+\\.js|/icon\\.svg");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<byte[]> visitor = Visitor.of(request);
    Turnstile way = ROOM.matcher(request.getRequestURI()).matches() ? rooms : turnstile;
    if (visitor.isPresent() && !way.lets(visitor.get())) {
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      response.setHeader(HttpHeaders.RETRY_AFTER, "60");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setContentType("text/plain;charset=UTF-8");
      response.getOutputStream().write(WORDS);
      return;
    }
    chain.doFilter(request, response);
  }
}
