package org.porchlight.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Visitors who each keep a connection open and ask for one page after the other. */
final class Visitors {
  private final int port;
  private final int count;

  /** That many visitors of a server on this machine. */
  Visitors(int port, int count) {
    this.port = port;
    this.count = count;
  }

  /**
   * What they saw.
   *
   * @param pages answered with 200, a second
   * @param median in milliseconds
   * @param p99 in milliseconds
   * @param others answers that were not 200
   */
  record Seen(double pages, double median, double p99, long others) {}

  private record One(List<Long> nanoseconds, long others) {}

  /** Asks for these addresses in turn, each visitor beginning at another, for so many seconds. */
  Seen ask(List<String> paths, double seconds) throws Exception {
    List<byte[]> requests = paths.stream().map(Visitors::request).toList();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    List<Callable<One>> visits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int first = i * requests.size() / count;
      visits.add(() -> visit(requests, first, end));
    }
    List<Long> taken = new ArrayList<>();
    long others = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<One> visit : threads.invokeAll(visits)) {
        taken.addAll(visit.get().nanoseconds());
        others += visit.get().others();
      }
    }
    long[] sorted = taken.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Seen(
        (sorted.length - others) / seconds, at(sorted, 0.5) / 1e6, at(sorted, 0.99) / 1e6, others);
  }

  private static long at(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
  }

  private One visit(List<byte[]> requests, int first, long end) throws IOException {
    List<Long> taken = new ArrayList<>();
    long others = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(30_000);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      OutputStream out = socket.getOutputStream();
      for (int i = first; System.nanoTime() < end; i++) {
        long begin = System.nanoTime();
        out.write(requests.get(i % requests.size()));
        if (answer(in) != 200) {
          others++;
        }
        taken.add(System.nanoTime() - begin);
      }
    }
    return new One(taken, others);
  }

  private static byte[] request(String path) {
    return "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n"
        .formatted(path)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads one answer to its end; its status. */
  private static int answer(InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ", 3)[1]);
    long length = -1;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Long.parseLong(header.substring(15).strip());
      }
    }
    if (length >= 0) {
      in.skipNBytes(length);
      return status;
    }
    for (long part = chunk(in); part > 0; part = chunk(in)) {
      in.skipNBytes(part + 2);
    }
    line(in);
    return status;
  }

  private static long chunk(InputStream in) throws IOException {
    return Long.parseLong(line(in).strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
