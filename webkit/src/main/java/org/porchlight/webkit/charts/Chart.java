package org.porchlight.webkit.charts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Measure;

/**
 * What to draw, without how. The words are those of Vega-Lite: a mark ({@code line}, {@code bar},
 * {@code point}) with a time or a name on one axis and a quantity on the other. Every quantity axis
 * starts at zero.
 */
public sealed interface Chart {

  /** What the picture is and what it shows, in words. */
  Caption caption();

  /**
   * The words of a picture for those who do not see it.
   *
   * @param title short; the measure, place and time
   * @param description what there is to see, in one or two sentences
   */
  record Caption(String title, String description) {}

  /**
   * One period's number.
   *
   * @param partial whether the period is not over yet or began late, so that its number is not to
   *     be compared with the others; drawn hollow
   */
  record Point(Period period, Reading reading, boolean partial) {
    /** The number of a whole period. */
    public Point(Period period, Reading reading) {
      this(period, reading, false);
    }
  }

  /**
   * Numbers over time under one name.
   *
   * @param points one a period, all of one grain, oldest first; a period without a point is a gap
   */
  record Series(String name, List<Point> points) {
    public Series {
      points = List.copyOf(points);
      for (int i = 1; i < points.size(); i++) {
        Period before = points.get(i - 1).period();
        Period here = points.get(i).period();
        if (before.grain() != here.grain() || before.number() >= here.number()) {
          throw new IllegalArgumentException(
              "points must have one grain and be in order of time, got %s before %s"
                  .formatted(before, here));
        }
      }
    }
  }

  /**
   * One named number.
   *
   * @param strong whether this is the one the page speaks of; drawn in the accent color
   */
  record Row(String name, Reading reading, boolean strong) {
    /** A row like the others. */
    public Row(String name, Reading reading) {
      this(name, reading, false);
    }
  }

  /**
   * A value to hold the others against, always with its name.
   *
   * @param name the words on the line, value included ("Standard: 90%, NENA")
   */
  record Target(String name, long value) {
    public Target {
      if (value < 0 || value > Reading.Shown.LIMIT) {
        throw new IllegalArgumentException("a target is a value from 0 to 10^15");
      }
    }
  }

  /**
   * A day from which is counted otherwise: a line across the plot, and nothing runs over it.
   *
   * @param first the first period with numbers of the new way
   * @param within whether numbers of the old way lie in that period too
   * @param name short words beside the line
   */
  record Break(Period first, boolean within, String name) {}

  /**
   * Mark {@code line}: one to four series over time, each labeled at its end.
   *
   * @param axisTitle what the numbers are, above the axis ("calls per month"); empty for none
   * @param top the axis reaches at least this value, so that several charts can share a scale; 0
   *     when it need not
   */
  record Lines(
      Caption caption,
      Measure measure,
      String axisTitle,
      List<Series> series,
      @Nullable Target target,
      long top,
      List<Break> breaks)
      implements Chart {
    /** Numbers that were counted in one way all along. */
    public Lines(
        Caption caption,
        Measure measure,
        String axisTitle,
        List<Series> series,
        @Nullable Target target,
        long top) {
      this(caption, measure, axisTitle, series, target, top, List.of());
    }

    public Lines {
      series = List.copyOf(series);
      breaks = List.copyOf(breaks);
      if (series.size() > 4) {
        throw new IllegalArgumentException(
            "a line chart holds at most 4 series, got %d; draw several charts with one top value"
                .formatted(series.size()));
      }
      Set<Period.Grain> grains = new HashSet<>();
      series.forEach(one -> one.points().forEach(point -> grains.add(point.period().grain())));
      if (grains.size() > 1) {
        throw new IllegalArgumentException("all series of a line chart must have one grain");
      }
    }
  }

  /** Mark {@code bar}, upright: one series over time. Parameters as for {@link Lines}. */
  record Columns(
      Caption caption,
      Measure measure,
      String axisTitle,
      Series series,
      @Nullable Target target,
      long top,
      List<Break> breaks)
      implements Chart {
    /** Numbers that were counted in one way all along. */
    public Columns(
        Caption caption,
        Measure measure,
        String axisTitle,
        Series series,
        @Nullable Target target,
        long top) {
      this(caption, measure, axisTitle, series, target, top, List.of());
    }

    public Columns {
      breaks = List.copyOf(breaks);
    }
  }

  /** Mark {@code bar}, lying: named numbers, each name in full on its own line. */
  record Bars(Caption caption, Measure measure, List<Row> rows, @Nullable Target target)
      implements Chart {
    public Bars {
      rows = List.copyOf(rows);
    }
  }

  /** Marks {@code point} and {@code rule}: named numbers with their 95 % interval. */
  record Ranges(Caption caption, Measure measure, List<Row> rows, @Nullable Target target)
      implements Chart {
    public Ranges {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Marks {@code bar} and {@code point}: what was seen beside the range in which it usually lies.
   *
   * @param usualName what the band is ("usual range")
   * @param seenName what the dot is ("seen")
   */
  record Expected(
      Caption caption, Measure measure, String usualName, String seenName, List<Usual> rows)
      implements Chart {
    public Expected {
      rows = List.copyOf(rows);
    }
  }

  /**
   * One named number beside what is usual; all in the chart's measure.
   *
   * @param low 0 or more, not above {@code usual}
   * @param high not below {@code usual}
   * @param seen null when it is not shown
   */
  record Usual(String name, long low, long usual, long high, @Nullable Long seen) {
    public Usual {
      if (low < 0 || low > usual || usual > high || high > Reading.Shown.LIMIT) {
        throw new IllegalArgumentException("what is usual lies inside its range, from 0 to 10^15");
      }
      if (seen != null && (seen < 0 || seen > Reading.Shown.LIMIT)) {
        throw new IllegalArgumentException("a chart draws values from 0 to 10^15");
      }
    }
  }

  /**
   * Mark {@code bar}, stacked and normalized: how a whole is divided.
   *
   * @param parts at most five names, in the order drawn
   * @param bars one bar a row, each with one reading a part
   */
  record Shares(Caption caption, Measure measure, List<String> parts, List<ShareBar> bars)
      implements Chart {
    public Shares {
      parts = List.copyOf(parts);
      bars = List.copyOf(bars);
      if (parts.size() > 5) {
        throw new IllegalArgumentException("a share bar holds at most 5 parts");
      }
      for (ShareBar bar : bars) {
        if (bar.readings().size() != parts.size()) {
          throw new IllegalArgumentException("a share bar needs one reading for each part");
        }
      }
    }
  }

  /** One divided bar; the name may be empty when there is only one. */
  record ShareBar(String name, List<Reading> readings) {
    public ShareBar {
      readings = List.copyOf(readings);
    }
  }

  /** Mark {@code line}, very small and without axes: the shape of a series, for a tile. */
  record Spark(Caption caption, Measure measure, Series series) implements Chart {}
}
