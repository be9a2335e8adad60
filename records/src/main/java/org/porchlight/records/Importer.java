package org.porchlight.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.RecordKind;
import org.porchlight.city.Source;
import org.porchlight.records.custody.ClearedRows;
import org.porchlight.records.custody.Received;
import org.porchlight.records.custody.Tombstones;
import org.porchlight.records.formats.RawRow;
import org.porchlight.records.formats.RowSource;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.BrokenSealException;
import org.porchlight.records.lake.Fingerprint;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.PrivateFolder;
import org.porchlight.records.lake.Standing;
import org.porchlight.records.places.CityMap;
import org.porchlight.records.places.PlaceTally;
import org.porchlight.records.reading.Column;
import org.porchlight.records.reading.IntakeIssue;
import org.porchlight.records.reading.IntakeReport;
import org.porchlight.records.reading.IssueLog;
import org.porchlight.records.reading.ParquetWriter;
import org.porchlight.records.reading.ReadingPlan;
import org.porchlight.records.reading.RowChecker;
import org.porchlight.records.reading.StandardRow;
import org.porchlight.records.work.Beside;
import org.porchlight.release.CsvCell;

/**
 * Brings the files of sources into the lake. The same file read by the same settings comes in once.
 */
public final class Importer {
  private final Lake lake;
  private final Path reports;
  private final Clock clock;
  private final Map<Optional<Path>, CityMap> maps = new HashMap<>();

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
   * @param accept let a delivery count that would be held back
   * @throws ProblemsException when the file is missing or cannot be read, or the lake cannot be
   *     written; the lake is then as it was before
   */
  public ImportResult importSource(
      City city, Source source, Optional<Path> from, boolean accept, Progress progress) {
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
    return importFile(city, source, file, from, accept, progress);
  }

  /** Brings in one delivery of a source; otherwise as {@link #importSource}. */
  public ImportResult importFile(
      City city, Source source, Path file, Optional<Path> from, boolean accept, Progress progress) {
    try {
      String sha256;
      CityMap map;
      try (Beside<String> hash = Beside.run("hash", () -> hash(file))) {
        map = map(city, from);
        sha256 = hash.await();
      }
      String reading = readingHash(city, source, map);
      Optional<Batch> current = lake.current(source.id());
      Optional<Batch> known = known(source, sha256, reading, current, accept);
      if (known.isPresent()) {
        return ImportResult.known(known.get());
      }
      Delivery delivery = new Delivery(source, map, file, sha256, reading, current, accept);
      return read(city, delivery, progress);
    } catch (IOException e) {
      throw cannotContinue(file, e);
    } catch (SQLException e) {
      throw cannotContinue(file, new IOException("the rows could not be held in memory", e));
    }
  }

  /** Whether what counts now of a source was read by the settings of today. */
  boolean readsAsBefore(City city, Source source, Optional<Path> from) throws IOException {
    Optional<Batch> current = lake.current(source.id());
    return current.isPresent()
        && current.get().reading().equals(readingHash(city, source, map(city, from)));
  }

  /** The batch that this file made already. */
  private Optional<Batch> known(
      Source source, String sha256, String reading, Optional<Batch> current, boolean accept) {
    Predicate<Batch> isIt =
        batch -> batch.sha256().equals(sha256) && batch.reading().equals(reading);
    Optional<Batch> counted =
        switch (source.load()) {
          // An older file sent again is what holds again.
          case WHOLE -> current.filter(isIt);
          // An older file sent again would bring back what was corrected since.
          case ADDS ->
              current.isPresent() && current.get().reading().equals(reading)
                  ? lake.batches(source.id()).stream()
                      .filter(batch -> batch.sha256().equals(sha256))
                      .reduce((earlier, later) -> later)
                  : Optional.empty();
        };
    if (counted.isPresent() || accept) {
      return counted;
    }
    return lake.held(source.id()).stream()
        .filter(isIt)
        .filter(batch -> current.isEmpty() || batch.isAfter(current.get()))
        .findFirst();
  }

  /** What is known of the city's places, read once for all sources. */
  private CityMap map(City city, Optional<Path> from) throws IOException {
    synchronized (maps) {
      CityMap map = maps.get(from);
      if (map == null) {
        map = CityMap.read(city, from, reports.resolveSibling("areas"));
        maps.put(from, map);
      }
      return map;
    }
  }

  /** What is about to be read. */
  private record Delivery(
      Source source,
      CityMap map,
      Path file,
      String sha256,
      String reading,
      Optional<Batch> before,
      boolean accept) {

    boolean isWhole() {
      return source.load() == Source.Load.WHOLE;
    }

    String keyedBy() {
      return source.key().isEmpty() ? Batch.CONTENT : String.join(" + ", source.key());
    }

    /** Whether records of the batch before go by the same keys as those of this one. */
    boolean isComparable() {
      return before.isPresent()
          && before.get().keyedBy().equals(keyedBy())
          && (!source.key().isEmpty() || before.get().reading().equals(reading));
    }

    /** Whether what came earlier must be read anew, for it was read by other settings. */
    boolean readsAgain() {
      return !isWhole() && before.isPresent() && !before.get().reading().equals(reading);
    }
  }

  private ImportResult read(City city, Delivery delivery, Progress progress)
      throws IOException, SQLException {
    Source source = delivery.source();
    String name = delivery.file().getFileName().toString();
    RowSource rows = RowSource.open(delivery.file(), source);
    Tombstones erased = Tombstones.of(lake, source.id());
    ReadingPlan plan = ReadingPlan.of(city, source, name, rows.columns());
    IssueLog log = new IssueLog();
    try (PrivateFolder open = PrivateFolder.withRoomFor(3 * Files.size(delivery.file()));
        Lake.Draft draft = lake.begin(source.id(), delivery.sha256());
        ParquetWriter parquet =
            new ParquetWriter(
                plan.columns(), open.path(), new PlaceTally(source, delivery.map().layers()));
        Sealing received = received(delivery, rows, erased, draft)) {
      Totals totals = new Totals(city, source, delivery.map(), erased, log, parquet, progress);
      try (Writer rejected =
          new OutputStreamWriter(draft.writer(Lake.REJECTED_FILE), StandardCharsets.UTF_8)) {
        if (delivery.readsAgain()) {
          for (String earlier : received.batches()) {
            if (!earlier.equals(draft.id())) {
              RowSource again = Received.open(lake, source, earlier, open.path());
              totals.read(open.path().resolve("received-" + earlier), again, rejected);
            }
          }
        }
        if (!delivery.readsAgain() || received.batches().contains(draft.id())) {
          totals.read(delivery.file(), rows, rejected);
        }
      }
      parquet.finish();
      if (delivery.readsAgain()) {
        parquet.keepLatest();
      }
      copy(parquet.file(), draft, Lake.RECORDS_FILE);
      Path carried = open.path().resolve("carried.parquet");
      Standing.Difference difference =
          difference(delivery, plan, draft.id(), parquet, open.path(), carried);
      if (difference.carried() > 0) {
        copy(carried, draft, Lake.CARRIED_FILE);
      }
      received.seal().await();
      Batch batch =
          totals.batch(delivery, draft.id(), received.batches(), difference, clock.instant());
      Path report = new IntakeReport(city, source, batch, log.worstFirst()).writeTo(reports);
      draft.finish(batch);
      progress.at(source.id(), batch.rows(), batch.bytes(), batch.bytes());
      return ImportResult.of(batch, report);
    }
  }

  /**
   * Where the files stand that the rows are read from.
   *
   * @param batches those that hold them, oldest first
   * @param seal of the delivery's own file, which goes on while it is read
   */
  private record Sealing(List<String> batches, Beside<Boolean> seal) implements AutoCloseable {
    @Override
    public void close() {
      seal.close();
    }
  }

  /**
   * Seals the file, unless the lake has it already, and names the batches that hold what is read.
   */
  private Sealing received(Delivery delivery, RowSource rows, Tombstones erased, Lake.Draft draft)
      throws IOException {
    Set<String> received = new LinkedHashSet<>();
    String source = delivery.source().id();
    if (delivery.readsAgain()) {
      lake.batches(source).forEach(batch -> received.addAll(batch.received()));
    }
    Optional<String> has =
        lake.batches(source).stream()
            .filter(batch -> batch.sha256().equals(delivery.sha256()))
            .map(batch -> batch.received().getLast())
            .findFirst();
    List<String> key = delivery.source().key();
    boolean cleared = has.isEmpty() && erased.standIn(rows, key);
    received.add(has.orElse(draft.id()));
    return new Sealing(
        List.copyOf(received),
        Beside.run(
            "seal",
            () -> {
              if (cleared) {
                RowSource left = erased.without(rows, key, _ -> {});
                ClearedRows.write(left, draft.writer(Lake.CLEARED_FILE));
              } else if (has.isEmpty()) {
                seal(delivery.file(), delivery.sha256(), draft);
              }
              return has.isEmpty();
            }));
  }

  private static void copy(Path plain, Lake.Draft draft, String file) throws IOException {
    try (OutputStream sealed = draft.writer(file)) {
      Files.copy(plain, sealed);
    }
  }

  private Standing.Difference difference(
      Delivery delivery,
      ReadingPlan plan,
      String now,
      ParquetWriter parquet,
      Path scratch,
      Path carried)
      throws IOException {
    Standing standing = parquet.standing();
    if (!delivery.isComparable()) {
      return standing.first(plan.dateColumn());
    }
    Batch before = delivery.before().orElseThrow();
    Path records = scratch.resolve("before.parquet");
    lake.unseal(before, Lake.RECORDS_FILE, records);
    Optional<Path> carriedBefore = Optional.empty();
    if (lake.carries(before)) {
      carriedBefore = Optional.of(scratch.resolve("before-carried.parquet"));
      lake.unseal(before, Lake.CARRIED_FILE, carriedBefore.get());
    }
    return standing.after(
        new Standing.Before(before.id(), records, carriedBefore),
        delivery.isWhole() || delivery.readsAgain(),
        plan.dateColumn(),
        plan.keyFields(),
        now,
        carried);
  }

  /** Reads the files of one delivery and adds up what comes of them. */
  private final class Totals {
    private final City city;
    private final Source source;
    private final CityMap map;
    private final Tombstones erased;
    private final IssueLog log;
    private final ParquetWriter parquet;
    private final Progress progress;
    private final List<ReadingPlan> plans = new ArrayList<>();
    private final List<RowChecker> checkers = new ArrayList<>();

    Totals(
        City city,
        Source source,
        CityMap map,
        Tombstones erased,
        IssueLog log,
        ParquetWriter parquet,
        Progress progress) {
      this.city = city;
      this.source = source;
      this.map = map;
      this.erased = erased;
      this.log = log;
      this.parquet = parquet;
      this.progress = progress;
    }

    void read(Path file, RowSource rows, Writer rejected) throws IOException {
      String name = file.getFileName().toString();
      ReadingPlan plan = ReadingPlan.of(city, source, name, rows.columns());
      Output output =
          new Output(
              source.id(),
              Files.size(file),
              (long) checkers.size() << Standing.ROW_BITS,
              parquet,
              rejected,
              progress);
      RowChecker checker =
          new RowChecker(
              plan,
              name,
              rows.columns().size(),
              source.kind().date(),
              city.today(clock),
              log,
              output,
              map.points(
                  source.layout().crs() == null ? rows.crs() : source.layout().crs(),
                  "sources/%s.yaml".formatted(source.id())),
              map.geocoder());
      plans.add(plan);
      checkers.add(checker);
      RowSource standing =
          erased.without(RowSource.ahead(rows), source.key(), row -> log.erased(name, row));
      standing.forEach(new RowLimit(source, name, checker));
      checker.finish();
    }

    Batch batch(
        Delivery delivery,
        String id,
        List<String> received,
        Standing.Difference difference,
        Instant now)
        throws IOException, SQLException {
      long rows = checkers.stream().mapToLong(RowChecker::rows).sum();
      long rejected = checkers.stream().mapToLong(RowChecker::rejected).sum();
      return new Batch(
          id,
          source.id(),
          delivery.file().getFileName().toString(),
          delivery.sha256(),
          Files.size(delivery.file()),
          delivery.reading(),
          received,
          delivery.keyedBy(),
          now,
          rows,
          rejected,
          difference.fresh(),
          difference.changed(),
          difference.same(),
          difference.gone(),
          difference.standing(),
          difference.days().from(),
          difference.days().to(),
          // A survey comes once a year; between two there is nothing to miss.
          source.kind() == RecordKind.SURVEY_ANSWER ? List.of() : difference.days().gaps(),
          checkers.stream().mapToLong(RowChecker::withoutPlace).sum(),
          new TreeMap<>(parquet.countPlaceUnknown(source, map.layers())),
          plans.getFirst().columns().stream().map(Column::name).toList(),
          log.counts(),
          unmapped(),
          seldom(),
          mapped(),
          delivery.accept() ? List.of() : held(delivery, rows, rejected, difference),
          List.of());
    }

    private SortedMap<String, SortedMap<String, Long>> unmapped() {
      SortedMap<String, SortedMap<String, Long>> all = new TreeMap<>();
      for (ReadingPlan plan : plans) {
        plan.unmapped()
            .forEach(
                (field, codes) ->
                    codes.forEach(
                        (code, count) ->
                            all.computeIfAbsent(field, _ -> new TreeMap<>())
                                .merge(code, count, Long::sum)));
      }
      return all;
    }

    private SortedMap<String, Long> seldom() {
      SortedMap<String, Long> all = new TreeMap<>();
      plans.forEach(
          plan -> plan.seldom().forEach((field, count) -> all.merge(field, count, Long::sum)));
      return all;
    }

    private List<Batch.CodeCount> mapped() {
      Map<List<String>, Long> all = new LinkedHashMap<>();
      for (ReadingPlan plan : plans) {
        for (Batch.CodeCount code : plan.mapped()) {
          all.merge(List.of(code.field(), code.code(), code.type()), code.count(), Long::sum);
        }
      }
      return all.entrySet().stream()
          .map(
              code ->
                  new Batch.CodeCount(
                      code.getKey().get(0),
                      code.getKey().get(1),
                      code.getKey().get(2),
                      code.getValue()))
          .toList();
    }

    private List<Batch.Held> held(
        Delivery delivery, long rows, long rejected, Standing.Difference difference) {
      Source.Expects expects = source.expects();
      List<Batch.Held> held = new ArrayList<>();
      if (rejected * 100.0 > expects.rejectLimitPercent() * rows) {
        held.add(Batch.Held.MANY_REJECTED);
      }
      long before = delivery.before().map(Batch::rows).orElse(0L);
      if (delivery.isWhole() && rows * 100.0 < expects.fewestRowsPercent() * before) {
        held.add(Batch.Held.FEW_ROWS);
      }
      if (difference.isRenumbered()) {
        held.add(Batch.Held.RENUMBERED);
      }
      return held;
    }
  }

  private static void seal(Path file, String sha256, Lake.Draft draft) throws IOException {
    String sealed;
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = draft.writer(Lake.SOURCE_FILE)) {
      sealed = Fingerprint.ofCopy(in, out);
    }
    if (!sealed.equals(sha256)) {
      throw new ProblemsException(
          file.getFileName().toString(),
          "the file changed while it was being read. Import it again when its writer is done.",
          "PL-IMPORT-005");
    }
  }

  /** Where the rows of one file go. */
  private record Output(
      String source,
      long totalBytes,
      long numbersFrom,
      ParquetWriter parquet,
      Writer rejected,
      Progress progress)
      implements RowChecker.Output {
    @Override
    public void accept(long number, StandardRow row, long high, long low) throws IOException {
      parquet.add(numbersFrom + number, row, high, low);
    }

    @Override
    public void reject(long number, IntakeIssue why, RawRow row) throws IOException {
      rejected.write(Long.toString(number));
      rejected.write(',');
      rejected.write(why.rule());
      rejected.write(',');
      rejected.write(CsvCell.of(why.message()));
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
    try (InputStream in = Files.newInputStream(file)) {
      return Fingerprint.of(in);
    }
  }

  /** What decides how a file is read: other settings are another reading of the same bytes. */
  private static String readingHash(City city, Source source, CityMap map) {
    var trees = new TreeMap<String, List<String>>();
    city.typeTrees().forEach((id, tree) -> trees.put(id, tree.leaves()));
    var codes = new TreeMap<String, Map<String, String>>();
    source.codes().forEach((field, table) -> codes.put(field, new TreeMap<>(table)));
    return Fingerprint.of(
        "4",
        map.fingerprint(),
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
