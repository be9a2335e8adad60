package org.porchlight.hub.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
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

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<byte[]> visitor = Visitor.of(request);
    if (visitor.isPresent() && !turnstile.lets(visitor.get())) {
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
