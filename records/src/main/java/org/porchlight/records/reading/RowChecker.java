package org.porchlight.records.reading;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.records.formats.RawRow;
import org.porchlight.records.formats.RowSource;

/** Turns raw rows into standard ones, and decides which are kept aside. */
public final class RowChecker implements RowSource.RowVisitor {
  private static final int TELL_EVERY = 8192;

  /** Takes the rows, one by one, in the file's order. */
  public interface Output {
    void accept(long number, StandardRow row) throws IOException;

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
  private final String dateColumn;
  private final IssueLog log;
  private final Output output;
  private final KeyIndex keys = new KeyIndex();
  private final StandardRow standard;
  private final List<IntakeIssue> ofRow = new ArrayList<>();
  private final FieldReader.IssueSink sink = ofRow::add;
  private long rows;
  private long rejected;
  private long withoutPlace;
  private long firstDay = Long.MAX_VALUE;
  private long lastDay = Long.MIN_VALUE;

  public RowChecker(
      ReadingPlan plan,
      String file,
      int expectedColumns,
      String dateField,
      LocalDate today,
      IssueLog log,
      Output output) {
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
      return;
    }
    keys.begin();
    for (int column : plan.key()) {
      keys.add(row.text(column));
    }
    long first = keys.firstRow(where.row());
    if (first != 0) {
      ofRow.add(new IntakeIssue.DuplicateKey(where, plan.keyName(), new RowRef(file, first)));
    }
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
    boolean east = standard.hasDecimal(longitude.slot());
    boolean north = standard.hasDecimal(latitude.slot());
    if (!east && !north) {
      return;
    }
    double x = standard.decimal(longitude.slot());
    double y = standard.decimal(latitude.slot());
    boolean usable = east && north && Math.abs(x) <= 180 && Math.abs(y) <= 90 && (x != 0 || y != 0);
    if (!usable) {
      standard.forgetDecimal(longitude.slot());
      standard.forgetDecimal(latitude.slot());
      ofRow.add(new IntakeIssue.UnusablePlace(where, plan.placeColumn()));
    }
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
    if (date != null) {
      long day = day(date);
      firstDay = Math.min(firstDay, day);
      lastDay = Math.max(lastDay, day);
    }
    if (longitude == null || latitude == null || !standard.hasDecimal(longitude.slot())) {
      withoutPlace++;
    }
    output.accept(number, standard);
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

  public @Nullable LocalDate from() {
    return firstDay == Long.MAX_VALUE ? null : LocalDate.ofEpochDay(firstDay);
  }

  public @Nullable LocalDate to() {
    return lastDay == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(lastDay);
  }
}
