package org.porchlight.records.reading;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries every known form of dates and times on the texts of a column and counts how many rows each
 * reads. Texts of one shape share the forms that can fit them, so that most rows are tried by one
 * or two. Of a fixed size whatever the rows.
 */
public final class MomentForms {
  private static final int MOST_SHAPES = 80;
  private static final int LONGEST = 40;

  /** Seconds since 1973 have nine digits and more; "2026" is a year, not two seconds past 1970. */
  private static final int SHORTEST_COUNT = 9;

  /** A column of whole numbers is a date only where its name says so. */
  private static final List<String> COUNTED =
      List.of("epoch-millis", "epoch-seconds", "excel", "stata-millis", "stata-days");

  /** The month before the day first: where both fit every row, the country decides. */
  private static final List<String> WRITTEN =
      List.of(
          "iso",
          "M/d/yyyy",
          "M/d/yyyy H:mm",
          "M/d/yyyy H:mm:ss",
          "M/d/yyyy H:mm:ss.SSS",
          "M/d/yyyy h:mm a",
          "M/d/yyyy h:mma",
          "M/d/yyyy h:mm:ss a",
          "M/d/yyyy h:mm:ss.SSS a",
          "M/d/yyyy, h:mm:ss a",
          "M/d/yyyy, h:mm a",
          "M/d/yy",
          "M/d/yy H:mm",
          "M/d/yy H:mm:ss",
          "M/d/yy h:mm a",
          "M/d/yy h:mm:ss a",
          "d/M/yyyy",
          "d/M/yyyy H:mm",
          "d/M/yyyy H:mm:ss",
          "d/M/yyyy h:mm a",
          "d/M/yyyy h:mm:ss a",
          "d/M/yy",
          "M-d-yyyy",
          "M-d-yyyy H:mm",
          "M-d-yyyy H:mm:ss",
          "d-M-yyyy",
          "d-M-yyyy H:mm",
          "d-M-yyyy H:mm:ss",
          "M-d-yy",
          "d.M.yyyy",
          "d.M.yyyy H:mm",
          "d.M.yyyy H:mm:ss",
          "yyyy/M/d",
          "yyyy/M/d H:mm",
          "yyyy/M/d H:mm:ss",
          "yyyy/M/d H:mm:ss.SSS",
          "yyyy/M/d H:mm:ssX",
          "yyyy/M/d h:mm:ss a",
          "yyyy-M-d",
          "yyyy-M-d H:mm",
          "yyyy-M-d H:mm:ss",
          "yyyy-M-d h:mm a",
          "yyyy-M-d h:mm:ss a",
          "yyyy-M-d H:mm:ss X",
          "yyyyMMdd",
          "yyyyMMddHHmm",
          "yyyyMMddHHmmss",
          "yyyyMMdd HHmm",
          "yyyyMMdd HH:mm:ss",
          "yyyyMMdd'T'HHmmss",
          "yyyyMMdd'T'HHmmssX",
          "ddMMMyyyy",
          "ddMMMyyyy HH:mm:ss",
          "ddMMMyyyy:HH:mm:ss",
          "d-MMM-yyyy",
          "d-MMM-yyyy H:mm",
          "d-MMM-yyyy H:mm:ss",
          "d-MMM-yy",
          "d-MMM-yy h.mm.ss.SSS a",
          "d MMM yyyy",
          "d MMM yyyy H:mm",
          "d MMMM yyyy",
          "MMM d yyyy",
          "MMM d, yyyy",
          "MMM d yyyy h:mma",
          "MMM d, yyyy h:mm a",
          "MMM d, yyyy h:mm:ss a",
          "MMM d, yyyy, h:mm a",
          "MMMM d, yyyy",
          "MMMM d, yyyy h:mm a",
          "MMM-d-yyyy",
          "EEE MMM d H:mm:ss z yyyy",
          "EEE, d MMM yyyy H:mm:ss z",
          "EEE, MMM d, yyyy",
          "EEEE, MMMM d, yyyy",
          "M/d/yyyy H:mm:ss X");

  private static final Map<String, MomentFormat> FORMATS = formats();

  /** Rows of one shape, and how many of them each form reads. */
  private static final class Shape {
    private final List<String> forms = new ArrayList<>();
    private final List<Long> read = new ArrayList<>();
    private long rows;
  }

  /** A form and how many rows it reads, alone and beyond the forms before it. */
  public record Fit(String form, long rows, long added) {}

  private final Map<String, Shape> shapes = new HashMap<>();
  private final boolean namedAsTime;
  private final LocalDate today;
  private final Moment moment = new Moment();
  private long seen;

  /**
   * Starts on a column.
   *
   * @param namedAsTime whether the column's name speaks of a date or time; only then are plain
   *     numbers taken for one
   * @param today numbers that would lie later, or before 1950, are none
   */
  public MomentForms(boolean namedAsTime, LocalDate today) {
    this.namedAsTime = namedAsTime;
    this.today = today;
  }

  private static Map<String, MomentFormat> formats() {
    Map<String, MomentFormat> formats = new LinkedHashMap<>();
    for (List<String> forms : List.of(WRITTEN, COUNTED)) {
      forms.forEach(form -> formats.put(form, MomentFormat.of(List.of(form))));
    }
    return formats;
  }

  /** Tries one text; true when some form reads it. */
  public boolean add(String text) {
    seen++;
    if (text.length() > LONGEST || text.length() < 4) {
      return false;
    }
    String key = shape(text);
    Shape shape = shapes.get(key);
    if (shape == null) {
      if (shapes.size() >= MOST_SHAPES) {
        return false;
      }
      shape = new Shape();
      (isNumber(key) ? numbers() : WRITTEN).forEach(shape.forms::add);
      for (int i = 0; i < shape.forms.size(); i++) {
        shape.read.add(0L);
      }
      shapes.put(key, shape);
    }
    shape.rows++;
    return tryForms(text, shape);
  }

  private List<String> numbers() {
    List<String> forms = new ArrayList<>(List.of("yyyyMMdd", "yyyyMMddHHmm", "yyyyMMddHHmmss"));
    forms.addAll(COUNTED);
    return forms;
  }

  private boolean tryForms(String text, Shape shape) {
    boolean any = false;
    // After some rows of a shape, a form that read none of them will read none.
    boolean settled = shape.rows > 300;
    for (int i = 0; i < shape.forms.size(); i++) {
      if (settled && shape.read.get(i) == 0) {
        continue;
      }
      String form = shape.forms.get(i);
      MomentFormat format = FORMATS.get(form);
      if (format != null && format.read(text, moment) && isLikely(form, text)) {
        shape.read.set(i, shape.read.get(i) + 1);
        any = true;
      }
    }
    return any;
  }

  private boolean isLikely(String form, String text) {
    if (!COUNTED.contains(form) && !form.startsWith("yyyyMM")) {
      return true;
    }
    boolean ofDays = form.equals("excel") || form.equals("stata-days") || form.startsWith("yyyyMM");
    if (!ofDays && text.length() < SHORTEST_COUNT) {
      return false;
    }
    boolean plain = namedAsTime || (form.equals("epoch-millis") && text.length() >= 13);
    LocalDate day = LocalDate.ofEpochDay(moment.day);
    int earliest = form.equals("excel") || form.equals("stata-days") ? 1985 : 1950;
    return plain && day.getYear() >= earliest && !day.isAfter(today.plusDays(2));
  }

  private static boolean isNumber(String shape) {
    return shape.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-' || c == 'n')
        && shape.chars().filter(c -> c == '-').count() <= 1
        && shape.indexOf('-') <= 0
        && shape.indexOf('.') == shape.lastIndexOf('.');
  }

  /**
   * One or two digits are n, longer runs their length, letters A: "1/5/2024 8:05 PM" is n/n/4 n:n
   * A.
   */
  private static String shape(String text) {
    StringBuilder shape = new StringBuilder(16);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int from = at;
      if (c >= '0' && c <= '9') {
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
          at++;
        }
        int run = at - from;
        if (run <= 2) {
          shape.append('n');
        } else {
          shape.append(run);
        }
      } else if (Character.isLetter(c)) {
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
          at++;
        }
        shape.append('A');
      } else {
        shape.append(c);
        at++;
      }
    }
    return shape.toString();
  }

  /** Texts tried. */
  public long seen() {
    return seen;
  }

  /**
   * The forms that together read the most rows, at most four, the most telling one first. A form
   * that reads fewer than one row in a thousand more is dirt, not a form.
   */
  public List<Fit> best() {
    List<Fit> best = new ArrayList<>();
    Set<String> left = new java.util.HashSet<>(shapes.keySet());
    while (best.size() < 4 && !left.isEmpty()) {
      Fit next = null;
      for (String form : FORMATS.keySet()) {
        long added = 0;
        for (String shape : left) {
          added += read(shape, form);
        }
        if (added > 0 && (next == null || added > next.added())) {
          next = new Fit(form, all(form), added);
        }
      }
      if (next == null || next.added() < Math.max(1, seen / 1000)) {
        break;
      }
      best.add(next);
      String form = next.form();
      left.removeIf(shape -> read(shape, form) == rows(shape));
    }
    best.sort(Comparator.comparingLong(Fit::added).reversed());
    return best;
  }

  /** Forms that take the month for the day of {@code form}, and the rows that they would read. */
  public long readOtherWay(String form) {
    String other =
        form.startsWith("M") && form.length() > 1 && "/-".indexOf(form.charAt(1)) >= 0
            ? "d" + form.charAt(1) + "M" + form.substring(3)
            : "";
    return FORMATS.containsKey(other) ? all(other) : 0;
  }

  private long all(String form) {
    return shapes.keySet().stream().mapToLong(shape -> read(shape, form)).sum();
  }

  private long read(String key, String form) {
    Shape shape = shapes.get(key);
    int at = shape == null ? -1 : shape.forms.indexOf(form);
    return shape == null || at < 0 ? 0 : shape.read.get(at);
  }

  private long rows(String key) {
    Shape shape = shapes.get(key);
    return shape == null ? 0 : shape.rows;
  }

  /** Watches the clock of a column whose forms are known. */
  public static final class Watch {
    private final MomentFormat format;
    private final ClockEvidence evidence;
    private final LocalClock clock;
    private final Moment moment = new Moment();
    private long read;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long withTime;

    /** Starts watching a column. */
    public Watch(String column, List<String> forms, ZoneId zone) {
      this.format = MomentFormat.of(forms);
      this.evidence = new ClockEvidence(column, zone, true);
      this.clock = new LocalClock(zone);
    }

    /** Reads one text; true when it is a moment. */
    public boolean add(String text) {
      if (!format.read(text, moment)) {
        return false;
      }
      read++;
      first = Math.min(first, moment.day);
      last = Math.max(last, moment.day);
      if (moment.hasTime) {
        withTime++;
        evidence.see(moment);
      }
      return true;
    }

    /** Compares the moments that two columns of one row just read. */
    public void pair(Watch other) {
      if (!moment.hasTime || !other.moment.hasTime) {
        return;
      }
      long utc = utc();
      long otherUtc = other.utc();
      long offset = clock.toLocal(utc) - utc;
      if (offset != 0) {
        boolean same =
            other.evidence.isMarked()
                ? otherUtc == clock.toLocal(utc)
                : other.moment.localMicros() == utc;
        other.evidence.with(evidence).see(same);
      }
    }

    private long utc() {
      return moment.hasOffset
          ? moment.localMicros() - moment.offsetSeconds * 1_000_000L
          : clock.toUtc(moment.localMicros());
    }

    /** Microseconds from the moment last read here to the one last read there. */
    public long microsTo(Watch other) {
      return other.utc() - utc();
    }

    /** Whether its moments have times of day. */
    public boolean hasTimes() {
      return withTime * 2 > read;
    }

    /** Moments read. */
    public long read() {
      return read;
    }

    /** The earliest day. */
    public LocalDate first() {
      return LocalDate.ofEpochDay(read == 0 ? 0 : first);
    }

    /** The latest day. */
    public LocalDate last() {
      return LocalDate.ofEpochDay(read == 0 ? 0 : last);
    }

    /** What its moments say of their clock. */
    public ClockVerdict verdict() {
      return evidence.verdict();
    }

    /** Local times that the clocks skipped. */
    public long impossible() {
      return evidence.impossible();
    }
  }
}
