package org.porchlight.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.ProblemsException;
import org.porchlight.cli.doors.Port;
import org.porchlight.pipeline.Proposals;
import org.porchlight.study.releases.ReleaseBook;
import org.porchlight.synthetic.SyntheticCity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything at once, with a city that does not exist. */
@Command(
    name = "demo",
    description = {
      "Make a made-up city, import its records, link its people, publish, and open both doors.",
      "Doing it again goes on with what is there."
    })
final class DemoCommand implements Callable<Integer> {
  private static final String ADDRESS = "127.0.0.1";
  private static final int PORT = 8080;
  private static final int WORKSPACE_PORT = 8081;

  private final Console console;
  private final Clock clock;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "" + SyntheticCity.DEFAULT_PEOPLE,
      description = "How many people live there. Default: ${DEFAULT-VALUE}")
  private int people;

  @Option(
      names = "--years",
      paramLabel = "N",
      defaultValue = "" + SyntheticCity.DEFAULT_YEARS,
      description = "How many years of records. Default: ${DEFAULT-VALUE}")
  private int years;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "" + SyntheticCity.DEFAULT_SEED,
      description = "Another number makes other people on the same map. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--no-serve", description = "Stop when everything is made.")
  private boolean noServe;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "" + PORT,
      description = "Where the hub listens. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--workspace-port",
      paramLabel = "N",
      defaultValue = "" + WORKSPACE_PORT,
      description = "Where the workspace listens. Default: ${DEFAULT-VALUE}")
  private int workspacePort;

  DemoCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    SyntheticCity.Options options = options();
    if (!noServe) {
      Port.requireFree(ADDRESS, port);
      Port.requireFree(ADDRESS, workspacePort);
    }
    Home home = common.home();
    Path folder = new MadeUpCity(home, console).make(options);
    City city = CityFolder.read(folder);
    try (House house = new House(city, home, console, clock)) {
      MadeUpPrograms.register(city, house.study().data());
      WholeRun.Outcome outcome =
          new WholeRun(city, home, house, console, clock).run(Optional.empty());
      DemoTeam.signUp(house.study().data());
      MadeUpCare.play(house.study().data());
      MadeUpConversation.play(house.commons(), clock.instant());
      MadeUpSessions.play(house.commons(), clock.instant(), city.timeZone());
      if (common.json()) {
        console.json(outcome.answer());
      }
      console.say("Ready after %.0f seconds.".formatted(WallTime.seconds()));
      int code = outcome.found() ? ExitCode.FOUND : ExitCode.DONE;
      return noServe
          ? code
          : serve(city, new Preparing(folder, home, house, console, clock), home, house, code);
    }
  }

  private SyntheticCity.Options options() {
    try {
      return new SyntheticCity.Options(people, years, seed);
    } catch (IllegalArgumentException e) {
      throw new ProblemsException("demo", String.valueOf(e.getMessage()), "PL-USAGE-003");
    }
  }

  private int serve(City city, Preparing preparing, Home home, House house, int code)
      throws Exception {
    String hub = house.openHub(port);
    String workspace = house.openWorkspace(workspacePort);
    console.say(welcome(city, hub, workspace));
    try (ApprovedReleases _ =
        ApprovedReleases.watch(
            new Proposals(home.folder()),
            preparing,
            new ReleaseBook(house.study().data()),
            console)) {
      int status = house.await();
      return status == ExitCode.DONE ? code : status;
    }
  }

  private static String welcome(City city, String url, String workspace) {
    @Nullable String name = city.name().inOrFallback("en");
    String base = url.endsWith("/") ? url : url + "/";
    return """

        Welcome to %s, a city that does not exist. Everything in it is made-up data.

          English   %sen
          Español   %ses

        The team's door             %s
        (the sign-in page names its made-up staff)

        Things to try
          Choose your neighborhood    %sen/places
          See how fast 911 answers    %sen/topics/calls
          Read the city's plan        %sen/plan
          Ask the city a question     %sen/questions
          Take the numbers with you   %sen/data
          Try to find what is hidden  ./porchlight attack %s

        It stays open until you press Ctrl-C."""
        .formatted(name, base, base, workspace, base, base, base, base, base, base);
  }
}
