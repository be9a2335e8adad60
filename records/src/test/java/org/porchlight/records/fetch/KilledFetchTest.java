package org.porchlight.records.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fetch in a process of its own, killed when the server has been asked for so many pages. */
class KilledFetchTest {
  private static final int ROWS = 120;
  private static final int PAGES = 12;

  @TempDir Path root;

  private final LayerServer layer = new LayerServer().rows(ROWS);

  @AfterEach
  void close() {
    layer.close();
  }

  /** What the process does. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      new FetchTown(Path.of(arguments[0]), arguments[1]).fetch();
    }
  }

  @Test
  void theNextRunFetchesWhatIsLackingAndTheResultIsTheSame() throws Exception {
    FetchTown uncut = new FetchTown(root.resolve("uncut"), layer.settings());
    String whole = FetchTown.text(uncut.fetch().deliveries().getFirst());
    Set<Boolean> cut = new HashSet<>();
    for (int pages : List.of(1, 4, 8, 11)) {
      Path folder = root.resolve("killed-after-" + pages);
      FetchTown town = new FetchTown(folder, layer.settings());
      int before = layer.asked().size();
      Process process = start(folder);
      while (process.isAlive() && layer.asked().size() < before + pages) {
        process.waitFor(1, TimeUnit.MILLISECONDS);
      }
      cut.add(process.isAlive());
      process.destroyForcibly().waitFor();
      int atKill = layer.asked().size();
      Fetched fetched = town.fetch();
      assertThat(FetchTown.text(fetched.deliveries().getFirst()))
          .as("killed after %d of %d pages", pages, PAGES)
          .isEqualTo(whole);
      if (pages > 1) {
        assertThat(layer.asked().size() - atKill)
            .as("pages asked for after the kill; those kept are not asked for again")
            .isLessThan(PAGES);
      }
    }
    assertThat(cut).as("at least one was cut off on its way").contains(true);
  }

  private Process start(Path folder) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            folder.toString(),
            layer.settings())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
