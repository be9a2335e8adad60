package org.porchlight.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Problem;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.UnusableInputException;

/** A model that was saved by an earlier run. */
final class ModelFile {
  private ModelFile() {}

  /** The model in a file; {@code problems} gets every line that cannot be read. */
  static Optional<Model> read(@Nullable Path path, String code, List<Problem> problems)
      throws IOException {
    if (path == null) {
      return Optional.empty();
    }
    String where = "--model " + path;
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      problems.add(
          new Problem(
              where,
              "there is no such file that may be read. Name one that --save-model wrote, or leave the option out to learn a model.",
              code));
      return Optional.empty();
    }
    try {
      return Optional.of(Model.read(Files.readString(path)));
    } catch (CharacterCodingException e) {
      problems.add(
          new Problem(where, "this is not a text file. Name one that --save-model wrote.", code));
    } catch (UnusableInputException e) {
      e.problems().stream().limit(5).forEach(text -> problems.add(new Problem(where, text, code)));
    }
    return Optional.empty();
  }
}
