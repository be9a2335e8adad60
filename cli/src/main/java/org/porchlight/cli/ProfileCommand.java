package org.porchlight.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.profile.Profile;
import org.porchlight.records.profile.Profiler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a file and drafts the source that reads it. */
@Command(
    name = "profile",
    description = {
      "Look at any file of records and draft sources/NAME.yaml for it, with what was found in each",
      "column as comments. Says no value of a record, but codes of short lists."
    })
final class ProfileCommand implements Callable<Integer> {
  private final Console console;
  private final Clock clock;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "FILE", description = "A table in any form that import reads.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the draft. Default: standard output.")
  private @Nullable Path out;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      defaultValue = "America/New_York",
      description = "The clock that times are held against. Default: ${DEFAULT-VALUE}")
  private String zone = "America/New_York";

  ProfileCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ProblemsException(
          file.toString(), "there is no such file to look at.", "PL-IMPORT-001");
    }
    if (out != null && Files.exists(out)) {
      throw alreadyThere(out);
    }
    Profile profile = look();
    profile.summary().forEach(console::say);
    if (out != null) {
      write(out, profile.draft());
      console.say(
          "The draft is in %s. Decide its TODO lines, then run 'porchlight check'.".formatted(out));
    }
    if (common.json()) {
      console.json(new Answer(profile, WallTime.seconds()));
    } else if (out == null) {
      console.print(profile.draft());
    }
    return ExitCode.DONE;
  }

  private Profile look() throws IOException {
    ZoneId held;
    try {
      held = ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new ProblemsException(
          "--time-zone", "it must be a time zone as America/New_York.", "PL-USAGE-001");
    }
    long bytes = Math.max(1, Files.size(file));
    ProgressLine line = new ProgressLine(console, "Looking", "rows");
    return Profiler.look(
        file,
        held,
        LocalDate.ofInstant(clock.instant(), held),
        (pass, rows, read) ->
            line.at(rows, Math.min(1, (pass - 1 + Math.min(1, (double) read / bytes)) / 2)));
  }

  /** Never over a file that is there: somebody may have worked on it. */
  private static void write(Path out, String draft) {
    try {
      Files.write(
          out,
          draft.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw alreadyThere(out);
    } catch (NoSuchFileException e) {
      throw new ProblemsException(
          out.toString(), "its folder is not there; make it first.", "PL-PROFILE-002");
    } catch (IOException e) {
      throw new ProblemsException(
          out.toString(),
          "the draft cannot be written there (%s).".formatted(e.getClass().getSimpleName()),
          "PL-PROFILE-002");
    }
  }

  private static ProblemsException alreadyThere(Path out) {
    return new ProblemsException(
        out.toString(),
        "there is a file of this name, which is not written over; name another or move it.",
        "PL-PROFILE-002");
  }

  /** What {@code --json} says. */
  record Answer(@JsonUnwrapped Profile profile, double seconds) {}
}
