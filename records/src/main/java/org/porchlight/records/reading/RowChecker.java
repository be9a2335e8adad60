package org.porchlight.records.reading;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.records.formats.RawRow;
import org.porchlight.records.formats.RowSource;
import org.porchlight.records.places.Geocoder;
import org.porchlight.records.places.PointReader;

/** Turns raw rows into standard ones, and decides which are kept aside. */
public final class RowChecker implements RowSource.RowVisitor {
  private static final int TELL_EVERY = 8192;

  /** Takes the rows, one by one, in the file's order. */
  public interface Output {
    /**
     * A good row.
     *
     * @param high the first half of its record's key
     * @param low the second half
     */
    void accept(long number, StandardRow row, long high, long low) throws IOException;

    void reject(long number, IntakeIssue why, RawRow row) throws IOException;

    void progress(long rows, long bytes);
  }

  private final ReadingPlan plan;
  private final String file;
  private final int expectedColumns;
  private final LocalDate today;
  private final @Nullable Column date;
  private final @Nullable Column longitude;
  private final @Nullable Column latitude;
  private final @Nullable Column address;
  private final @Nullable Column placeFrom;
  private final PointReader points;
  private final @Nullable Geocoder geocoder;
  private final String dateColumn;
  private final IssueLog log;
  private final Output output;
  private final KeyIndex keys = new KeyIndex();
  private final StandardRow standard;
  private final List<IntakeIssue> ofRow = new ArrayList<>();
  private final FieldReader.IssueSink sink = ofRow::add;
  private long high;
  private long low;
  private long rows;
  private long rejected;
  private long withoutPlace;

  /**
   * Checks the rows of one file.
   *
   * @param points reads their coordinates
   * @param geocoder finds the place of an address where a row has no usable coordinates
   */
  public RowChecker(
      ReadingPlan plan,
      String file,
      int expectedColumns,
      String dateField,
      LocalDate today,
      IssueLog log,
      Output output,
      PointReader points,
      Optional<Geocoder> geocoder) {
    this.points = points;
    this.geocoder = geocoder.orElse(null);
    this.address = plan.address();
    this.placeFrom = plan.find(ReadingPlan.PLACE_FROM);
    this.plan = plan;
    this.file = file;
    this.expectedColumns = expectedColumns;
    this.today = today;
    Column local = plan.find(dateField + ReadingPlan.LOCAL);
    this.date = local == null ? plan.find(dateField) : local;
    this.dateColumn = plan.columnOf(dateField);
    this.longitude = plan.find(ReadingPlan.LONGITUDE);
    this.latitude = plan.find(ReadingPlan.LATITUDE);
    this.log = log;
    this.output = output;
    this.standard = plan.newRow();
  }

  @Override
  public void row(long number, RawRow row, long bytesRead) throws IOException {
    rows++;
    if (rows % TELL_EVERY == 0) {
      output.progress(rows, bytesRead);
    }
    ofRow.clear();
    RowRef where = new RowRef(file, number);
    read(row, where);
    IntakeIssue reason = null;
    for (IntakeIssue issue : ofRow) {
      log.add(issue);
      if (reason == null && issue.consequence() == IntakeIssue.Consequence.ROW_REJECTED) {
        reason = issue;
      }
    }
    if (reason == null) {
      accept(number);
    } else {
      rejected++;
      output.reject(number, reason, row);
    }
  }

  private void read(RawRow row, RowRef where) {
    if (row.size() != expectedColumns) {
      ofRow.add(new IntakeIssue.WrongColumnCount(where, row.size(), expectedColumns));
      return;
    }
    if (!checkKeyIsThere(row, where)) {
      return;
    }
    standard.clear();
    for (FieldReader reader : plan.readers()) {
      reader.read(row, where, standard, sink);
    }
    checkDate(where);
    checkPlace(where);
    if (!isRejected()) {
      // Last, so that a rejected row does not take the key from a good one after it.
      checkKeyIsNew(row, where);
    }
  }

  private boolean isRejected() {
    for (IntakeIssue issue : ofRow) {
      if (issue.consequence() == IntakeIssue.Consequence.ROW_REJECTED) {
        return true;
      }
    }
    return false;
  }

  private boolean checkKeyIsThere(RawRow row, RowRef where) {
    for (int column : plan.key()) {
      String part = row.text(column);
      if (part.isEmpty() || part.indexOf('\ufffd') >= 0) {
        ofRow.add(new IntakeIssue.MissingKey(where, plan.keyName()));
        return false;
      }
    }
    return true;
  }

  private void checkKeyIsNew(RawRow row, RowRef where) {
    if (plan.key().length == 0) {
      nameByContent(where);
      return;
    }
    keys.begin();
    for (int column : plan.key()) {
      keys.add(row.text(column));
    }
    high = keys.high();
    low = keys.low();
    long print = standard.print();
    long first = keys.firstRow(where.row(), print);
    if (first != 0) {
      RowRef before = new RowRef(file, first);
      ofRow.add(
          keys.note() == print
              ? new IntakeIssue.RepeatedRow(where, before)
              : new IntakeIssue.DuplicateKey(where, plan.keyName(), before));
    }
  }

  /** What the record says names it; the second record that says the same is its second. */
  private void nameByContent(RowRef where) {
    keys.begin();
    standard.addTo(keys, plan.columns());
    if (keys.firstRow(where.row(), 1) != 0) {
      long times = keys.note() + 1;
      keys.note(times);
      keys.add(times);
    }
    high = keys.high();
    low = keys.low();
  }

  private void checkDate(RowRef where) {
    if (date == null) {
      return;
    }
    if (!standard.hasNumber(date.slot())) {
      if (!isRejected()) {
        ofRow.add(new IntakeIssue.MissingDate(where, dateColumn));
      }
    } else if (!ReadingPlan.isLikely(day(date), today)) {
      ofRow.add(new IntakeIssue.UnlikelyDate(where, dateColumn));
    }
  }

  private long day(Column column) {
    long value = standard.number(column.slot());
    return column.type() == Column.Type.DAY ? value : Math.floorDiv(value, 86_400_000_000L);
  }

  private void checkPlace(RowRef where) {
    if (longitude == null || latitude == null) {
      return;
    }
    boolean given = readPoint(longitude.slot(), latitude.slot(), where);
    if (placeFrom != null) {
      Geocoder.How how =
          given ? Geocoder.How.GIVEN : findAddress(longitude.slot(), latitude.slot());
      standard.text(placeFrom.slot(), how.word());
    }
  }

  /** Whether the row itself has a place. */
  private boolean readPoint(int longitude, int latitude, RowRef where) {
    boolean east = standard.hasDecimal(longitude);
    boolean north = standard.hasDecimal(latitude);
    if (!east && !north) {
      return false;
    }
    PointReader.Finding finding =
        east && north
            ? points.read(standard.decimal(longitude), standard.decimal(latitude))
            : PointReader.Finding.OFF_EARTH;
    String column = plan.placeColumn();
    switch (finding) {
      case GOOD -> {}
      case ZERO -> ofRow.add(new IntakeIssue.ZeroPlace(where, column));
      case OFF_EARTH -> ofRow.add(new IntakeIssue.UnusablePlace(where, column));
      case SWAPPED -> ofRow.add(new IntakeIssue.SwappedPlace(where, column));
      case MICRODEGREES -> ofRow.add(new IntakeIssue.MicrodegreePlace(where, column));
      case FAR -> ofRow.add(new IntakeIssue.FarPlace(where, column));
    }
    if (finding == PointReader.Finding.ZERO || finding == PointReader.Finding.OFF_EARTH) {
      standard.forgetDecimal(longitude);
      standard.forgetDecimal(latitude);
      return false;
    }
    standard.decimal(longitude, points.longitude());
    standard.decimal(latitude, points.latitude());
    return true;
  }

  private Geocoder.How findAddress(int longitude, int latitude) {
    String text = address == null ? null : standard.text(address.slot());
    if (geocoder == null || text == null) {
      return Geocoder.How.NONE;
    }
    Geocoder.Answer answer = geocoder.find(text);
    if (answer.how() != Geocoder.How.NONE) {
      standard.decimal(longitude, answer.longitude());
      standard.decimal(latitude, answer.latitude());
    }
    return answer.how();
  }

  /** Adds what only all rows together show: clocks that are not what the source says. */
  public void finish() {
    for (ClockEvidence evidence : plan.evidence().values()) {
      ClockVerdict verdict = evidence.verdict();
      if (verdict.isDoubt()) {
        log.add(new IntakeIssue.ClockDoubt(new RowRef(file, 1), evidence.column(), verdict));
      }
    }
  }

  private void accept(long number) throws IOException {
    if (longitude != null && latitude != null && !standard.hasDecimal(longitude.slot())) {
      withoutPlace++;
    }
    output.accept(number, standard, high, low);
  }

  public long rows() {
    return rows;
  }

  public long rejected() {
    return rejected;
  }

  public long withoutPlace() {
    return withoutPlace;
  }
}
