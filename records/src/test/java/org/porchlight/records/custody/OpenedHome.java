package org.porchlight.records.custody;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.porchlight.city.Source;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Lake;

/** All that somebody with the key reads in a data home: every file, opened and unpacked. */
record OpenedHome(TreeMap<String, String> files) {
  static OpenedHome of(Lake lake, Path home, Source source) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    TreeMap<String, Batch> batches = new TreeMap<>();
    Stream.concat(lake.batches(source.id()).stream(), lake.held(source.id()).stream())
        .forEach(batch -> batches.put(batch.id(), batch));
    try (Stream<Path> tree = Files.walk(home)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        files.put(home.relativize(file).toString(), text(lake, source.id(), batches, file));
      }
    }
    return new OpenedHome(files);
  }

  private static String text(Lake lake, String source, TreeMap<String, Batch> batches, Path file)
      throws IOException {
    String name = file.getFileName().toString();
    if (!name.endsWith(".enc")) {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
    Optional<Batch> batch =
        Optional.ofNullable(
            batches.get(
                java.util.Objects.requireNonNull(file.getParent())
                    .getFileName()
                    .toString()
                    .replace(".held", "")));
    String purpose =
        batch.map(one -> source + "/" + one.id() + "/" + name).orElse(source + "/" + name);
    try (InputStream in = lake.opening(file, purpose)) {
      byte[] bytes = in.readAllBytes();
      return name.contains("parquet") ? rows(bytes) : new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static String rows(byte[] parquet) throws IOException {
    Path file = Files.createTempFile("opened", ".parquet");
    Files.write(file, parquet);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement();
        var rows = statement.executeQuery("SELECT * FROM read_parquet('%s')".formatted(file))) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          text.writeBytes((rows.getString(i) + "|").getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (SQLException e) {
      throw new IOException(e);
    } finally {
      Files.deleteIfExists(file);
    }
    return text.toString(StandardCharsets.UTF_8) + new String(parquet, StandardCharsets.ISO_8859_1);
  }

  boolean holds(String value) {
    return !places(value).isEmpty();
  }

  List<String> places(String value) {
    return files.entrySet().stream()
        .filter(file -> file.getValue().contains(value))
        .map(java.util.Map.Entry::getKey)
        .toList();
  }
}
