package org.porchlight.cli.doors;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.porchlight.city.ProblemsException;

/** A place to listen. */
public final class Port {
  private Port() {}

  /**
   * Makes sure, before anything is started, that nobody listens there yet.
   *
   * @throws ProblemsException when the port is taken or the address is not this machine's
   */
  public static void requireFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As the server itself will: a connection of yesterday that lingers is no reason to refuse.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw new ProblemsException(
          "%s:%d".formatted(address, port),
          "this port is in use, or the address is not one of this machine. Stop what listens there, or choose another with --port or hub: in city.yaml.",
          "PL-PORT-001");
    }
  }
}
