package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;
import org.porchlight.cli.database.CityDatabase;
import org.porchlight.cli.database.CommonsStore;
import org.porchlight.cli.database.EmbeddedDatabase;
import org.porchlight.cli.database.OwnDatabase;
import org.porchlight.cli.doors.HubProcess;
import org.porchlight.cli.doors.HubSettings;
import org.porchlight.cli.doors.Port;

/** Opens the public door of one city: database, then hub. */
final class PublicDoor {
  private final City city;
  private final Home home;
  private final int port;
  private final Console console;

  PublicDoor(City city, Home home, int port, Console console) {
    this.city = city;
    this.home = home;
    this.port = port;
    this.console = console;
  }

  /** Refuses before anything is started or written. */
  void requireFreePort() {
    Port.requireFree(city.hub().address(), port);
  }

  /**
   * Starts what is needed.
   *
   * @param ending takes every part that must be stopped
   * @throws IOException when the home cannot be written
   */
  HubProcess open(Ending ending, Clock clock) throws IOException {
    console.say("Starting the database.");
    CityDatabase database = ending.add(database());
    if (CommonsStore.prepare(database, city, clock)) {
      console.say("Loaded the city's plan.");
    }
    console.say("Starting the public server.");
    HubSettings settings =
        new HubSettings(
            install(),
            home.releases(),
            home.hubScratch(),
            city.hub().address(),
            port,
            database.hub());
    return ending.add(HubProcess.start(settings, console::say));
  }

  private CityDatabase database() throws IOException {
    City.Database own = city.database();
    Map<String, String> environment = System.getenv();
    return own == null
        ? EmbeddedDatabase.start(home.folder())
        : OwnDatabase.connect(own, environment);
  }

  private static Path install() {
    String install = System.getProperty("porchlight.install", "");
    if (install.isEmpty()) {
      throw new ProblemsException(
          "porchlight.install",
          "this property must name the folder Porchlight is built in. The porchlight command of that folder sets it.",
          "PL-HUB-002");
    }
    return Path.of(install);
  }
}
