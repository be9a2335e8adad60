package org.porchlight.cli.doors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.porchlight.city.ProblemsException;
import org.porchlight.cli.database.Trees;

/**
 * The public server, running in a JVM of its own: other class path, other environment, other
 * database role. It ends when its standard input does, so it cannot outlive us even when we are
 * killed.
 */
public final class HubProcess implements AutoCloseable {
  private static final String READY = "hub ready ";
  private static final long PATIENCE_SECONDS = 120;
  private static final long GRACE_SECONDS = 10;

  private final Process process;
  private final Path scratch;
  private final String url;

  private HubProcess(Process process, Path scratch, String url) {
    this.process = process;
    this.scratch = scratch;
    this.url = url;
  }

  /**
   * Starts the server and waits until it answers.
   *
   * @param messages hears everything the server says
   * @throws ProblemsException when it cannot start
   * @throws IOException when the home cannot be written
   */
  public static HubProcess start(HubSettings settings, Consumer<String> messages)
      throws IOException {
    Trees.delete(settings.scratch());
    Files.createDirectories(settings.scratch());
    ProcessBuilder builder = new ProcessBuilder(command(settings));
    builder.environment().clear();
    builder.environment().putAll(settings.environment());
    Process process = builder.start();
    CompletableFuture<String> ready = new CompletableFuture<>();
    Thread lastWords = relay(process.getErrorStream(), messages);
    relay(
        process.getInputStream(),
        line -> {
          if (line.startsWith(READY)) {
            ready.complete(line.substring(READY.length()).strip());
          } else {
            messages.accept(line);
          }
        });
    CompletableFuture<String> ended =
        process
            .onExit()
            .thenCompose(gone -> CompletableFuture.failedFuture(new HubEnded(gone.exitValue())));
    try {
      String url =
          (String) CompletableFuture.anyOf(ready, ended).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new HubProcess(process, settings.scratch(), url);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(process, settings.scratch());
      throw notStarted("was stopped while it started");
    } catch (java.util.concurrent.TimeoutException e) {
      end(process, settings.scratch());
      throw notStarted("was not ready within %d seconds".formatted(PATIENCE_SECONDS));
    } catch (ExecutionException e) {
      hearOut(lastWords);
      end(process, settings.scratch());
      int status = e.getCause() instanceof HubEnded gone ? gone.status : -1;
      throw notStarted("ended with status %d before it was ready".formatted(status));
    }
  }

  private static ProblemsException notStarted(String what) {
    return new ProblemsException(
        "hub", "the public server %s; its own words stand above.".formatted(what), "PL-HUB-001");
  }

  private static List<String> command(HubSettings settings) {
    Path target = settings.install().resolve("hub/target");
    String jar = jar(target).toString();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Xmx512m",
        "--enable-native-access=ALL-UNNAMED",
        "-Dstdout.encoding=UTF-8",
        "-Dstderr.encoding=UTF-8",
        "-Djava.io.tmpdir=" + settings.scratch().toAbsolutePath(),
        "-Dporchlight.hub.parent=watch",
        "-cp",
        jar + java.io.File.pathSeparator + target.resolve("lib") + "/*",
        "org.porchlight.hub.HubApplication");
  }

  private static Path jar(Path target) {
    if (Files.isDirectory(target)) {
      try (Stream<Path> files = Files.list(target)) {
        var found =
            files
                .filter(file -> file.getFileName().toString().matches("porchlight-hub-.*\\.jar"))
                .findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the folder of the hub cannot be listed", e);
      }
    }
    throw new ProblemsException(
        target.toString(),
        "the public server is not built here. Start it with the porchlight command of the project's folder, which builds it.",
        "PL-HUB-002");
  }

  private static Thread relay(InputStream stream, Consumer<String> hear) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try (BufferedReader reader =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(hear);
              } catch (IOException | UncheckedIOException e) {
                // The stream ends with the process; there is nobody left to hear of it.
                return;
              }
            });
  }

  /** Lets what a process said before it ended come before what we say of it. */
  private static void hearOut(Thread relay) {
    try {
      relay.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where residents find it. */
  public String url() {
    return url;
  }

  /** Waits until the server ends, and returns its exit status. */
  public int await() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    end(process, scratch);
  }

  private static void end(Process process, Path scratch) {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try {
      Trees.delete(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary files of the hub cannot be deleted", e);
    }
  }

  /** The server ended before it was ready. */
  private static final class HubEnded extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1;
    private final int status;

    private HubEnded(int status) {
      super("ended", null, false, false);
      this.status = status;
    }
  }
}
