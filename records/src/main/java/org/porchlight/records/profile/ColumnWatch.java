package org.porchlight.records.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.StandardCodes;
import org.porchlight.records.reading.MomentForms;

/** Counts what the texts of one column are, in a fixed size whatever the rows. */
final class ColumnWatch {
  /** More different texts than these make no list of codes. */
  private static final int MOST_CODES = 400;

  private static final int LONGEST_CODE = 60;

  /** A name typed into a column of codes hardly ever comes three times. */
  private static final long LEAST_TIMES = 3;

  private static final int MOST_SHOWN = 40;
  private static final int TRIED_FOR_DATES = 500;

  private final String name;
  private final Set<ColumnWords> words;
  private final MomentForms forms;
  private final DistinctCount distinct = new DistinctCount();
  private final Map<String, long[]> codes = new HashMap<>();
  private boolean isShortList = true;
  private long rows;
  private long empty;
  private long whole;
  private long decimals;
  private long flags;
  private long moments;
  private long replaced;
  private long mojibake;
  private long doubleBlanks;
  private long controls;
  private long phones;
  private long commaNames;
  private long emails;
  private long points;
  private long letters;
  private long leadingZeros;
  private long timesOfDay;
  private long steps;
  private long previous = Long.MIN_VALUE;
  private long zeros;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private long beyondNinety;
  private long beyondEarth;
  private long microdegrees;
  private int longest;
  private long totalLength;

  ColumnWatch(String name, LocalDate today) {
    this.name = name;
    this.words = ColumnWords.of(name);
    this.forms = new MomentForms(words.contains(ColumnWords.TIME), today);
  }

  void add(String text) {
    rows++;
    if (text.isEmpty()) {
      empty++;
      return;
    }
    count(text);
    int length = text.length();
    longest = Math.max(longest, length);
    totalLength += length;
    boolean number = addNumber(text);
    if (!number) {
      addWords(text);
    }
    if (forms.seen() < TRIED_FOR_DATES || moments * 20 > forms.seen()) {
      if (forms.add(text)) {
        moments++;
      }
    }
  }

  private void count(String text) {
    if (!isShortList) {
      distinct.add(text);
      return;
    }
    long[] count = codes.get(text);
    if (count != null) {
      count[0]++;
    } else if (codes.size() >= MOST_CODES || text.length() > LONGEST_CODE) {
      isShortList = false;
      codes.keySet().forEach(distinct::add);
      distinct.add(text);
      codes.clear();
    } else {
      codes.put(text, new long[] {1});
    }
  }

  private boolean addNumber(String text) {
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    boolean may =
        text.length() < 25
            && (first == '-' || first == '.' || first == '+' || (first >= '0' && first <= '9'))
            && ((last >= '0' && last <= '9') || last == '.');
    if (!may) {
      return false;
    }
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return false;
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      whole++;
      long number = (long) value;
      if (number == previous + 1 || number == previous - 1) {
        steps++;
      }
      previous = number;
    } else {
      decimals++;
    }
    if (first == '0' && text.length() > 1 && text.charAt(1) != '.') {
      leadingZeros++;
    }
    if (value == 0) {
      zeros++;
    } else {
      place(value);
    }
    if (text.length() == 1 && (first == '0' || first == '1')) {
      flags++;
    }
    if (text.length() == 10 && value > 2e9) {
      phones++;
    }
    return true;
  }

  private void place(double value) {
    least = Math.min(least, value);
    most = Math.max(most, value);
    double size = Math.abs(value);
    if (size > 90) {
      beyondNinety++;
    }
    if (size > 180) {
      beyondEarth++;
    }
    if (size >= 1e7 && size <= 1.8e8) {
      microdegrees++;
    }
  }

  private void addWords(String text) {
    switch (text.toLowerCase(Locale.ROOT)) {
      case "y", "n", "yes", "no", "true", "false", "t", "f", "sí", "si" -> flags++;
      default -> {}
    }
    boolean blank = false;
    boolean hasLetter = false;
    boolean comma = false;
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        if (blank) {
          doubleBlanks++;
          break;
        }
        blank = true;
        continue;
      }
      blank = false;
      if (c == '\ufffd') {
        replaced++;
        break;
      }
      if (c < ' ') {
        controls++;
        break;
      }
      hasLetter |= Character.isLetter(c);
      digit |= c >= '0' && c <= '9';
      comma |= c == ',';
      if ((c == '\u00c3' || c == '\u00c2' || c == '\u00e2') && isMojibake(text, i)) {
        mojibake++;
        break;
      }
    }
    if (hasLetter) {
      letters++;
    }
    if (comma && hasLetter && !digit && text.length() < 40) {
      commaNames++;
    }
    if (text.indexOf('@') > 0 && text.indexOf('.', text.indexOf('@')) > 0) {
      emails++;
    }
    if (isPhone(text)) {
      phones++;
    }
    if (isPoint(text)) {
      points++;
    }
    if (isTimeOfDay(text)) {
      timesOfDay++;
    }
  }

  /** Letters with accents read in the wrong encoding come in pairs that no language has. */
  private static boolean isMojibake(String text, int at) {
    if (at + 1 >= text.length()) {
      return false;
    }
    char next = text.charAt(at + 1);
    return text.charAt(at) == '\u00e2'
        ? next == '\u20ac' || next == '\u0080'
        : next >= '\u0080' && next <= '\u00bf';
  }

  private static boolean isPhone(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if ("()-. +x".indexOf(c) < 0) {
        return false;
      }
    }
    return (digits == 10 || digits == 11) && text.length() >= 12;
  }

  private static boolean isPoint(String text) {
    boolean bracketed = text.startsWith("(") && text.endsWith(")");
    String inner = bracketed ? text.substring(1, text.length() - 1) : text;
    int comma = inner.indexOf(',');
    return comma > 0
        && comma == inner.lastIndexOf(',')
        && isDegrees(inner.substring(0, comma).strip(), 90)
        && isDegrees(inner.substring(comma + 1).strip(), 180);
  }

  private static boolean isDegrees(String text, double limit) {
    try {
      return text.indexOf('.') >= 0 && Math.abs(Double.parseDouble(text)) <= limit;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isTimeOfDay(String text) {
    int colon = text.indexOf(':');
    return (colon == 1 || colon == 2) && text.length() <= colon + 3 && colon + 3 == text.length();
  }

  String name() {
    return name;
  }

  long filled() {
    return rows - empty;
  }

  long empty() {
    return empty;
  }

  long rows() {
    return rows;
  }

  long distinctTexts() {
    return isShortList ? codes.size() : Math.min(distinct.estimate(), filled());
  }

  boolean says(ColumnWords what) {
    return words.contains(what);
  }

  MomentForms forms() {
    return forms;
  }

  /** Numbers that rise or fall by one from row to row: the row's own number, or a table's. */
  boolean isCounter() {
    return filled() > 20 && steps >= 0.95 * filled();
  }

  boolean isMoment() {
    return filled() > 0 && moments >= 0.8 * filled();
  }

  ColumnProfile.Type type() {
    long filled = filled();
    if (filled == 0) {
      return ColumnProfile.Type.EMPTY;
    }
    if (isMoment()) {
      return ColumnProfile.Type.MOMENT;
    }
    if (flags == filled && distinctTexts() <= 4) {
      return ColumnProfile.Type.FLAG;
    }
    if (leadingZeros > 0 && !isHourMinute()) {
      return ColumnProfile.Type.TEXT;
    }
    if (whole >= 0.95 * filled) {
      return ColumnProfile.Type.WHOLE;
    }
    if (whole + decimals >= 0.95 * filled) {
      return ColumnProfile.Type.NUMBER;
    }
    return ColumnProfile.Type.TEXT;
  }

  /** HHmm as a number, or HH:mm. */
  boolean isHourMinute() {
    return timesOfDay >= 0.95 * filled()
        || (whole >= 0.95 * filled() && least >= 0 && most < 2400 && most > 59);
  }

  /** Answers on a scale: whole numbers of one or two digits, few of them different. */
  boolean isScale() {
    return filled() > 0
        && whole >= 0.95 * filled()
        && isShortList
        && distinctTexts() <= 14
        && (most <= 11 || hasDontKnow())
        && least >= -9;
  }

  /** The numbers that surveys write for "don't know": 9 or 99, far above the answers. */
  List<String> dontKnow() {
    List<String> found = new ArrayList<>();
    if (isScale()) {
      for (String code : List.of("9", "99", "98", "-9")) {
        boolean apart = code.length() > 1 || !codes.containsKey("8");
        if (codes.containsKey(code) && apart) {
          found.add(code);
        }
      }
    }
    return found;
  }

  private boolean hasDontKnow() {
    return most == 99 || most == 98;
  }

  boolean isPersonal() {
    long filled = Math.max(1, filled());
    return says(ColumnWords.NAME)
        || says(ColumnWords.BIRTH)
        || says(ColumnWords.PHONE)
        || says(ColumnWords.CONTACT)
        || emails * 20 > filled
        || (phones * 5 > filled && !isCounter() && !says(ColumnWords.ID) && !isMoment())
        || (commaNames * 2 > filled && distinctTexts() * 4 > filled && filled > 20);
  }

  boolean isFreeText() {
    return says(ColumnWords.FREE_TEXT) || (filled() > 0 && totalLength / filled() > 60);
  }

  boolean isAddress() {
    return says(ColumnWords.ADDRESS);
  }

  /** Whether its texts are codes that may be said. */
  boolean isCodeList() {
    return isShortList
        && !codes.isEmpty()
        && !isPersonal()
        && !isFreeText()
        && !isAddress()
        && !isMoment()
        && place() == null
        && decimals == 0
        && distinctTexts() <= Math.max(12, filled() / 10);
  }

  /** The most frequent codes, each of which came three times or more. */
  Map<String, Long> shownCodes() {
    Map<String, Long> shown = new LinkedHashMap<>();
    if (isCodeList()) {
      codes.entrySet().stream()
          .filter(code -> code.getValue()[0] >= LEAST_TIMES)
          .sorted(
              Comparator.comparingLong((Map.Entry<String, long[]> code) -> -code.getValue()[0])
                  .thenComparing(Map.Entry.comparingByKey()))
          .limit(MOST_SHOWN)
          .forEach(code -> shown.put(code.getKey(), code.getValue()[0]));
    }
    return shown;
  }

  /** The standard list that nine in ten rows are of; null when there is none. */
  @Nullable StandardCodes standard() {
    if (!isCodeList() || codes.size() < 3) {
      return null;
    }
    StandardCodes best = null;
    double mostKnown = 0.85;
    for (StandardCodes list : StandardCodes.values()) {
      long known = 0;
      for (Map.Entry<String, long[]> code : codes.entrySet()) {
        if (list.find(code.getKey()).isPresent()) {
          known += code.getValue()[0];
        }
      }
      double share = (double) known / filled();
      boolean plausible = list != StandardCodes.HMIS_LIVING_SITUATION || most > 99;
      if (plausible && share > mostKnown) {
        best = list;
        mostKnown = share;
      }
    }
    return best;
  }

  ColumnProfile.@Nullable Place place() {
    long filled = filled();
    if (filled == 0) {
      return null;
    }
    if (points * 2 > filled) {
      return ColumnProfile.Place.POINT;
    }
    boolean north = says(ColumnWords.LATITUDE);
    if ((!north && !says(ColumnWords.LONGITUDE)) || whole + decimals < 0.8 * filled) {
      return null;
    }
    long there = Math.max(1, filled - zeros);
    if (microdegrees * 10 > there * 9) {
      return isMicro()
          ? north
              ? ColumnProfile.Place.LATITUDE_MICRODEGREES
              : ColumnProfile.Place.LONGITUDE_MICRODEGREES
          : north ? ColumnProfile.Place.NORTHING : ColumnProfile.Place.EASTING;
    }
    if (beyondEarth * 2 > there) {
      return north ? ColumnProfile.Place.NORTHING : ColumnProfile.Place.EASTING;
    }
    if (north) {
      return beyondNinety * 2 > there
          ? ColumnProfile.Place.LATITUDE_SWAPPED
          : ColumnProfile.Place.LATITUDE;
    }
    return ColumnProfile.Place.LONGITUDE;
  }

  /** Whole millionths within a degree or so; a projection spreads over more, or has decimals. */
  private boolean isMicro() {
    return decimals * 10 < filled() && most - least < 2e7 && Math.abs(most) <= 1.8e8;
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    long filled = Math.max(1, filled());
    long numbers = whole + decimals;
    if (numbers > 0 && numbers < filled && !isMoment() && letters > 0) {
      double share = (double) Math.min(numbers, filled - numbers) / filled;
      if (share < 0.2) {
        notes.add("mixed: %,d numbers and %,d that are none".formatted(numbers, filled - numbers));
      }
    }
    if (isMoment() && moments < forms.seen()) {
      notes.add("%,d texts are no date in any form".formatted(forms.seen() - moments));
    }
    add(notes, replaced, "texts have characters that could not be read: check the encoding");
    add(notes, mojibake, "texts look decoded in the wrong encoding (letters with accents)");
    add(notes, doubleBlanks, "texts have doubled blanks");
    add(notes, controls, "texts have line breaks or control characters");
    if (filled() > 1 && isShortList && codes.size() == 1) {
      notes.add("says the same in every row");
    }
    if ((isCounter() && says(ColumnWords.ID))
        || (says(ColumnWords.ID) && distinctTexts() > 0.95 * filled)) {
      notes.add("looks like a number that the server gives out anew: not a key");
    }
    if (place() != null && zeros > 0) {
      notes.add("%,d rows have 0 for a coordinate: no place".formatted(zeros));
    }
    if (isShortList && hasSpellings()) {
      notes.add("some codes differ only in upper and lower case or blanks");
    }
    return notes;
  }

  private static void add(List<String> notes, long count, String words) {
    if (count > 0) {
      notes.add("%,d %s".formatted(count, words));
    }
  }

  private boolean hasSpellings() {
    return codes.keySet().stream()
            .map(code -> code.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
            .distinct()
            .count()
        < codes.size();
  }
}
