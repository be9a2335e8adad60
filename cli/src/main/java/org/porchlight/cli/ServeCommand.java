package org.porchlight.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.ProblemsException;
import org.porchlight.cli.doors.HubProcess;
import org.porchlight.release.Releases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps the doors open until it is told to stop. */
@Command(
    name = "serve",
    description = "Start the servers and keep them running until stopped with Ctrl-C or SIGTERM.")
final class ServeCommand implements Callable<Integer> {
  /** The servers there are. */
  enum Door {
    HUB,
    WORKSPACE,
    BOTH
  }

  private final Console console;
  private final Clock clock;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "CITY", description = "A city folder.")
  private Path city = Path.of("");

  @Option(
      names = "--door",
      paramLabel = "hub|workspace|both",
      defaultValue = "HUB",
      description = "Which servers to start. Default: hub, the public one.")
  private Door door = Door.HUB;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where the hub listens, instead of the port in city.yaml.")
  private @Nullable Integer port;

  ServeCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    if (door != Door.HUB) {
      throw new ProblemsException(
          "--door",
          "the workspace comes with a later version of Porchlight. Start the public server with --door hub.",
          "PL-USAGE-002");
    }
    City read = CityFolder.read(city);
    Home home = common.home();
    PublicDoor hub = new PublicDoor(read, home, port == null ? read.hub().port() : port, console);
    hub.requireFreePort();
    if (new Releases(home.releases()).folders().isEmpty()) {
      throw new ProblemsException(
          home.releases().toString(),
          "there is no release to show yet. Make one with 'porchlight run %s', or name another --home."
              .formatted(city),
          "PL-RELEASE-002");
    }
    try (Ending ending = new Ending()) {
      HubProcess open = hub.open(ending, clock);
      if (common.json()) {
        console.json(new Doors(open.url()));
      }
      console.say("The hub is open at %s. Stop it with Ctrl-C.".formatted(open.url()));
      return HubEnd.exitCode(open.await(), console);
    }
  }

  /** What {@code --json} says. */
  record Doors(String hub) {}
}
