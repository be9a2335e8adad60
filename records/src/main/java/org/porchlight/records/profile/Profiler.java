package org.porchlight.records.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.StandardCodes;
import org.porchlight.records.formats.RawRow;
import org.porchlight.records.formats.RowSource;
import org.porchlight.records.formats.Sniffed;
import org.porchlight.records.reading.ClockVerdict;
import org.porchlight.records.reading.MomentForms;

/**
 * Looks at a file twice: once for what its columns are, once for what that makes of their times and
 * keys. Memory does not grow with the rows, but for 50 bytes a row of what keys are tried on, and
 * that only for the first three million.
 */
public final class Profiler {
  private static final int TELL_EVERY = 8192;
  private static final long TWELVE_HOURS = 12L * 60 * 60 * 1_000_000;

  /** Is told how far it is. */
  @FunctionalInterface
  public interface Told {
    /**
     * So many rows of this pass are done.
     *
     * @param pass 1 or 2
     */
    void at(int pass, long rows, long bytes);
  }

  private final Path file;
  private final ZoneId zone;
  private final LocalDate today;
  private final Told told;
  private final Sniffed sniffed;
  private final List<ColumnWatch> watches = new ArrayList<>();
  private final List<String> dirt = new ArrayList<>();
  private long rows;
  private long ragged;

  private Profiler(Path file, ZoneId zone, LocalDate today, Told told) throws IOException {
    this.file = file;
    this.zone = zone;
    this.today = today;
    this.told = told;
    this.sniffed = RowSource.sniff(file);
  }

  /**
   * Looks at a file.
   *
   * @param zone the clock that times without an offset are held against
   * @throws ProblemsException when it is no table, or cannot be read on from some row
   */
  public static Profile look(Path file, ZoneId zone, LocalDate today, Told told)
      throws IOException {
    return new Profiler(file, zone, today, told).look();
  }

  private Profile look() throws IOException {
    firstPass();
    String name = file.getFileName().toString();
    if (LayerDraft.fits(watches)) {
      return layer(name);
    }
    KindGuess kind = KindGuess.of(name, watches);
    if (!kind.isSure() && watches.stream().noneMatch(ColumnWatch::isMoment)) {
      throw new ProblemsException(
          name,
          "no column holds a date or time, and no name says what a row is: this looks like a list of places, a table of totals or a page of text. Porchlight takes one row for each call, report, crash or answer; ask the source for those. If these are such rows all the same, write sources/ID.yaml by hand.",
          "PL-PROFILE-003");
    }
    Map<String, FieldGuess.Match> fields = FieldGuess.of(kind.kind(), watches);
    KeyGuess keys = new KeyGuess(watches, fields.values());
    Map<ColumnWatch, MomentForms.Watch> clocks = new LinkedHashMap<>();
    Map<ColumnWatch, List<MomentForms.Fit>> forms = new HashMap<>();
    for (ColumnWatch watch : watches) {
      if (watch.isMoment()) {
        List<MomentForms.Fit> best = watch.forms().best();
        forms.put(watch, best);
        List<String> patterns = best.stream().map(MomentForms.Fit::form).toList();
        clocks.put(watch, new MomentForms.Watch(watch.name(), patterns, zone));
      }
    }
    long[] intervals = secondPass(keys, clocks, fields);
    addDirt(keys, intervals);
    List<ColumnProfile> columns = new ArrayList<>();
    for (ColumnWatch watch : watches) {
      columns.add(column(watch, clocks.get(watch), forms.getOrDefault(watch, List.of())));
    }
    Draft draft =
        new Draft(name, sniffed, rows, kind, fields, keys, watches, columns, clocks, dirt, zone);
    return new Profile(
        name,
        Draft.label(sniffed.connector()),
        rows,
        kind.kind().label(),
        kind.isSure(),
        keys.best(),
        columns,
        dirt,
        Draft.id(name),
        draft.text());
  }

  private Profile layer(String name) {
    List<ColumnProfile> columns =
        watches.stream().map(watch -> column(watch, null, List.of())).toList();
    return new Profile(
        name,
        Draft.label(sniffed.connector()),
        rows,
        LayerDraft.KIND,
        true,
        List.of(),
        columns,
        dirt,
        Draft.id(name),
        new LayerDraft(name, rows, columns).text());
  }

  private void firstPass() throws IOException {
    List<String> names = sniffed.rows().columns();
    for (String name : names) {
      watches.add(new ColumnWatch(name, today));
    }
    sniffed
        .rows()
        .forEach(
            (number, row, bytes) -> {
              rows++;
              if (rows % TELL_EVERY == 0) {
                told.at(1, rows, bytes);
              }
              if (row.size() != names.size()) {
                ragged++;
              }
              for (int i = 0; i < names.size() && i < row.size(); i++) {
                watches.get(i).add(row.text(i));
              }
            });
    if (rows == 0) {
      throw new ProblemsException(
          file.getFileName().toString(),
          "the file has no row below its header; there is nothing to look at.",
          "PL-PROFILE-001");
    }
  }

  /** Negative intervals and those over twelve hours between the mapped moments. */
  private long[] secondPass(
      KeyGuess keys,
      Map<ColumnWatch, MomentForms.Watch> clocks,
      Map<String, FieldGuess.Match> fields)
      throws IOException {
    List<MomentForms.Watch> all = new ArrayList<>(clocks.values());
    int[] at = clocks.keySet().stream().mapToInt(watches::indexOf).toArray();
    int from = position(clocks, fields.get("call-received"));
    int to = position(clocks, fields.get("first-onscene"));
    boolean[] read = new boolean[at.length];
    long[] intervals = new long[2];
    long[] count = new long[1];
    sniffed
        .rows()
        .forEach(
            (number, row, bytes) -> {
              if (++count[0] % TELL_EVERY == 0) {
                told.at(2, count[0], bytes);
              }
              keys.row(number, row);
              for (int i = 0; i < at.length; i++) {
                read[i] = readOne(row, at[i], all.get(i));
              }
              comparePairs(all, read);
              if (from >= 0 && to >= 0 && read[from] && read[to]) {
                long micros = all.get(from).microsTo(all.get(to));
                intervals[0] += micros < 0 ? 1 : 0;
                intervals[1] += micros > TWELVE_HOURS ? 1 : 0;
              }
            });
    return intervals;
  }

  private static boolean readOne(RawRow row, int column, MomentForms.Watch watch) {
    return column < row.size() && !row.text(column).isEmpty() && watch.add(row.text(column));
  }

  private static void comparePairs(List<MomentForms.Watch> all, boolean[] read) {
    for (int i = 0; i < read.length && i < 8; i++) {
      for (int k = 0; k < read.length && k < 8; k++) {
        if (i != k && read[i] && read[k]) {
          all.get(i).pair(all.get(k));
        }
      }
    }
  }

  private static int position(
      Map<ColumnWatch, MomentForms.Watch> clocks, FieldGuess.@Nullable Match match) {
    return match == null ? -1 : new ArrayList<>(clocks.keySet()).indexOf(match.column());
  }

  private void addDirt(KeyGuess keys, long[] intervals) {
    if (ragged > 0) {
      dirt.add("%,d rows have more or fewer columns than the header".formatted(ragged));
    }
    if (keys.repeatedRows() > 0) {
      dirt.add(
          "%,d rows are the same as an earlier one, word for word".formatted(keys.repeatedRows()));
    }
    if (intervals[0] > 0) {
      dirt.add("%,d rows arrive before they were called".formatted(intervals[0]));
    }
    if (intervals[1] > 0) {
      dirt.add("%,d rows take over 12 hours from call to arrival".formatted(intervals[1]));
    }
    Set<String> names = new HashSet<>(watches.stream().map(ColumnWatch::name).toList());
    names.stream()
        .filter(name -> name.matches("(?s).+ \\(\\d+\\)"))
        .map(name -> name.substring(0, name.lastIndexOf(" (")))
        .filter(names::contains)
        .distinct()
        .forEach(name -> dirt.add("the header has the column '%s' twice or more".formatted(name)));
    watches.stream()
        .map(ColumnWatch::name)
        .filter(name -> name.indexOf('\n') >= 0 || name.indexOf('\ufffd') >= 0)
        .forEach(name -> dirt.add("a column's name has a line break or cannot be read"));
  }

  private ColumnProfile column(
      ColumnWatch watch, MomentForms.@Nullable Watch clock, List<MomentForms.Fit> fits) {
    ColumnProfile.Type type = watch.type();
    Map<String, Long> forms = new LinkedHashMap<>();
    fits.forEach(fit -> forms.put(fit.form(), fit.rows()));
    List<String> notes = new ArrayList<>(watch.notes());
    String says = null;
    if (clock != null) {
      ClockVerdict verdict = clock.verdict();
      boolean days = isDays(verdict) || !clock.hasTimes();
      type = days ? ColumnProfile.Type.DAY : ColumnProfile.Type.MOMENT;
      says = clock.hasTimes() ? verdict.words() : "holds days without times.";
      if (verdict.isDoubt()) {
        notes.add("its clock: it " + verdict.words());
      }
      if (!fits.isEmpty()
          && watch.forms().readOtherWay(fits.getFirst().form()) == fits.getFirst().rows()) {
        notes.add("day and month cannot be told apart: no day is above 12");
      }
      if (clock.impossible() > 0) {
        notes.add("%,d times that clocks skip in spring".formatted(clock.impossible()));
      }
      if (clock.last().isAfter(today.plusDays(1))) {
        notes.add("some dates lie in the future");
      }
    }
    StandardCodes standard = watch.standard();
    return new ColumnProfile(
        watch.name(),
        type,
        watch.rows() == 0 ? 1 : (double) watch.empty() / watch.rows(),
        watch.distinctTexts(),
        forms,
        clock == null || watch.isPersonal() ? null : clock.first().toString(),
        clock == null || watch.isPersonal() ? null : clock.last().toString(),
        says,
        watch.shownCodes(),
        standard == null ? null : standard.label(),
        watch.isPersonal(),
        watch.place(),
        notes);
  }

  static boolean isDays(ClockVerdict verdict) {
    return switch (verdict.kind()) {
      case DATES_ONLY, DATES_AS_UTC_MIDNIGHT, MIDNIGHT_TOLD_IN_UTC -> true;
      default -> false;
    };
  }
}
