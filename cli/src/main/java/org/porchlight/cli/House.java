package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;
import org.porchlight.cli.database.CityDatabase;
import org.porchlight.cli.database.CommonsStore;
import org.porchlight.cli.database.EmbeddedDatabase;
import org.porchlight.cli.database.OwnDatabase;
import org.porchlight.cli.database.StudyStore;
import org.porchlight.cli.doors.Door;
import org.porchlight.cli.doors.DoorProcess;

/**
 * One city's database and its two doors, each started when it is first needed, all stopped
 * together.
 */
final class House implements AutoCloseable {
  private final City city;
  private final Home home;
  private final Console console;
  private final Clock clock;
  private final Ending ending = new Ending();
  private final List<DoorProcess> open = new ArrayList<>();
  private @Nullable CityDatabase database;
  private @Nullable StudyStore study;

  /** Where residents reach the hub, for the QR code of a listening session. */
  private static final String HUB_ADDRESS = "PORCHLIGHT_WORKSPACE_HUB";

  private @Nullable String hubUrl;

  House(City city, Home home, Console console, Clock clock) {
    this.city = city;
    this.home = home;
    this.console = console;
    this.clock = clock;
  }

  /** The people's side of the database, ready to be filled and read. */
  StudyStore study() throws IOException {
    if (study == null) {
      study = StudyStore.prepare(database());
    }
    return study;
  }

  /** What residents and staff share, ready to be read; as its owner. */
  DataSource commons() throws IOException {
    if (CommonsStore.prepare(database(), city, clock)) {
      console.say("Loaded the city's plan.");
    }
    return database().owner().dataSource();
  }

  /** Opens the public door; gives its address. */
  String openHub(int port) throws IOException {
    commons();
    String url =
        open(
            Door.hub(
                install(),
                home.scratch("hub"),
                home.releases(),
                city.hub().address(),
                port,
                database().hub()));
    hubUrl = url;
    return url;
  }

  /**
   * Writes all that the public server shows into a folder; gives the server's exit status.
   *
   * @param releases the folder of releases to show
   * @param address where the copy will stand
   */
  int copyHub(Path releases, Path folder, String address, Consumer<String> messages)
      throws IOException, InterruptedException {
    commons();
    return DoorProcess.run(
        Door.copy(install(), home.scratch("copy"), releases, database().hub(), folder, address),
        messages);
  }

  /** Opens the team's door; gives its address. */
  String openWorkspace(int port) throws IOException {
    commons();
    study().register(city);
    return open(
        Door.workspace(
            install(),
            home.scratch("workspace"),
            city.workspace().address(),
            port,
            study().workspace(),
            !city.madeUp(),
            city.madeUp() ? Optional.of(DemoTeam.PASSWORD) : Optional.empty(),
            Optional.ofNullable(System.getenv(HUB_ADDRESS))
                .or(() -> city.madeUp() ? Optional.ofNullable(hubUrl) : Optional.empty())));
  }

  /** Waits until a door ends; gives the exit code that this stands for. */
  int await() throws InterruptedException {
    return DoorEnd.await(open, console);
  }

  private String open(Door door) throws IOException {
    console.say("Starting the %s.".formatted(door.title()));
    DoorProcess process = ending.add(DoorProcess.start(door, console::say));
    open.add(process);
    return process.url();
  }

  private CityDatabase database() throws IOException {
    if (database == null) {
      console.say("Starting the database.");
      City.Database own = city.database();
      database =
          ending.add(
              own == null
                  ? EmbeddedDatabase.start(home.folder())
                  : OwnDatabase.connect(own, System.getenv()));
    }
    return database;
  }

  private static Path install() {
    String install = System.getProperty("porchlight.install", "");
    if (install.isEmpty()) {
      throw new ProblemsException(
          "porchlight.install",
          "this property must name the folder Porchlight is built in. The porchlight command of that folder sets it.",
          "PL-DOOR-002");
    }
    return Path.of(install);
  }

  @Override
  public void close() {
    ending.close();
  }
}
