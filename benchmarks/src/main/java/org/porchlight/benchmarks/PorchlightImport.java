package org.porchlight.benchmarks;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.records.ImportResult;
import org.porchlight.records.Importer;
import org.porchlight.records.Progress;
import org.porchlight.records.lake.Lake;

/** A whole import: seal, check, place in three layers, compare, write, encrypt. */
final class PorchlightImport {
  private PorchlightImport() {}

  static Task.Work of(Path folder, String source) {
    return () -> {
      City city = CityFolder.read(folder.resolve("city"));
      Path home = folder.resolve("home-" + source);
      Lake lake = Lake.open(home, home.resolve("keys").resolve("lake.key"));
      ImportResult result =
          new Importer(lake, home.resolve("reports"), Clock.systemUTC())
              .importSource(city, city.source(source), Optional.of(folder), true, Progress.NONE);
      return result.rows();
    };
  }
}
