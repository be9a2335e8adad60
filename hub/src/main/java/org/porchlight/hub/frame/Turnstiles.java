package org.porchlight.hub.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks the turnstile first of all. Behind a proxy on this machine the visitor is whom the proxy
 * names last; what a visitor writes there itself stands before that and is not believed. A proxy on
 * this machine that names nobody, and whoever is on this machine, passes freely.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class Turnstiles extends OncePerRequestFilter {
  private static final byte[] WORDS =
      "Too many requests. Ask again in a minute.\n".getBytes(StandardCharsets.UTF_8);

  private final Turnstile turnstile = new Turnstile(System::nanoTime);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<byte[]> visitor = visitor(request);
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

  private static Optional<byte[]> visitor(HttpServletRequest request) {
    Optional<InetAddress> peer = parse(request.getRemoteAddr());
    if (peer.isPresent() && !peer.get().isLoopbackAddress()) {
      return peer.map(InetAddress::getAddress);
    }
    String named = request.getHeader("X-Forwarded-For");
    return named == null
        ? Optional.empty()
        : parse(named.substring(named.lastIndexOf(',') + 1).strip()).map(InetAddress::getAddress);
  }

  /** Only numbers: a name would be looked up in the network. */
  private static Optional<InetAddress> parse(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
