package org.porchlight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However the command ends, no server is left that nobody looks after. */
class StoppingTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path folder;

  @Test
  void stoppedOrKilledTheCommandLeavesNoServerBehind() throws IOException {
    Launcher launcher = new Launcher(folder);
    Path home = folder.resolve("home");
    Launcher.Ended demo =
        launcher.run(
            Map.of(),
            "demo",
            "--people",
            "2000",
            "--years",
            "1",
            "--no-serve",
            "--home",
            home.toString());
    assertThat(demo.code()).as(demo.said()).isLessThanOrEqualTo(1);
    Path city = home.resolve("city");
    Path server = home.resolve("postgres/data/postmaster.pid");

    Launcher.Running stopped = launcher.serveBoth(city, home);
    List<ProcessHandle> servers = stopped.process().descendants().toList();
    assertThat(servers).as("each door is a process of its own").hasSizeGreaterThan(1);
    assertThat(server).exists();
    stopped.close();
    assertThat(stopped.process().exitValue()).isEqualTo(143);
    assertThat(servers).allSatisfy(StoppingTest::ends);
    assertThat(server).as("the database has ended").doesNotExist();
    assertThat(filesIn(home.resolve("tmp"))).isEmpty();

    Launcher.Running killed = launcher.serveBoth(city, home);
    List<ProcessHandle> orphans = killed.process().descendants().toList();
    assertThat(orphans).isNotEmpty();
    killed.process().destroyForcibly();
    assertThat(orphans).as("the doors notice that they are alone").allSatisfy(StoppingTest::ends);

    try (Launcher.Running again = launcher.serveBoth(city, home)) {
      assertThat(again.url()).as("the next start takes over").startsWith("http://");
    }
    assertThat(server).doesNotExist();
  }

  private static void ends(ProcessHandle process) {
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    assertThat(process.isAlive()).isFalse();
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }
}
