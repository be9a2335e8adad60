package org.porchlight.cli.spark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.porchlight.city.ProblemsException;
import org.porchlight.cli.database.Trees;

/**
 * Spark, running as a process of its own: its 280 MB of libraries are on no other class path. With
 * {@code SPARK_HOME} set it is that Spark, started by its {@code spark-submit}; else the one that
 * the module was built with. What it keeps on disk meanwhile is encrypted and lies in a private
 * folder that is deleted at the end.
 */
public final class SparkProcess {
  private static final String MAIN = "org.porchlight.linkage.spark.LinkJob";

  /** Packages that Spark looks into. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.util.calendar");

  private final Path module;
  private final Optional<Path> sparkHome;

  /**
   * Finds Spark.
   *
   * @param install the folder Porchlight was built in
   * @param environment of this process
   */
  public SparkProcess(Path install, Map<String, String> environment) {
    module = install.resolve("linkage-spark").resolve("target");
    sparkHome =
        Optional.ofNullable(environment.get("SPARK_HOME"))
            .filter(home -> !home.isBlank())
            .map(Path::of);
  }

  /**
   * What a run came to.
   *
   * @param status as the process ended: 0, or 2 where something has to be changed
   * @param answer the JSON object it printed
   */
  public record Ended(int status, Optional<String> answer) {}

  /**
   * Runs a job to its end.
   *
   * @param words hears everything that is said to people
   */
  public Ended run(SparkJob job, Consumer<String> words) throws IOException {
    Path scratch = Files.createTempDirectory("porchlight-spark");
    Thread end = new Thread(() -> {});
    try {
      Process process = new ProcessBuilder(command(job, scratch)).start();
      end = new Thread(process::destroy, "spark-end");
      Runtime.getRuntime().addShutdownHook(end);
      List<String> answers = new ArrayList<>();
      Thread said = relay(process.getErrorStream(), words);
      Thread printed = relay(process.getInputStream(), answers::add);
      int status = process.waitFor();
      said.join();
      printed.join();
      return new Ended(
          status, answers.stream().filter(line -> line.startsWith("{")).reduce((a, b) -> b));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemsException(
          "link", "the run was stopped before Spark was done.", "PL-LINK-011");
    } finally {
      Runtime.getRuntime().removeShutdownHook(end);
      Trees.delete(scratch);
    }
  }

  private List<String> command(SparkJob job, Path scratch) {
    List<String> command = new ArrayList<>();
    if (sparkHome.isPresent()) {
      command.add(sparkHome.get().resolve("bin").resolve("spark-submit").toString());
      command.addAll(List.of("--master", job.master(), "--class", MAIN));
      if (job.onThisMachine()) {
        command.addAll(List.of("--conf", "spark.local.dir=" + scratch));
      }
      command.add(jar("-submit.jar").toString());
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
      command.addAll(
          List.of(
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "-XX:+ExitOnOutOfMemoryError",
              "-XX:-UsePerfData",
              "-Dstdout.encoding=UTF-8",
              "-Dstderr.encoding=UTF-8",
              "-Djava.io.tmpdir=" + scratch,
              "-Dspark.local.dir=" + scratch,
              "-cp",
              jar("SNAPSHOT.jar") + File.pathSeparator + classPath(),
              MAIN,
              "--master",
              job.master()));
    }
    command.addAll(job.words());
    return command;
  }

  private String classPath() {
    Path file = module.resolve("class-path");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw notBuilt();
    }
  }

  private Path jar(String ending) {
    if (Files.isDirectory(module)) {
      try (Stream<Path> files = Files.list(module)) {
        Optional<Path> jar =
            files.filter(file -> file.getFileName().toString().endsWith(ending)).findFirst();
        if (jar.isPresent()) {
          return jar.get();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the folder of the Spark module cannot be listed", e);
      }
    }
    throw notBuilt();
  }

  private static ProblemsException notBuilt() {
    return new ProblemsException(
        "link --engine spark",
        "the part of Porchlight that runs on Spark is not built. Run 'mvn -DskipTests -pl linkage-spark -am package' in Porchlight's folder.",
        "PL-LINK-011");
  }

  private static Thread relay(InputStream stream, Consumer<String> to) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                lines.lines().forEach(to);
              } catch (IOException | UncheckedIOException e) {
                // The process has gone; its end is told by its status.
                return;
              }
            },
            "spark-words");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
