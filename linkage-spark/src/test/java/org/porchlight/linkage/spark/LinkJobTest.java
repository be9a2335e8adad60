package org.porchlight.linkage.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.linkage.EmbeddedEngine;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.Records;

/** The job from words to Parquet. Its session is that of the tests and stays open. */
class LinkJobTest {
  private static final long SEED = 20261101;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    return LinkJob.run(
        List.of(words),
        options -> LocalSpark.session(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String[] words(Path in, String... more) {
    List<String> words = new ArrayList<>(List.of("--in", in.toString()));
    words.addAll(List.of("--out", folder.resolve("persons").toString(), "--master", "local[2]"));
    words.addAll(List.of(more));
    return words.toArray(new String[0]);
  }

  private static final String[] ROLES = {
    "--role", "key=record-id", "--role", "given=given-name", "--role", "family=family-name",
    "--role", "born=birth-date", "--role", "sex=sex", "--role", "phone=phone",
    "--role", "number=street-number", "--role", "street=street", "--role", "city=city",
    "--role", "postcode=postcode"
  };

  @Test
  void parquetBecomesParquetWithTheEmbeddedEnginesPersons() throws IOException {
    Records records = EmbeddedEngine.people(500, SEED);
    Path in = folder.resolve("records");
    SparkEngine.frame(records).write().parquet(in.toString());
    Path model = folder.resolve("model.txt");
    List<String> words = new ArrayList<>(List.of(words(in, ROLES)));
    words.addAll(List.of("--save-model", model.toString()));
    assertThat(run(words.toArray(new String[0]))).as(err.toString(StandardCharsets.UTF_8)).isZero();
    var embedded = new EmbeddedEngine().link(records, LinkSettings.defaults());
    List<Row> rows =
        LocalSpark.session().read().parquet(folder.resolve("persons").toString()).collectAsList();
    assertThat(rows).hasSize(records.size());
    Set<Set<String>> persons =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.getString(1),
                    Collectors.mapping(row -> row.getString(0), Collectors.toSet())))
            .values()
            .stream()
            .map(Set::copyOf)
            .collect(Collectors.toSet());
    assertThat(persons).isEqualTo(embedded.persons());
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.getString(1)).isLessThanOrEqualTo(row.getString(0)));
    assertThat(Files.readString(model)).startsWith("porchlight-linkage-model 1");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("{\"records\":%d,\"persons\":%d,".formatted(records.size(), persons.size()));
    assertThat(run(words(in, ROLES))).isEqualTo(2);
    assertThat(said()).contains("is there already");
  }

  @Test
  void whatCannotBeUsedIsToldInSentences() throws IOException {
    Records records = EmbeddedEngine.people(20, SEED);
    Path in = folder.resolve("records");
    SparkEngine.frame(records).write().parquet(in.toString());
    assertThat(run(words(in, "--role", "key=record-id", "--role", "nombre=given-name")))
        .isEqualTo(2);
    assertThat(said()).startsWith("There is no column 'nombre'; the records have key, given,");
    assertThat(
            run(
                words(
                    in,
                    "--role",
                    "key=record-id",
                    "--role",
                    "given=given-name",
                    "--role",
                    "family=given-name")))
        .isEqualTo(2);
    assertThat(said()).contains("Role given-name is given to 'given' and to 'family'");
    assertThat(run(words(in, "--role", "given=given-name"))).isEqualTo(2);
    assertThat(said()).startsWith("No column has the role record-id.");
    Path text = Files.writeString(folder.resolve("text.parquet"), "no Parquet");
    assertThat(run(words(text, ROLES))).isEqualTo(2);
    assertThat(said()).contains("holds no Parquet that can be read");
    assertThat(run(words(folder.resolve("nowhere"), ROLES))).isEqualTo(2);
    assertThat(said()).contains("holds no Parquet that can be read");
    assertThat(run("--in", "a", "--out", "b", "--role", "k=record-id", "--master", "mars"))
        .isEqualTo(2);
    assertThat(said()).startsWith("Spark knows no master 'mars'; give local[2]");
    assertThat(run(words(in, "--role", "sex=record-id", "--role", "given=given-name")))
        .isEqualTo(2);
    assertThat(said()).contains("Column 'sex' ");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private String said() {
    String said = err.toString(StandardCharsets.UTF_8);
    err.reset();
    return said;
  }
}
