package org.porchlight.records.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** A server of this machine that answers as a test says, badly where that is asked for. */
final class LocalServer implements AutoCloseable {
  /**
   * One request as it came.
   *
   * @param query decoded
   * @param headers names in small letters
   */
  record Request(String path, Map<String, String> query, Map<String, String> headers) {
    String parameter(String name) {
      return query.getOrDefault(name, "");
    }
  }

  /** How an answer goes out. */
  enum Way {
    WHOLE,
    /** The connection breaks off after half of what was promised. */
    CUT,
    /** Half comes, then nothing more. */
    SILENT,
    PACKED,
    PACKED_CUT
  }

  /** What is answered. */
  record Reply(int status, Map<String, String> headers, String body, Way way) {
    static Reply of(String body) {
      return new Reply(200, Map.of(), body, Way.WHOLE);
    }

    static Reply status(int status, String body) {
      return new Reply(status, Map.of(), body, Way.WHOLE);
    }

    Reply by(Way other) {
      return new Reply(status, headers, body, other);
    }

    Reply with(String header, String value) {
      return new Reply(status, Map.of(header, value), body, way);
    }
  }

  private final HttpServer server;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Function<Request, Reply> script = request -> Reply.status(404, "");

  LocalServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  LocalServer answering(Function<Request, Reply> how) {
    script = how;
    return this;
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  List<Request> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
    Request request =
        new Request(
            exchange.getRequestURI().getPath(),
            query(exchange.getRequestURI().getRawQuery()),
            headers);
    requests.add(request);
    try (exchange) {
      send(exchange, script.apply(request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null) {
      for (String part : raw.split("&", -1)) {
        String[] pair = part.split("=", 2);
        query.put(
            pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException, InterruptedException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    if (reply.way() == Way.PACKED || reply.way() == Way.PACKED_CUT) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      body = packed(body);
      if (reply.way() == Way.PACKED_CUT) {
        body = java.util.Arrays.copyOf(body, body.length / 2);
      }
    }
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    OutputStream out = exchange.getResponseBody();
    switch (reply.way()) {
      case WHOLE, PACKED, PACKED_CUT -> {
        out.write(body);
        out.close();
      }
      case CUT -> {
        out.write(body, 0, body.length / 2);
        out.flush();
      }
      case SILENT -> {
        out.write(body, 0, body.length / 2);
        out.flush();
        closing.await();
      }
    }
  }

  private static byte[] packed(byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    }
    return packed.toByteArray();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
