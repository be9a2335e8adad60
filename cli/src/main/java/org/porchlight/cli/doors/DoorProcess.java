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
 * A server, running in a JVM of its own: other class path, other environment, other database role.
 * It ends when its standard input does, so it cannot outlive us even when we are killed.
 */
public final class DoorProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final long GRACE_SECONDS = 10;

  private final Door door;
  private final Process process;
  private final String url;

  private DoorProcess(Door door, Process process, String url) {
    this.door = door;
    this.process = process;
    this.url = url;
  }

  /**
   * Starts the server and waits until it answers.
   *
   * @param messages hears everything the server says
   * @throws ProblemsException when it cannot start
   * @throws IOException when the home cannot be written
   */
  public static DoorProcess start(Door door, Consumer<String> messages) throws IOException {
    Trees.delete(door.scratch());
    Files.createDirectories(door.scratch());
    ProcessBuilder builder = new ProcessBuilder(command(door));
    builder.environment().clear();
    builder.environment().putAll(door.environment());
    Process process = builder.start();
    String greeting = door.name() + " ready ";
    CompletableFuture<String> ready = new CompletableFuture<>();
    Thread lastWords = relay(process.getErrorStream(), messages);
    relay(
        process.getInputStream(),
        line -> {
          if (line.startsWith(greeting)) {
            ready.complete(line.substring(greeting.length()).strip());
          } else {
            messages.accept(line);
          }
        });
    CompletableFuture<String> ended =
        process
            .onExit()
            .thenCompose(gone -> CompletableFuture.failedFuture(new DoorEnded(gone.exitValue())));
    try {
      String url =
          (String) CompletableFuture.anyOf(ready, ended).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new DoorProcess(door, process, url);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(process, door.scratch());
      throw notStarted(door, "was stopped while it started");
    } catch (java.util.concurrent.TimeoutException e) {
      end(process, door.scratch());
      throw notStarted(door, "was not ready within %d seconds".formatted(PATIENCE_SECONDS));
    } catch (ExecutionException e) {
      hearOut(lastWords);
      end(process, door.scratch());
      int status = e.getCause() instanceof DoorEnded gone ? gone.status : -1;
      throw notStarted(door, "ended with status %d before it was ready".formatted(status));
    }
  }

  /**
   * Starts a server that ends by itself, and waits for that.
   *
   * @param messages hears everything the server says
   * @return its exit status
   * @throws IOException when the home cannot be written
   */
  public static int run(Door door, Consumer<String> messages)
      throws IOException, InterruptedException {
    Trees.delete(door.scratch());
    Files.createDirectories(door.scratch());
    ProcessBuilder builder = new ProcessBuilder(command(door));
    builder.environment().clear();
    builder.environment().putAll(door.environment());
    Process process = builder.start();
    try {
      Thread words = relay(process.getErrorStream(), messages);
      Thread answers = relay(process.getInputStream(), messages);
      int status = process.waitFor();
      hearOut(words);
      hearOut(answers);
      return status;
    } finally {
      end(process, door.scratch());
    }
  }

  private static ProblemsException notStarted(Door door, String what) {
    return new ProblemsException(
        door.name(),
        "the %s %s; its own words stand above.".formatted(door.title(), what),
        "PL-DOOR-001");
  }

  private static List<String> command(Door door) {
    Path target = door.install().resolve(door.name()).resolve("target");
    String jar = jar(door, target).toString();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Xmx512m",
        "--enable-native-access=ALL-UNNAMED",
        "-Dstdout.encoding=UTF-8",
        "-Dstderr.encoding=UTF-8",
        "-Djava.io.tmpdir=" + door.scratch().toAbsolutePath(),
        "-Dporchlight." + door.name() + ".parent=watch",
        "-cp",
        jar + java.io.File.pathSeparator + target.resolve("lib") + "/*",
        door.mainClass());
  }

  private static Path jar(Door door, Path target) {
    if (Files.isDirectory(target)) {
      try (Stream<Path> files = Files.list(target)) {
        var found =
            files
                .filter(
                    file ->
                        file.getFileName()
                            .toString()
                            .matches("porchlight-" + door.name() + "-.*\\.jar"))
                .findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the folder of a server cannot be listed", e);
      }
    }
    throw new ProblemsException(
        target.toString(),
        "the %s is not built here. Start it with the porchlight command of the project's folder, which builds it."
            .formatted(door.title()),
        "PL-DOOR-002");
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

  /** What people call it. */
  public String title() {
    return door.title();
  }

  /** Where it is found. */
  public String url() {
    return url;
  }

  /** Its exit status, once it ends. */
  public CompletableFuture<Integer> end() {
    return process.onExit().thenApply(Process::exitValue);
  }

  @Override
  public void close() {
    end(process, door.scratch());
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
      throw new UncheckedIOException("the temporary files of a server cannot be deleted", e);
    }
  }

  /** The server ended before it was ready. */
  private static final class DoorEnded extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1;
    private final int status;

    private DoorEnded(int status) {
      super("ended", null, false, false);
      this.status = status;
    }
  }
}
