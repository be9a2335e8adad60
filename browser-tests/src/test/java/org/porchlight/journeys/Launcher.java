package org.porchlight.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code porchlight} command, run as an operator would, from a folder of its own. */
public final class Launcher {
  private static final int LOWEST_PORT = 20_000;
  private static final int PORTS = 12_000;

  /** Two builds on one machine begin at different ports. */
  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 101 % PORTS));

  private static final long PATIENCE_MINUTES = 10;

  private final Path folder;

  /**
   * @param folder where it runs and where its output is kept
   */
  public Launcher(Path folder) {
    this.folder = folder;
  }

  /** How one run ended. */
  public record Ended(int code, String printed, String said) {}

  /**
   * Doors, open until they are stopped.
   *
   * @param url the public one's address
   * @param workspace the team's address; empty when only the public door is open
   */
  public record Running(Process process, Path said, String url, String workspace)
      implements AutoCloseable {
    @Override
    public void close() {
      process.destroy();
      try {
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Runs a verb to its end. */
  public Ended run(Map<String, String> environment, String... arguments) {
    try {
      Path printed = Files.createTempFile(folder, "out", ".txt");
      Path said = Files.createTempFile(folder, "err", ".txt");
      Process process = start(environment, printed, said, arguments);
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("the command did not end: " + Files.readString(said));
      }
      return new Ended(process.exitValue(), Files.readString(printed), Files.readString(said));
    } catch (IOException e) {
      throw new UncheckedIOException("the command cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the command ran", e);
    }
  }

  /** Opens the public door on a free port, with {@code --json}, and waits until it is open. */
  public Running serve(Path city, Path home) {
    return serve(city, home, "hub");
  }

  /** Opens both doors on free ports; the people of the city must have been linked. */
  public Running serveBoth(Path city, Path home) {
    return serve(city, home, "both");
  }

  private Running serve(Path city, Path home, String door) {
    try {
      Path said = Files.createTempFile(folder, "err", ".txt");
      Process process =
          builder(
                  Map.of(),
                  "serve",
                  city.toString(),
                  "--home",
                  home.toString(),
                  "--door",
                  door,
                  "--port",
                  String.valueOf(freePort()),
                  "--workspace-port",
                  String.valueOf(freePort()),
                  "--json")
              .redirectError(said.toFile())
              .start();
      // The one line on standard output is there when the server answers; no need to ask again.
      String line = process.inputReader(StandardCharsets.UTF_8).readLine();
      if (line == null) {
        throw new IllegalStateException("the doors did not open: " + Files.readString(said));
      }
      return new Running(process, said, address(line, "hub"), address(line, "workspace"));
    } catch (IOException e) {
      throw new UncheckedIOException("the doors cannot be opened", e);
    }
  }

  private static String address(String line, String door) {
    Matcher address = Pattern.compile("\"" + door + "\":\"([^\"]+)\"").matcher(line);
    return address.find() ? address.group(1) : "";
  }

  private Process start(
      Map<String, String> environment, Path printed, Path said, String... arguments)
      throws IOException {
    return builder(environment, arguments)
        .redirectOutput(printed.toFile())
        .redirectError(said.toFile())
        .start();
  }

  private ProcessBuilder builder(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(install().resolve("porchlight").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    // Maven has just built what is tested here; building again would wait for Maven to end.
    builder.environment().put("PORCHLIGHT_BUILT", "yes");
    builder.environment().putAll(environment);
    return builder;
  }

  /** The folder Porchlight is built in. */
  public static Path install() {
    return Path.of(System.getProperty("porchlight.install", "..")).toAbsolutePath().normalize();
  }

  /**
   * A free port below those that the system gives to connections: one of those may be taken again
   * before the door listens.
   */
  private static int freePort() throws IOException {
    IOException last = new IOException("no port was tried");
    for (int tries = 0; tries < 100; tries++) {
      int port = LOWEST_PORT + Math.floorMod(NEXT_PORT.getAndAdd(7), PORTS);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        last = e;
      }
    }
    throw last;
  }
}
