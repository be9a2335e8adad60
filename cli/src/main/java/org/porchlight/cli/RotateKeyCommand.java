package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.lake.KeyRotation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Moves the lake to a new key. */
@Command(
    name = "rotate-key",
    description = {
      "Seal every file of the lake with a new key. Until the last one is done both keys open the",
      "lake; cut off on the way, the next one goes on."
    })
final class RotateKeyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  RotateKeyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Home home = common.home();
    if (!Files.isDirectory(home.folder().resolve("lake"))) {
      throw new ProblemsException(
          home.folder().toString(),
          "there is no lake in this home. Name another --home.",
          "PL-LAKE-010");
    }
    KeyRotation.Result result = new KeyRotation(home.folder()).rotate();
    console.say(
        "The lake has a new key: %,d files were sealed with it%s. The old key opens nothing here any more; backups made before still need it."
            .formatted(
                result.sealed(),
                result.already() == 0 ? "" : ", %,d had been already".formatted(result.already())));
    if (common.json()) {
      console.json(result);
    }
    return ExitCode.DONE;
  }
}
