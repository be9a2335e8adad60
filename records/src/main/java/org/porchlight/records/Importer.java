package org.porchlight.records;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.records.formats.RawRow;
import org.porchlight.records.formats.RowSource;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.BrokenSealException;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.PrivateFolder;
import org.porchlight.records.reading.Column;
import org.porchlight.records.reading.IntakeIssue;
import org.porchlight.records.reading.IntakeReport;
import org.porchlight.records.reading.IssueLog;
import org.porchlight.records.reading.ParquetWriter;
import org.porchlight.records.reading.ReadingPlan;
import org.porchlight.records.reading.RowChecker;
import org.porchlight.records.reading.StandardRow;

/**
 * Brings the files of sources into the lake. The same file read by the same settings comes in once.
 */
public final class Importer {
  private final Lake lake;
  private final Path reports;
  private final Clock clock;

  /**
   * An importer for one data home.
   *
   * @param reports the folder for issue reports
   */
  public Importer(Lake lake, Path reports, Clock clock) {
    this.lake = lake;
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * Brings in one source.
   *
   * @param from a folder with local copies by file name; empty for the city folder's extracts
   * @throws ProblemsException when the file is missing or cannot be read, or the lake cannot be
   *     written; the lake is then as it was before
   */
  public ImportResult importSource(
      City city, Source source, Optional<Path> from, Progress progress) {
    Path file =
        new SourceFiles(city, from)
            .find(source)
            .orElseThrow(
                () ->
                    new ProblemsException(
                        from.map(Path::toString).orElse(city.folder() + "/extracts"),
                        "there is no file %s, which source %s reads."
                            .formatted(source.file(), source.id()),
                        "PL-IMPORT-001"));
    try {
      String sha256 = hash(file);
      String reading = readingHash(city, source);
      Optional<Batch> current = lake.current(source.id());
      if (current.isPresent()
          && current.get().sha256().equals(sha256)
          && current.get().reading().equals(reading)) {
        return known(source, current.get());
      }
      return read(city, source, file, sha256, reading, current, progress);
    } catch (IOException e) {
      throw cannotContinue(file, e);
    } catch (SQLException e) {
      throw cannotContinue(file, new IOException("the rows could not be held in memory", e));
    }
  }

  private static ImportResult known(Source source, Batch batch) {
    return new ImportResult(
        source.id(),
        batch.rows(),
        0,
        batch.accepted(),
        batch.rejected(),
        batch,
        Optional.empty(),
        isOverLimit(source, batch));
  }

  private static boolean isOverLimit(Source source, Batch batch) {
    return batch.rejected() * 100.0 > source.expects().rejectLimitPercent() * batch.rows();
  }

  private ImportResult read(
      City city,
      Source source,
      Path file,
      String sha256,
      String reading,
      Optional<Batch> before,
      Progress progress)
      throws IOException, SQLException {
    RowSource rows = RowSource.open(file, source);
    ReadingPlan plan = ReadingPlan.of(city, source, file.getFileName().toString(), rows.columns());
    IssueLog log = new IssueLog();
    try (PrivateFolder open = PrivateFolder.withRoomFor(3 * Files.size(file));
        Lake.Draft draft = lake.begin(source.id(), sha256);
        ParquetWriter parquet = new ParquetWriter(plan.columns(), open.path())) {
      seal(file, sha256, draft);
      RowChecker checker;
      try (Writer rejected =
          new OutputStreamWriter(draft.writer(Lake.REJECTED_FILE), StandardCharsets.UTF_8)) {
        Output output = new Output(source.id(), Files.size(file), parquet, rejected, progress);
        checker =
            new RowChecker(
                plan,
                file.getFileName().toString(),
                rows.columns().size(),
                source.kind().date(),
                city.today() == null ? LocalDate.now(clock) : city.today(),
                log,
                output);
        rows.forEach(checker);
        checker.finish();
      }
      Path plain = open.path().resolve("records.parquet");
      parquet.writeTo(plain);
      try (OutputStream sealed = draft.writer(Lake.RECORDS_FILE)) {
        Files.copy(plain, sealed);
      }
      Batch batch =
          new Batch(
              draft.id(),
              source.id(),
              file.getFileName().toString(),
              sha256,
              Files.size(file),
              reading,
              clock.instant(),
              checker.rows(),
              checker.rejected(),
              checker.from(),
              checker.to(),
              checker.withoutPlace(),
              plan.columns().stream().map(Column::name).toList(),
              log.counts(),
              plan.unmapped());
      long same = countSame(before, batch, parquet, open.path().resolve("before.parquet"));
      Path report = new IntakeReport(city, source, batch, log.worstFirst()).writeTo(reports);
      draft.finish(batch);
      progress.at(source.id(), batch.rows(), batch.bytes(), batch.bytes());
      return new ImportResult(
          source.id(),
          batch.rows(),
          batch.accepted() - same,
          same,
          batch.rejected(),
          batch,
          Optional.of(report),
          isOverLimit(source, batch));
    }
  }

  private long countSame(Optional<Batch> before, Batch now, ParquetWriter parquet, Path scratch)
      throws IOException {
    if (before.isEmpty() || !before.get().fields().equals(now.fields()) || now.fields().isEmpty()) {
      return 0;
    }
    lake.unseal(before.get(), Lake.RECORDS_FILE, scratch);
    return parquet.countSame(scratch);
  }

  private static void seal(Path file, String sha256, Lake.Draft draft) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = draft.writer(Lake.SOURCE_FILE)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw new ProblemsException(
          file.getFileName().toString(),
          "the file changed while it was being read. Import it again when its writer is done.",
          "PL-IMPORT-005");
    }
  }

  /** Where the rows of one file go. */
  private record Output(
      String source, long totalBytes, ParquetWriter parquet, Writer rejected, Progress progress)
      implements RowChecker.Output {
    @Override
    public void accept(long number, StandardRow row) throws IOException {
      parquet.add(number, row);
    }

    @Override
    public void reject(long number, IntakeIssue why, RawRow row) throws IOException {
      rejected.write(Long.toString(number));
      rejected.write(',');
      rejected.write(why.rule());
      rejected.write(',');
      rejected.write(IntakeReport.quoted(why.message()));
      for (int i = 0; i < row.size(); i++) {
        rejected.write(',');
        rejected.write(exactly(row.text(i)));
      }
      rejected.write("\r\n");
    }

    private static String exactly(String field) {
      return field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
          ? '"' + field.replace("\"", "\"\"") + '"'
          : field;
    }

    @Override
    public void progress(long rows, long bytes) {
      progress.at(source, rows, bytes, totalBytes);
    }
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What decides how a file is read: other settings are another reading of the same bytes. */
  private static String readingHash(City city, Source source) {
    var trees = new TreeMap<String, List<String>>();
    city.typeTrees().forEach((id, tree) -> trees.put(id, tree.leaves()));
    var codes = new TreeMap<String, Map<String, String>>();
    source.codes().forEach((field, table) -> codes.put(field, new TreeMap<>(table)));
    String settings =
        String.join(
            "\n",
            "2",
            source.kind().name(),
            source.arrival().connector().name(),
            String.valueOf(source.arrival().format()),
            source.layout().toString(),
            source.load().name(),
            source.key().toString(),
            source.timeZone().toString(),
            new TreeMap<>(source.fields()).toString(),
            codes.toString(),
            new TreeMap<>(source.derived()).toString(),
            trees.toString());
    return HexFormat.of().formatHex(sha256().digest(settings.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static ProblemsException cannotContinue(Path file, IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String reason =
          cause instanceof FileSystemException failed && failed.getReason() != null
              ? failed.getReason()
              : String.valueOf(cause.getMessage());
      if (reason.toLowerCase(Locale.ROOT).contains("no space left")) {
        return new ProblemsException(
            "lake",
            "the disk is full; nothing was kept of %s. Make room for about three times the file and run again."
                .formatted(file.getFileName()),
            "PL-LAKE-004");
      }
      if (cause instanceof BrokenSealException broken) {
        return new ProblemsException("lake", String.valueOf(broken.getMessage()), "PL-LAKE-007");
      }
    }
    return new ProblemsException(
        file.getFileName().toString(),
        "the file cannot be read, or the lake cannot be written (%s). Check both folders' permissions."
            .formatted(e.getClass().getSimpleName()),
        "PL-LAKE-008");
  }
}
