package org.porchlight.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The plan of a city folder and the hash of the file it came from.
 *
 * @param sha256 of the file, hexadecimal; tells whether a plan in a database is this one
 */
public record PlanFile(Plan plan, String sha256) {
  static final String NAME = "content/plan.yaml";

  /**
   * Reads {@code content/plan.yaml}; empty when the city has none.
   *
   * @throws ProblemsException with every problem of the file
   */
  public static Optional<PlanFile> read(City city) {
    Path file = city.folder().resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<Problem> problems = new ArrayList<>();
    Optional<Plan> plan =
        CityFolder.yaml(city.folder(), NAME, problems)
            .map(new PlanReader(city.languages(), city.tables().keySet())::read);
    if (!problems.isEmpty() || plan.isEmpty()) {
      throw new ProblemsException(problems);
    }
    try {
      return Optional.of(new PlanFile(plan.get(), hash(Files.readAllBytes(file))));
    } catch (IOException e) {
      throw new UncheckedIOException("the plan file cannot be read", e);
    }
  }

  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
