package org.porchlight.cli.dedupe;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.porchlight.city.Problem;

/**
 * A file to be written. It appears whole or not at all, and only its owner may read it.
 *
 * @param path where it is put; an earlier file there is replaced
 */
public record OutFile(Path path) {
  /** Writes the content. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything. */
    void write(Writer out) throws IOException;
  }

  /**
   * Looks at the place before any work is done.
   *
   * @param option the option that names it, for messages
   * @param example a name of a file that would do
   * @param inputs files that must not be replaced
   * @param problems gets what keeps it from being written
   */
  public static OutFile at(
      String option,
      Path out,
      String example,
      List<Path> inputs,
      String code,
      List<Problem> problems)
      throws IOException {
    // Through a link to the file it stands for, so that the link stays.
    Path target = Files.exists(out) ? out.toRealPath() : out.toAbsolutePath().normalize();
    Path folder = target.getParent();
    Optional<String> reason = Optional.empty();
    if (Files.isDirectory(target) || folder == null) {
      reason = Optional.of("this is a folder; name a file, for example %s.");
    } else if (!Files.isDirectory(folder)) {
      reason = Optional.of("the folder it should be put in is not there; make it first.");
    } else if (Files.exists(target) && !Files.isRegularFile(target)) {
      reason = Optional.of("this is not a file that can be replaced; name another.");
    } else if (isAmong(inputs, target)) {
      reason = Optional.of("this is one of the files to be read; it would be lost. Name another.");
    } else if (!Files.isWritable(folder)) {
      reason = Optional.of("the folder it should be put in may not be written by you.");
    }
    reason
        .map(text -> text.replace("%s", out.resolve(example).toString()))
        .ifPresent(text -> problems.add(new Problem(option + " " + out, text, code)));
    return new OutFile(target);
  }

  private static boolean isAmong(List<Path> inputs, Path target) throws IOException {
    for (Path input : inputs) {
      if (Files.exists(input) && Files.exists(target) && Files.isSameFile(input, target)) {
        return true;
      }
    }
    return false;
  }

  /** Writes it. */
  public void write(Content content) throws IOException {
    // A temporary file is its owner's alone from the first moment on.
    Path unfinished =
        Files.createTempFile(path.toAbsolutePath().getParent(), ".porchlight-", ".unfinished");
    try {
      try (Writer out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
        content.write(out);
      }
      Files.move(
          unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
