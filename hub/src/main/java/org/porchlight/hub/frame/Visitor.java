package org.porchlight.hub.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Whose network address a request comes from. Behind a proxy on this machine it is the one that the
 * proxy names last; what a visitor writes there itself stands before that and is not believed.
 */
public final class Visitor {
  private Visitor() {}

  /**
   * Four or 16 bytes, to be forgotten when the request is over; empty for a proxy on this machine
   * that names nobody, and for whoever is on this machine.
   */
  public static Optional<byte[]> of(HttpServletRequest request) {
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
