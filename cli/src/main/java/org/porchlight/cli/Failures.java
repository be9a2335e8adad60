package org.porchlight.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.release.UnreadableReleaseException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns whatever went wrong into words and an exit code. */
final class Failures implements IExecutionExceptionHandler {
  private static final String DISK_FULL = "No space left";

  private final Console console;
  private final Clock clock;

  Failures(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, @Nullable ParseResult parsed) {
    return handle(failure, command.getCommandName(), home(command));
  }

  int handle(Throwable failure, String verb, Home home) {
    Optional<List<Problem>> problems = problems(failure, home);
    if (problems.isPresent()) {
      problems.get().forEach(problem -> console.say(problem.toString()));
      return ExitCode.OPERATOR;
    }
    IncidentLog.Incident incident =
        new IncidentLog(home.folder().resolve("logs")).write(verb, failure, clock.instant());
    console.say(
        "Something went wrong inside Porchlight; this is our fault, not yours. Report incident %s%s. [PL-INTERNAL-001]"
            .formatted(
                incident.id(), incident.file().map(" with the file %s"::formatted).orElse("")));
    return ExitCode.FAULT;
  }

  /** What the operator can mend; empty when it is our fault. */
  private static Optional<List<Problem>> problems(Throwable failure, Home home) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemsException problems) {
        return Optional.of(problems.problems());
      }
    }
    if (mentionsFullDisk(failure)) {
      return one(
          home.folder().toString(),
          "the disk is full. Free some space, then run the same command again; what was half written is not used.",
          "PL-DISK-001");
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableReleaseException release && release.getMessage() != null) {
        return one("release", release.getMessage(), "PL-RELEASE-001");
      }
      if (cause instanceof FileSystemException file && file.getFile() != null) {
        return one(
            file.getFile(),
            "this file or folder cannot be read or written (%s). Check that it is there and who owns it."
                .formatted(reason(file)),
            "PL-HOME-001");
      }
    }
    return Optional.empty();
  }

  private static Optional<List<Problem>> one(String where, String message, String code) {
    return Optional.of(List.of(new Problem(where, message, code)));
  }

  private static String reason(FileSystemException failure) {
    String name = failure.getClass().getSimpleName().replace("Exception", "");
    return failure.getReason() == null
        ? name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT)
        : failure.getReason();
  }

  private static boolean mentionsFullDisk(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean storage =
          cause instanceof IOException
              || cause instanceof UncheckedIOException
              || cause instanceof java.sql.SQLException;
      if (storage && cause.getMessage() != null && cause.getMessage().contains(DISK_FULL)) {
        return true;
      }
    }
    return false;
  }

  private static Home home(CommandLine command) {
    return command.getMixins().get("common") instanceof CommonOptions options
        ? options.home()
        : new Home(Path.of("porchlight-data"));
  }
}
