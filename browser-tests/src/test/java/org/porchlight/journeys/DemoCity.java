package org.porchlight.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A small made-up city with both doors open: made once for all journeys, stopped after the last.
 */
public final class DemoCity implements AutoCloseable {
  private final Path folder;
  private final Launcher launcher;
  private final Launcher.Running doors;
  private final Launcher.Ended demo;

  private DemoCity(Path folder) {
    this(folder, 20_000, false);
  }

  private DemoCity(Path folder, int people, boolean aMonthBehind) {
    this.folder = folder;
    this.launcher = new Launcher(folder);
    Path home = folder.resolve("home");
    this.demo =
        launcher.run(
            Map.of(),
            "demo",
            "--people",
            String.valueOf(people),
            "--years",
            "2",
            "--no-serve",
            "--json",
            "--home",
            home.toString());
    if (demo.code() > 1) {
      throw new IllegalStateException("the demo did not work: " + demo.said());
    }
    if (aMonthBehind) {
      publishAMonthBehind(home);
    }
    this.doors = launcher.serveBoth(home.resolve("city"), home);
  }

  /** A smaller city of its own, whose last closed month is imported and not yet published. */
  static DemoCity withAMonthToPublish() {
    return new DemoCity(Resolver.folder(), 6_000, true);
  }

  /** What was published goes, and what was known a month earlier is published instead. */
  private void publishAMonthBehind(Path home) {
    delete(home.resolve("releases"));
    Path settings = home.resolve("city").resolve("city.yaml");
    String now = text(settings);
    LocalDate today =
        Pattern.compile("(?m)^today: (.+)$")
            .matcher(now)
            .results()
            .map(found -> LocalDate.parse(found.group(1).strip()))
            .findFirst()
            .orElseThrow();
    write(settings, now.replace("today: " + today, "today: " + today.minusMonths(1)));
    Launcher.Ended published =
        run("publish", home.resolve("city").toString(), "--home", home.toString());
    if (published.code() != 0) {
      throw new IllegalStateException("nothing was published: " + published.said());
    }
    write(settings, now);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a file of the demo cannot be read", e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("a file of the demo cannot be written", e);
    }
  }

  /** Where residents find it, ending in a slash. */
  public String url() {
    return slashed(doors.url());
  }

  /** Where the team finds it, ending in a slash. */
  String workspace() {
    return slashed(doors.workspace());
  }

  private static String slashed(String url) {
    return url.endsWith("/") ? url : url + "/";
  }

  /** Runs another command beside the open doors. */
  Launcher.Ended run(String... arguments) {
    return launcher.run(Map.of(), arguments);
  }

  /** The full address of a link found on a page. */
  public String at(String href) {
    return URI.create(url()).resolve(href).toString();
  }

  /** What the demo printed for programs. */
  public String json() {
    return demo.printed();
  }

  @Override
  public void close() {
    doors.close();
    delete(folder);
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                throws IOException {
              Files.delete(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's folder cannot be deleted", e);
    }
  }

  /** Hands the one city to every test that asks for it. */
  public static final class Resolver implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == DemoCity.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(DemoCity.class, _ -> new DemoCity(folder()), DemoCity.class);
    }

    private static Path folder() {
      try {
        return Files.createTempDirectory("porchlight-journeys");
      } catch (IOException e) {
        throw new UncheckedIOException("there is no temporary folder", e);
      }
    }
  }
}
