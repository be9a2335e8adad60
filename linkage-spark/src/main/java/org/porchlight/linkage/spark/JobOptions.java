package org.porchlight.linkage.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.UnusableInputException;

/**
 * What a job was asked to do.
 *
 * @param in a Parquet file or folder
 * @param out a folder that is not there yet
 * @param id the column with the records' own key
 * @param master where to run; none under {@code spark-submit}, which knows
 * @param saveModel a file to write the model to
 * @param decisions a CSV file with left, right, decision
 */
record JobOptions(
    String in,
    String out,
    String id,
    List<Records.Column> columns,
    Optional<String> master,
    Optional<Model> model,
    Optional<Path> saveModel,
    Optional<MatchWeight> threshold,
    Optional<String> decisions) {
  private static final Pattern MASTER =
      Pattern.compile("local(\\[(\\*|[1-9]\\d{0,2})])?|yarn|(spark|k8s)://.+");

  JobOptions {
    columns = List.copyOf(columns);
  }

  static JobOptions read(List<String> words) throws IOException {
    List<String> problems = new ArrayList<>();
    List<Records.Column> columns = new ArrayList<>();
    String in = "";
    String out = "";
    String id = "";
    Optional<String> master = Optional.empty();
    Optional<Model> model = Optional.empty();
    Optional<Path> saveModel = Optional.empty();
    Optional<MatchWeight> threshold = Optional.empty();
    Optional<String> decisions = Optional.empty();
    for (int i = 0; i + 1 < words.size(); i += 2) {
      String value = words.get(i + 1);
      switch (words.get(i)) {
        case "--in" -> in = value;
        case "--out" -> out = value;
        case "--role" -> {
          Optional<Records.Column> column = column(value, problems);
          if (column.isPresent() && column.get().role() == Role.RECORD_ID) {
            if (!id.isEmpty()) {
              problems.add(
                  "Role record-id is given to '%s' and to '%s'; give it to one of them."
                      .formatted(id, column.get().name()));
            }
            id = column.get().name();
          } else {
            column.ifPresent(columns::add);
          }
        }
        case "--master" -> master = Optional.of(value);
        case "--model" -> model = Optional.of(Model.read(Files.readString(Path.of(value))));
        case "--save-model" -> saveModel = Optional.of(Path.of(value));
        case "--threshold" -> threshold = Optional.of(new MatchWeight(Double.parseDouble(value)));
        case "--decisions" -> decisions = Optional.of(value);
        default ->
            problems.add(
                "There is no option %s; there are --in, --out, --role, --master, --model, --save-model, --threshold and --decisions."
                    .formatted(words.get(i)));
      }
    }
    if (words.size() % 2 != 0) {
      problems.add("The last word stands alone; each option is followed by its value.");
    }
    if (in.isEmpty() || out.isEmpty()) {
      problems.add("Name the records with --in and a new folder for the persons with --out.");
    }
    if (id.isEmpty()) {
      problems.add(
          "No column has the role record-id. Records on Spark have no order, so each needs a key of its own: --role COLUMN=record-id.");
    }
    master
        .filter(where -> !MASTER.matcher(where).matches())
        .ifPresent(
            where ->
                problems.add(
                    "Spark knows no master '%s'; give local[2], local[*], spark://HOST:7077, yarn or k8s://HOST:6443."
                        .formatted(where)));
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return new JobOptions(in, out, id, columns, master, model, saveModel, threshold, decisions);
  }

  private static Optional<Records.Column> column(String word, List<String> problems) {
    int equals = word.lastIndexOf('=');
    Optional<Role> role = Role.find(word.substring(equals + 1));
    if (equals < 1 || role.isEmpty()) {
      problems.add(
          "--role %s: this should be a column, an equals sign and a role, for example first_name=given-name."
              .formatted(word));
      return Optional.empty();
    }
    return Optional.of(new Records.Column(word.substring(0, equals), role.get()));
  }
}
