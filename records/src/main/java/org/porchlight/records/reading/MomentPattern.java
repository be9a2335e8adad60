package org.porchlight.records.reading;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of the usual letters: {@code yyyy uuuu yy M MM MMM MMMM d dd H HH h hh m mm s ss S a X
 * x Z}, fixed characters and words in quotes. A fraction after a point or comma may have one to
 * nine digits, as servers drop zeros at its end; a blank stands for one or more.
 */
final class MomentPattern implements MomentFormat {
  private static final String LETTERS = "yuMdHhmsSaXxZ";
  private static final char MONTH_NAME = 'N';
  private static final char SHORT_YEAR = 'Y';
  private static final char FIXED = 'F';

  /** One part: how to read it, and its width or character. */
  private record Step(char kind, int least, int most, char fixed) {}

  private final String pattern;
  private final Step[] steps;
  private final int yearsFrom;
  private final boolean hasTime;
  private final boolean twelve;

  private MomentPattern(
      String pattern, Step[] steps, int yearsFrom, boolean hasTime, boolean twelve) {
    this.pattern = pattern;
    this.steps = steps;
    this.yearsFrom = yearsFrom;
    this.hasTime = hasTime;
    this.twelve = twelve;
  }

  /** Null when the pattern has parts that only the JDK's formatter knows. */
  static @Nullable MomentPattern compile(String pattern, int yearsFrom) {
    Step[] steps = new Step[pattern.length()];
    int count = 0;
    String seen = "";
    for (int i = 0; i < pattern.length(); ) {
      char c = pattern.charAt(i);
      int run = 1;
      while (i + run < pattern.length() && pattern.charAt(i + run) == c) {
        run++;
      }
      if (c == '\'') {
        int end = pattern.indexOf('\'', i + 1);
        if (end <= i + 1) {
          return null;
        }
        for (int k = i + 1; k < end; k++) {
          steps[count++] = new Step(FIXED, 1, 1, pattern.charAt(k));
        }
        i = end + 1;
      } else if (LETTERS.indexOf(c) >= 0) {
        boolean loose = i > 0 && ".,".indexOf(pattern.charAt(i - 1)) >= 0;
        Step step = step(c, run, loose);
        char once = c == 'u' ? 'y' : c == 'x' || c == 'Z' ? 'X' : c;
        if (step == null || seen.indexOf(once) >= 0) {
          return null;
        }
        seen += once;
        steps[count++] = step;
        i += run;
      } else if (Character.isLetter(c) || "[]{}#".indexOf(c) >= 0) {
        return null;
      } else {
        for (int k = 0; k < run; k++) {
          steps[count++] = new Step(FIXED, 1, 1, c);
        }
        i += run;
      }
    }
    return isWhole(seen)
        ? new MomentPattern(
            pattern,
            Arrays.copyOf(steps, count),
            yearsFrom,
            seen.indexOf('m') >= 0,
            seen.indexOf('a') >= 0)
        : null;
  }

  private static @Nullable Step step(char letter, int run, boolean loose) {
    return switch (letter) {
      case 'y', 'u' ->
          run == 4 ? new Step('y', 4, 4, ' ') : run == 2 ? new Step(SHORT_YEAR, 2, 2, ' ') : null;
      case 'M' ->
          run <= 2
              ? new Step('M', run, 2, ' ')
              : run <= 4 ? new Step(MONTH_NAME, run, run, ' ') : null;
      case 'd', 'H', 'h', 'm', 's' -> run <= 2 ? new Step(letter, run, 2, ' ') : null;
      case 'S' -> run <= 9 ? new Step('S', loose ? 1 : run, loose ? 9 : run, ' ') : null;
      case 'a' -> run == 1 ? new Step('a', 1, 1, ' ') : null;
      default -> run <= 3 ? new Step('X', run, run, ' ') : null;
    };
  }

  /** A day; and for a time hours and minutes, the hours of one sort. */
  private static boolean isWhole(String seen) {
    boolean date = has(seen, 'y') && has(seen, 'M') && has(seen, 'd');
    boolean hour = has(seen, 'H') || has(seen, 'h');
    boolean sort = !(has(seen, 'H') && has(seen, 'h')) && has(seen, 'h') == has(seen, 'a');
    return date
        && sort
        && has(seen, 'm') == hour
        && (!has(seen, 's') || hour)
        && (!has(seen, 'S') || has(seen, 's'))
        && (!has(seen, 'X') || hour);
  }

  private static boolean has(String seen, char letter) {
    return seen.indexOf(letter) >= 0;
  }

  @Override
  public String expected() {
    return pattern;
  }

  @Override
  public boolean read(String text, Moment into) {
    Cursor cursor = into.cursor.over(text);
    int year = 0;
    int month = 0;
    int dayOfMonth = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    long micros = 0;
    int half = 0;
    into.forget();
    for (Step step : steps) {
      switch (step.kind) {
        case 'y' -> year = cursor.digits(step.least, step.most);
        case SHORT_YEAR -> year = inHundred(cursor.digits(2, 2));
        case 'M' -> month = cursor.digits(step.least, step.most);
        case MONTH_NAME -> month = cursor.month(step.least == 4);
        case 'd' -> dayOfMonth = cursor.digits(step.least, step.most);
        case 'H', 'h' -> hour = cursor.digits(step.least, step.most);
        case 'm' -> minute = cursor.digits(step.least, step.most);
        case 's' -> second = cursor.digits(step.least, step.most);
        case 'S' -> micros = cursor.fraction(step.most);
        case 'a' -> half = cursor.halfDay();
        case 'X' -> {
          if (cursor.atEnd() || !cursor.offset(into)) {
            return false;
          }
        }
        default -> {
          if (step.fixed == ' ' ? !cursor.blanks() : !cursor.skip(step.fixed)) {
            return false;
          }
        }
      }
    }
    if (twelve) {
      hour = half < 0 || hour < 1 || hour > 12 ? -1 : hour % 12 + half;
    }
    return cursor.atEnd()
        && MomentFormat.setDay(into, year, month, dayOfMonth)
        && (!hasTime || MomentFormat.setTime(into, hour, minute, second, micros));
  }

  private int inHundred(int twoDigits) {
    return twoDigits < 0 ? -1 : yearsFrom + Math.floorMod(twoDigits - yearsFrom, 100);
  }
}
