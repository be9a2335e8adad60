package org.porchlight.cli.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A link run on Spark.
 *
 * @param records a Parquet file or folder
 * @param persons a folder that is not there yet
 * @param roles words such as {@code dob=birth-date}
 * @param master where to run, as Spark names it
 * @param model a saved model to link by
 * @param saveModel where to write the model
 */
public record SparkJob(
    Path records,
    Path persons,
    List<String> roles,
    String master,
    Optional<Path> model,
    Optional<Path> saveModel) {

  /** Copies the list. */
  public SparkJob {
    roles = List.copyOf(roles);
  }

  boolean onThisMachine() {
    return master.startsWith("local");
  }

  /** The words of the job, without the master. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("--in", records.toAbsolutePath().toString()));
    words.addAll(List.of("--out", persons.toAbsolutePath().toString()));
    roles.forEach(role -> words.addAll(List.of("--role", role)));
    model.ifPresent(file -> words.addAll(List.of("--model", file.toAbsolutePath().toString())));
    saveModel.ifPresent(
        file -> words.addAll(List.of("--save-model", file.toAbsolutePath().toString())));
    return words;
  }
}
