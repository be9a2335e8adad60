package org.porchlight.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.ProblemsException;
import org.porchlight.cli.doors.Port;
import org.porchlight.pipeline.Proposals;
import org.porchlight.release.Releases;
import org.porchlight.study.releases.ReleaseBook;
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
    BOTH;

    boolean isHub() {
      return this != WORKSPACE;
    }

    boolean isWorkspace() {
      return this != HUB;
    }
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

  @Option(
      names = "--workspace-port",
      paramLabel = "N",
      description = "Where the workspace listens, instead of the port in city.yaml.")
  private @Nullable Integer workspacePort;

  ServeCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    City read = CityFolder.read(city);
    Home home = common.home();
    int hub = port == null ? read.hub().port() : port;
    int workspace = workspacePort == null ? read.workspace().port() : workspacePort;
    if (door.isHub()) {
      Port.requireFree(read.hub().address(), hub);
      if (new Releases(home.releases()).folders().isEmpty()) {
        throw new ProblemsException(
            home.releases().toString(),
            "there is no release to show yet. Make one with 'porchlight run %s', or name another --home."
                .formatted(city),
            "PL-RELEASE-002");
      }
    }
    if (door.isWorkspace()) {
      Port.requireFree(read.workspace().address(), workspace);
    }
    try (House house = new House(read, home, console, clock)) {
      Doors doors =
          new Doors(
              door.isHub() ? house.openHub(hub) : null,
              door.isWorkspace() ? house.openWorkspace(workspace) : null);
      if (common.json()) {
        console.json(doors);
      }
      if (doors.hub() != null) {
        console.say("The hub is open at %s. Stop it with Ctrl-C.".formatted(doors.hub()));
      }
      if (doors.workspace() != null) {
        console.say(
            "The workspace is open at %s. Stop it with Ctrl-C.".formatted(doors.workspace()));
      }
      if (!door.isWorkspace()) {
        return house.await();
      }
      try (ApprovedReleases _ =
          ApprovedReleases.watch(
              new Proposals(home.folder()),
              new Preparing(city, home, house, console, clock),
              new ReleaseBook(house.study().data()),
              console)) {
        return house.await();
      }
    }
  }

  /** What {@code --json} says: the addresses of the doors that are open. */
  record Doors(@Nullable String hub, @Nullable String workspace) {}
}
