package org.porchlight.webkit.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.porchlight.release.CellKey;
import org.porchlight.release.Measure;

/** Made-up numbers in every kind of chart, with the awkward cases that real releases have. */
public final class ExampleCharts {
  public static final Phrases ENGLISH =
      new Phrases(
          "hidden",
          "10 or fewer, or too few people to show",
          "Not a full period yet",
          "No numbers yet",
          "no data: records are missing");
  public static final Phrases SPANISH =
      new Phrases(
          "oculto",
          "10 o menos, o muy pocas personas para mostrar",
          "Período aún sin terminar",
          "Todavía no hay números");

  /** No number: in the notation of these tests, a hidden cell. */
  static final long HIDDEN = -1;

  /** No number because records are missing. */
  static final long LOST = -3;

  /** No cell at all. */
  static final long NONE = -2;

  private ExampleCharts() {}

  static Reading reading(String table, String time, String type, long value) {
    CellKey key = new CellKey(table, "city", time, type);
    return value == NONE
        ? new Reading.Missing()
        : value == LOST
            ? new Reading.Missing(true)
            : value == HIDDEN ? new Reading.Hidden(key) : new Reading.Shown(key, value, null);
  }

  static Chart.Series series(String name, String type, String first, long... values) {
    List<Chart.Point> points = new ArrayList<>();
    Period period = Period.parse(first);
    for (long value : values) {
      if (value != NONE) {
        points.add(new Chart.Point(period, reading("calls", period.toString(), type, value)));
      }
      period = period.plus(1);
    }
    return new Chart.Series(name, points);
  }

  static Chart.Caption caption(String title) {
    return new Chart.Caption(title, "What there is to see, in a sentence.");
  }

  static Chart.Columns columns(String title, Chart.Series series) {
    return new Chart.Columns(caption(title), Measure.COUNT, "calls per month", series, null, 0);
  }

  static Chart.Lines lines(String title, Chart.Series... series) {
    return new Chart.Lines(
        caption(title), Measure.COUNT, "calls per month", List.of(series), null, 0);
  }

  static long[] wave(int count, long middle, long swing, int seed) {
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      long noise = (i * 7919L + seed * 104_729L) % 97;
      values[i] =
          Math.max(
              0,
              middle + Math.round(swing * Math.sin(i * 0.52 + seed)) + (noise - 48) * swing / 160);
    }
    return values;
  }

  static Chart.Row row(String name, String type, long value) {
    return new Chart.Row(name, reading("crime", "2025", type, value));
  }

  static Chart.Row margin(String name, String type, long value, long margin) {
    CellKey key = new CellKey("survey", "city", "2025", type);
    return new Chart.Row(name, new Reading.Shown(key, value, margin));
  }

  /** Each example by a short name, in English. */
  public static Map<String, Chart> english() {
    Map<String, Chart> all = new LinkedHashMap<>();
    all.put(
        "lines-three",
        lines(
            "Who answers crisis calls",
            series("Police", "police", "2025-09", wave(14, 1450, 150, 1)),
            series("Crisis responders", "crisis", "2025-09", wave(14, 620, 90, 2)),
            series(
                "Both together",
                "both",
                "2025-09",
                60,
                45,
                40,
                HIDDEN,
                HIDDEN,
                35,
                50,
                65,
                NONE,
                70,
                HIDDEN,
                80,
                90,
                85)));
    all.put(
        "lines-target",
        new Chart.Lines(
            caption("911 calls answered within 15 seconds"),
            Measure.PERCENT,
            "of 100 calls, answered within 15 seconds",
            List.of(series("Answered in time", "in-time", "2021-Q2", wave(22, 84, 6, 3))),
            new Chart.Target("Standard: 90%", 90),
            100));
    all.put(
        "lines-break",
        new Chart.Lines(
            caption("Crews on the road within 80 seconds"),
            Measure.PERCENT,
            "of 100 trips",
            List.of(
                series("In time", "in-time", "2024-01", 71, 70, 73, 72, LOST, 70, 69, 74, 75, 73)),
            null,
            100,
            List.of(new Chart.Break(Period.parse("2024-08"), false, "counted in a new way"))));
    all.put(
        "columns-lost",
        new Chart.Columns(
            caption("Crashes by month"),
            Measure.COUNT,
            "crashes per month",
            series(
                "Crashes", "crashes", "2023-06", 51, 48, 60, 55, LOST, LOST, 49, 58, 61, 57, LOST,
                44, 52, 50, 47, 53, 59, 60, 62, 48, 51, 55, 56, 57, 49),
            null,
            0,
            List.of(new Chart.Break(Period.parse("2025-03"), true, "counted in a new way"))));
    all.put("columns-few", columns("Crisis responses by year", partialYear()));
    all.put(
        "columns-months",
        columns("Overdose calls", series("Overdose", "overdose", "2024-10", months())));
    all.put(
        "columns-long",
        new Chart.Columns(
            caption("Reported thefts by month"),
            Measure.COUNT,
            "reports per month",
            series("Theft", "theft", "2013-03", wave(58, 12_400, 2600, 5)),
            null,
            0));
    all.put(
        "bars",
        new Chart.Bars(
            caption("What people called 911 about"),
            Measure.COUNT,
            List.of(
                row("Traffic stop or traffic problem", "traffic", 31_245),
                new Chart.Row(
                    "Mental health crisis", reading("crime", "2025", "crisis", 9120), true),
                row("Alarm at a home or business", "alarm", 8455),
                row("Person with a weapon", "weapon", 615),
                row("Missing child", "missing", HIDDEN)),
            null));
    all.put(
        "bars-target",
        new Chart.Bars(
            caption("Time until help arrives"),
            Measure.SECONDS,
            List.of(
                row("Fire engine", "fire", 312),
                row("Ambulance", "ambulance", 498),
                row("Crisis team", "team", 1260)),
            new Chart.Target("Goal: 8 min", 480)));
    all.put(
        "ranges",
        new Chart.Ranges(
            caption("Residents who feel safe"),
            Measure.PERCENT,
            List.of(
                margin("In their neighborhood during the day", "day", 88, 3),
                margin("In their neighborhood at night", "night", 64, 4),
                margin("Downtown at night", "downtown", 41, 4),
                row("In city parks", "parks", HIDDEN)),
            null));
    all.put(
        "expected",
        new Chart.Expected(
            caption("Home visits: contacts after, for every 100 before"),
            Measure.COUNT,
            "usual range",
            "seen",
            List.of(
                new Chart.Usual("Fire department", 27, 41, 60, 14L),
                new Chart.Usual("Police", 25, 40, 66, 31L),
                new Chart.Usual("Crisis response", 20, 44, 90, null))));
    all.put(
        "shares",
        new Chart.Shares(
            caption("How satisfied residents are with 911"),
            Measure.PERCENT,
            List.of("Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"),
            List.of(share("", "2025", 34, 38, 17, 8, 3))));
    all.put(
        "shares-years",
        new Chart.Shares(
            caption("How crisis calls end"),
            Measure.PERCENT,
            List.of("Helped on the spot", "Taken to care", "Handed to police"),
            List.of(
                share("2023", "2023", 58, 31, 11),
                share("2024", "2024", 66, 27, 7),
                share("2025", "2025", 71, 25, HIDDEN))));
    all.put(
        "spark",
        new Chart.Spark(
            caption("911 calls"),
            Measure.COUNT,
            series("Calls", "all", "2024-11", wave(24, 10_600, 2900, 4))));
    all.put("empty", lines("Nothing yet", series("Calls", "all", "2026-01")));
    all.put(
        "all-hidden",
        columns("All hidden", series("Calls", "all", "2026-01", HIDDEN, HIDDEN, HIDDEN)));
    all.put("one-point", lines("One month", series("Calls", "all", "2026-01", 240)));
    all.put("zeros", columns("All zero", series("Calls", "all", "2025", 0, 0, 0)));
    all.put(
        "huge",
        lines(
            "Very many", series("Calls", "all", "2019", 123_456_789, 234_567_890, 1_234_567_890)));
    all.put(
        "escapes",
        new Chart.Bars(
            new Chart.Caption("\"Calls\" <& reports>", "Names may hold 'quotes' & <tags>."),
            Measure.COUNT,
            List.of(row("Smith & Sons <Main \"St\">", "all", 5), row("O'Neal", "one", 3)),
            null));
    return all;
  }

  private static long[] months() {
    long[] values = wave(25, 60, 22, 6);
    values[4] = HIDDEN;
    values[5] = HIDDEN;
    values[17] = HIDDEN;
    return values;
  }

  private static Chart.Series partialYear() {
    List<Chart.Point> points = new ArrayList<>();
    int[] values = {2140, 3985, 4610, 5230};
    for (int i = 0; i < values.length; i++) {
      Period year = Period.parse("2022").plus(i);
      points.add(new Chart.Point(year, reading("crisis", year.toString(), "all", values[i])));
    }
    Period last = Period.parse("2026");
    points.add(new Chart.Point(last, reading("crisis", "2026", "all", 4480), true));
    return new Chart.Series("Responses", points);
  }

  private static Chart.ShareBar share(String name, String time, long... values) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      readings.add(reading("survey", time, "answer-" + i, values[i]));
    }
    return new Chart.ShareBar(name, readings);
  }

  /** Three examples in Spanish, with names as long as Spanish makes them. */
  public static Map<String, Chart> spanish() {
    Map<String, Chart> all = new LinkedHashMap<>();
    all.put(
        "es-lines",
        new Chart.Lines(
            new Chart.Caption("Quién responde a las crisis", "La policía responde a menos."),
            Measure.COUNT,
            "llamadas por trimestre",
            List.of(
                series("Policía de la ciudad", "police", "2023-Q3", wave(13, 4100, 500, 1)),
                series(
                    "Equipo de respuesta a crisis de salud mental",
                    "crisis",
                    "2023-Q3",
                    wave(13, 2600, 300, 2))),
            null,
            0));
    all.put(
        "es-columns",
        new Chart.Columns(
            new Chart.Caption("Tiempo de respuesta", "El tiempo bajó."),
            Measure.SECONDS,
            "tiempo hasta que llega la ayuda",
            series("Tiempo", "time", "2025-11", wave(12, 480, 60, 8)),
            new Chart.Target("Meta: 8 min", 480),
            0));
    all.put(
        "es-bars",
        new Chart.Bars(
            new Chart.Caption("Por qué llamaron", "El tráfico es lo más común."),
            Measure.COUNT,
            List.of(
                row(
                    "Problema de tránsito o detención de un vehículo en la vía pública, con o sin personas heridas",
                    "traffic",
                    31_245),
                row("Verificación del bienestar de una persona", "welfare", 9120),
                row("Niño o niña desaparecidos", "missing", HIDDEN)),
            null));
    return all;
  }

  /** The same bars and lines for a language written from right to left. */
  public static Map<String, Chart> rightToLeft() {
    Map<String, Chart> all = new LinkedHashMap<>();
    all.put(
        "ar-bars",
        new Chart.Bars(
            new Chart.Caption("لماذا اتصل الناس", "حركة المرور هي الأكثر."),
            Measure.COUNT,
            List.of(
                row("حركة المرور", "traffic", 31_245),
                row("أزمة صحة نفسية", "crisis", 9120),
                row("طفل مفقود", "missing", HIDDEN)),
            null));
    all.put(
        "ar-lines",
        new Chart.Lines(
            new Chart.Caption("مكالمات", "ارتفعت المكالمات."),
            Measure.COUNT,
            "مكالمات كل شهر",
            List.of(series("مكالمات", "all", "2025-11", 310, 320, HIDDEN, 350, 340, 390)),
            null,
            0));
    return all;
  }

  static Stream<Map.Entry<String, Chart>> all() {
    return Stream.of(english(), spanish(), rightToLeft()).flatMap(map -> map.entrySet().stream());
  }

  static String draw(String name, Chart chart) {
    return switch (name.substring(0, 3)) {
      case "es-" -> ChartSvg.draw(chart, Labels.of("es"), SPANISH, "c-" + name);
      case "ar-" ->
          ChartSvg.draw(
              chart,
              Labels.of("ar-u-nu-latn"),
              new Phrases("مخفي", "عشرة أو أقل", "فترة لم تنته", "لا أرقام بعد"),
              "c-" + name);
      default -> ChartSvg.draw(chart, Labels.of("en"), ENGLISH, "c-" + name);
    };
  }
}
