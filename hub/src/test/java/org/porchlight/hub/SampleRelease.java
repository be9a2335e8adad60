package org.porchlight.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.MissingDays;
import org.porchlight.release.Pin;
import org.porchlight.release.ProgramOutcome;
import org.porchlight.release.ProgramReport;
import org.porchlight.release.Programs;
import org.porchlight.release.Release;
import org.porchlight.release.ReleasedPins;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.Releases;
import org.porchlight.release.SeriesBreak;
import org.porchlight.release.SessionResults;
import org.porchlight.release.Spot;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;
import org.porchlight.release.Words;

/** A small invented release that has every kind of table, hidden cells, two nested layers. */
public final class SampleRelease {
  static final LocalDate FROM = LocalDate.of(2024, 1, 1);
  static final LocalDate TO = LocalDate.of(2026, 9, 30);
  private static final String STREETS =
      """
      {"areas":["neighborhoods:east-1"],"words":{"LANE":"LN"},"streets":{"FERN LN":[1,99,0,2,98,-1]}}
      """;
  private static final String[] DISTRICTS = {"east", "north", "south", "west"};
  private static final String[][] NAMES = {
    {"Alder Row", "Mill Bend", "Quarry Park"},
    {"Beacon Hill", "Ferry Landing", "O'Hara & Vine"},
    {"Cedar Flats", "Lantern Street", "Peña Gardens"},
    {"Dogwood", "Old Rail Yard", "Tanner's Crossing"}
  };

  /** One room: two questions with numbers, and one that too few answered. */
  private static final SessionResults SESSIONS =
      new SessionResults(
          List.of(
              new SessionResults.Session(
                  1,
                  java.time.LocalDate.of(2026, 9, 8),
                  LocalText.of("Calls at night", "Llamadas de noche"),
                  "/topics/crisis",
                  List.of(
                      question(1, 55L, 60, 25, 15),
                      question(2, 55L, 0, 55, 45),
                      question(3, null, null, null, null)))));

  private static SessionResults.Question question(
      int position, @Nullable Long answers, @Nullable Integer... percents) {
    List<SessionResults.Option> options = new java.util.ArrayList<>();
    for (int i = 0; i < percents.length; i++) {
      options.add(
          new SessionResults.Option(
              LocalText.of("Answer " + (i + 1), "Respuesta " + (i + 1)), percents[i]));
    }
    return new SessionResults.Question(
        position, LocalText.of("Safe at night?", "¿Seguro de noche?"), answers, options);
  }

  private static final Programs PROGRAMS =
      new Programs(
          List.of(
              program("home-visits", "Home visits by a nurse", "Visitas de enfermería", true),
              program("street-doctor", "A doctor on the street", "Médica en la calle", false)));

  private final Random random = new Random(7);
  private final List<String> languages;
  private final boolean madeUp;
  private final List<String> without;

  /**
   * A release to write.
   *
   * @param without topics that have no table in it
   */
  public SampleRelease(List<String> languages, boolean madeUp, String... without) {
    this.languages = languages;
    this.madeUp = madeUp;
    this.without = List.of(without);
  }

  /** Writes one to the folder given, to look at. */
  public static void main(String[] args) throws IOException {
    new SampleRelease(List.of("en", "es"), true).write(Path.of(args[0]));
  }

  /** Writes the next release of the folder. */
  public Path write(Path folder) throws IOException {
    Releases releases = new Releases(folder);
    List<ReleasedTable> tables =
        List.of(answered(), calls(), crisis(), crime(), fire(), crashes(), survey(), people())
            .stream()
            .filter(table -> !without.contains(table.head().topic()))
            .toList();
    return releases.write(
        manifest(releases.nextId(), tables),
        tables,
        Map.of(
            "areas/districts.geojson",
            geoJson(true).getBytes(StandardCharsets.UTF_8),
            "areas/neighborhoods.geojson",
            geoJson(false).getBytes(StandardCharsets.UTF_8),
            Release.STREETS,
            STREETS.getBytes(StandardCharsets.UTF_8),
            SessionResults.FILE,
            SESSIONS.bytes(),
            SessionResults.TABLE,
            SESSIONS.table(true),
            Programs.FILE,
            PROGRAMS.bytes(),
            Programs.TABLE,
            PROGRAMS.table(),
            Words.FILE,
            words(tables).bytes()),
        Optional.empty(),
        without.contains("crime") ? List.of() : spots(),
        without.contains("crime") ? List.of() : List.of(pins()));
  }

  /** A program that kept away one agency's contacts and, as far as can be told, no other's. */
  private static ProgramReport program(String id, String en, String es, boolean judged) {
    LocalDate start = judged ? LocalDate.of(2026, 1, 5) : LocalDate.of(2026, 8, 3);
    ProgramOutcome.Interval usual = new ProgramOutcome.Interval(41, 27, 60);
    return new ProgramReport(
        id,
        LocalText.of(en, es),
        LocalText.of(
            "People whom teams met often get help at home.",
            "Personas con mucho contacto con los equipos reciben ayuda en casa."),
        "2.11",
        new ProgramReport.Rule(List.of("fire", "police"), 120, 4),
        20,
        start,
        180,
        start.plusDays(190),
        new ProgramReport.Registration(
            "5d".repeat(32), start.minusDays(14), false, judged ? null : start.plusDays(9)),
        judged ? start.plusDays(191) : null,
        judged
            ? List.of(
                new ProgramOutcome(
                    "fire",
                    ProgramOutcome.Verdict.FEWER,
                    null,
                    new ProgramOutcome.Numbers(
                        usual,
                        14.0,
                        new ProgramOutcome.Interval(0.34, 0.23, 0.52),
                        0.5,
                        0.02,
                        0.03)),
                new ProgramOutcome(
                    "police",
                    ProgramOutcome.Verdict.AS_USUAL,
                    null,
                    new ProgramOutcome.Numbers(
                        usual, 33.0, new ProgramOutcome.Interval(0.8, 0.55, 1.2), 0.5, 0.02, 0.03)),
                new ProgramOutcome(
                    "crisis",
                    ProgramOutcome.Verdict.FEWER,
                    ProgramOutcome.PROTECTED,
                    new ProgramOutcome.Numbers(usual, null, null, 0.5, 0.02, 0.03)))
            : List.of(
                new ProgramOutcome(
                    "fire", ProgramOutcome.Verdict.NOTHING_TO_SAY, "too-early", null)),
        judged
            ? List.of(
                new ProgramOutcome(
                    "jail",
                    ProgramOutcome.Verdict.AS_USUAL,
                    null,
                    new ProgramOutcome.Numbers(
                        usual, 44.0, new ProgramOutcome.Interval(1.1, 0.7, 1.6), 0.5, 0.02, 0.03)))
            : List.of(),
        judged
            ? new ProgramReport.Demonstration(24, 20, new ProgramOutcome.Interval(0.52, 0.31, 0.68))
            : null,
        judged ? List.of(new ProgramReport.Harm("died", null)) : List.of(),
        List.of(),
        null);
  }

  /** Two spots in each neighborhood. */
  private static List<Spot> spots() {
    List<Spot> spots = new ArrayList<>();
    for (int d = 0; d < 4; d++) {
      for (int n = 0; n < 3; n++) {
        for (int s = 0; s < 2; s++) {
          spots.add(
              new Spot(
                  "spot-%d%d%d".formatted(d, n, s),
                  -78.9 + 0.08 * (d % 2) + (n == 0 ? 0.01 : 0.05) + 0.01 * s,
                  35.95 + 0.06 * Math.floorDiv(d, 2) + (n == 2 ? 0.05 : 0.02),
                  List.of("districts:" + DISTRICTS[d], neighborhood(d, n)),
                  8 + s));
        }
      }
    }
    return spots;
  }

  /** Three months of thefts, 120 each, and 30 new ones. */
  private static ReleasedPins pins() {
    List<Pin> pins = new ArrayList<>();
    for (int i = 0; i < 390; i++) {
      boolean preliminary = i >= 360;
      LocalDate day =
          preliminary
              ? LocalDate.of(2026, 10, 1).plusDays(i % 5)
              : LocalDate.of(2026, 7 + i / 120, 1).plusDays(i % 30);
      pins.add(
          new Pin(
              day,
              i % 3 == 0 ? "damage" : "theft",
              "spot-%d%d%d".formatted(i % 4, (i / 4) % 3, (i / 12) % 2),
              preliminary));
    }
    return ReleasedPins.compiled(
        "crime-reports",
        new ReleasedPins.Terms(
            List.of("theft", "damage"),
            LocalDate.of(2026, 7, 1),
            LocalDate.of(2026, 10, 6),
            LocalDate.of(2026, 9, 30),
            9,
            7),
        pins);
  }

  /**
   * A guide to each table but the last, to one source; a story that cites what is not there too.
   */
  private static Words words(List<ReleasedTable> tables) {
    Words.Guide guide =
        new Words.Guide(
            LocalText.of("What rang.", "Lo que sonó."),
            LocalText.of("What did not ring.", "Lo que no sonó."),
            LocalText.of("Look at the whole line.", "Mire toda la línea."),
            LocalText.of("It does not say why.", "No dice por qué."),
            LocalText.of("Ask the city.", "Pregunte a la ciudad."));
    Map<String, Words.Guide> guides = new TreeMap<>();
    tables.stream()
        .limit(Math.max(0, tables.size() - 1))
        .forEach(table -> guides.put(table.head().id(), guide));
    LocalText cited =
        LocalText.of(
            "There were {{cell:crashes/city/2025/all}} crashes, {{cell:crashes/city/2031/all}} later.",
            "Hubo {{cell:crashes/city/2025/all}} choques, {{cell:crashes/city/2031/all}} después.");
    return new Words(
        "https://porch.larkfield.example",
        guides,
        Map.of("reports", guide),
        Map.of(),
        List.of(
            new Words.Term(
                "lamp", LocalText.of("lamp", "lámpara"), LocalText.of("A light.", "Una luz."))),
        List.of(
            new Words.Story(
                "crossing",
                LocalText.of("A safer crossing", "Un cruce más seguro"),
                LocalText.of("A <b>lamp</b> was put up.", "Se puso una <b>lámpara</b>."),
                "crashes",
                "neighborhoods:east-2",
                LocalText.of("Transportation", "Transporte"),
                List.of(
                    new Words.Part(cited, null, null, null),
                    new Words.Part(null, new Words.Chart("crashes", "city", "all"), null, null),
                    new Words.Part(
                        null,
                        null,
                        new Words.Quote(
                            LocalText.of("I see the curb now.", "Ahora veo la acera."),
                            LocalText.of("A neighbor", "Una vecina"),
                            LocalText.of("Agreed in May.", "Aceptó en mayo.")),
                        null),
                    new Words.Part(
                        null,
                        null,
                        null,
                        new Words.Did(
                            LocalText.of("We put up a lamp.", "Pusimos una lámpara."), null))))));
  }

  private Manifest manifest(String id, List<ReleasedTable> tables) {
    long cells = tables.stream().mapToLong(table -> table.cells().size()).sum();
    long hidden = tables.stream().mapToLong(ReleasedTable::hidden).sum();
    return new Manifest(
        Manifest.FORMAT,
        id,
        Instant.parse("2026-10-15T03:00:00Z"),
        new Manifest.CityNote(
            "larkfield",
            LocalText.same("Larkfield"),
            madeUp,
            "America/New_York",
            languages,
            "neighborhoods",
            122_000L,
            LocalText.of(
                "Questions? Write to hub@larkfield.example.",
                "¿Preguntas? Escriba a hub@larkfield.example.")),
        new Manifest.Rules(
            1, 10, 11, 0.5, 0.75, 5, 15, 8, 1000, 30, "Data steward", LocalDate.of(2026, 9, 1)),
        new Manifest.AuditNote(
            "bounds-propagation",
            cells,
            hidden,
            2,
            11L,
            List.of(),
            List.of(),
            without.contains("crisis") ? List.of() : List.of(exception())),
        List.of(
            agency("emergency", "Emergency Communications", "Comunicaciones de Emergencia"),
            agency("safety", "Community Safety", "Seguridad Comunitaria"),
            agency("police", "Police", "Policía"),
            agency("fire", "Fire Department", "Bomberos"),
            agency("streets", "Transportation", "Transporte"),
            agency("city", "City Manager", "Administración Municipal")),
        List.of(
            topic(
                "calls",
                "911 calls",
                "Llamadas al 911",
                "How fast is 911 answered?",
                "¿Qué tan rápido contesta el 911?",
                "emergency",
                "calls-answered",
                "within-15"),
            topic(
                "crisis",
                "Crisis response",
                "Respuesta a crisis",
                "Who helps people in a crisis?",
                "¿Quién ayuda a las personas en crisis?",
                "safety",
                "crisis-responses",
                "all"),
            topic(
                "crime",
                "Crime reports",
                "Denuncias de delitos",
                "What crime is reported?",
                "¿Qué delitos se denuncian?",
                "police",
                "crime-reports",
                "all"),
            topic(
                "fire",
                "Fire and rescue",
                "Bomberos y rescate",
                "How fast do fire crews arrive?",
                "¿Qué tan rápido llegan los bomberos?",
                "fire",
                "fire-arrival",
                "p90"),
            topic(
                "crashes",
                "Crashes",
                "Choques",
                "Who gets hurt on our streets?",
                "¿Quién resulta herido en nuestras calles?",
                "streets",
                "crashes",
                "ksi"),
            topic(
                "survey",
                "Resident survey",
                "Encuesta a residentes",
                "What do residents think?",
                "¿Qué opinan los residentes?",
                "city",
                "survey",
                "police"),
            new Manifest.TopicNote(
                "plan",
                LocalText.of("The plan", "El plan"),
                LocalText.of(
                    "What is the city doing about it?", "¿Qué hace la ciudad al respecto?"),
                "city",
                null)),
        List.of(
            source("dispatch", "emergency", "Dispatch records", "Registros de despacho", null),
            source(
                "reports",
                "police",
                "Police report file",
                "Archivo de denuncias",
                "https://data.larkfield.example/reports"),
            source("etc", "city", "Resident survey 2025", "Encuesta a residentes 2025", null)),
        List.of(layer(true), layer(false)),
        List.of(
            new Manifest.DashboardNote(
                LocalText.of("Crime map", "Mapa de delitos"),
                "Police",
                LocalText.of(
                    "Which reports were made on which block?",
                    "¿Qué denuncias hubo en cada cuadra?"),
                LocalText.of("Block, day", "Cuadra, día"),
                "https://maps.larkfield.example/crime")),
        List.of(),
        List.of(),
        new Manifest.Restatement(
            LocalDate.of(2026, 10, 1),
            LocalText.of(
                "Reports of two months came late.", "Los reportes de dos meses llegaron tarde."),
            List.of("Ana Ruiz", "Ben Cole")),
        null);
  }

  private static Manifest.AgencyNote agency(String id, String english, String spanish) {
    return new Manifest.AgencyNote(id, LocalText.of(english, spanish));
  }

  private static Manifest.TopicNote topic(
      String id,
      String english,
      String spanish,
      String question,
      String pregunta,
      String agency,
      String table,
      String type) {
    return new Manifest.TopicNote(
        id,
        LocalText.of(english, spanish),
        LocalText.of(question, pregunta),
        agency,
        new Manifest.Lead(table, type));
  }

  private static Manifest.SourceNote source(
      String id, String agency, String english, String spanish, @Nullable String link) {
    return new Manifest.SourceNote(
        id,
        agency,
        LocalText.of(english, spanish),
        LocalText.of("One row for each record.", "Una fila por registro."),
        41_210L,
        null,
        805L,
        FROM,
        TO,
        LocalDate.of(2026, 10, 12),
        LocalDate.of(2026, 11, 12),
        "0".repeat(64),
        link,
        List.of(),
        List.of());
  }

  private static Manifest.Layer layer(boolean districts) {
    List<Manifest.Area> areas = new ArrayList<>();
    for (int d = 0; d < DISTRICTS.length; d++) {
      if (districts) {
        areas.add(
            new Manifest.Area("districts:" + DISTRICTS[d], districtName(d), Map.of(), 30_500L));
      } else {
        for (int n = 0; n < 3; n++) {
          areas.add(
              new Manifest.Area(
                  neighborhood(d, n),
                  LocalText.same(NAMES[d][n]),
                  Map.of("districts", "districts:" + DISTRICTS[d]),
                  n == 2 ? 2_100L : 9_000L + 900L * d));
        }
      }
    }
    return districts
        ? new Manifest.Layer(
            "districts",
            LocalText.of("Districts", "Distritos"),
            LocalText.of("district", "distrito"),
            "areas/districts.geojson",
            false,
            areas)
        : new Manifest.Layer(
            "neighborhoods",
            LocalText.of("Neighborhoods", "Vecindarios"),
            LocalText.of("neighborhood", "vecindario"),
            "areas/neighborhoods.geojson",
            false,
            areas);
  }

  private static LocalText districtName(int d) {
    return LocalText.of(
        new String[] {"East District", "North District", "South District", "West District"}[d],
        new String[] {"Distrito Este", "Distrito Norte", "Distrito Sur", "Distrito Oeste"}[d]);
  }

  private static String neighborhood(int d, int n) {
    return "neighborhoods:" + DISTRICTS[d] + "-" + (n + 1);
  }

  private ReleasedTable answered() {
    Builder table =
        new Builder("calls-answered", "calls", "dispatch", Measure.PERCENT, Tier.OPERATIONAL)
            .title("911 calls answered in time", "Llamadas al 911 contestadas a tiempo")
            .unit("911 calls", "llamadas al 911")
            .kind("time to answer", "tiempo de respuesta")
            .type("within-10", "answered within 10 seconds", "contestadas en 10 segundos")
            .type("within-15", "answered within 15 seconds", "contestadas en 15 segundos")
            .type("within-20", "answered within 20 seconds", "contestadas en 20 segundos")
            .type("within-40", "answered within 40 seconds", "contestadas en 40 segundos")
            .standard("NENA-STA-020.1", "within-15", 90);
    int[] base = {78, 84, 89, 96};
    for (String time : times(true, true, false)) {
      for (int t = 0; t < 4; t++) {
        table.add(
            "city", time, table.types.get(t).id(), base[t] + random.nextInt(4) - 1, 23_000L, null);
      }
    }
    return table.build();
  }

  private ReleasedTable calls() {
    Builder table =
        new Builder("911-calls", "calls", "dispatch", Measure.COUNT, Tier.GUARDED)
            .title("911 calls by kind", "Llamadas al 911 por tipo")
            .unit("911 calls", "llamadas al 911")
            .kind("kind of call", "tipo de llamada")
            .type("all", "all calls", "todas las llamadas")
            .type("emergency", "emergency", "emergencia")
            .type("other", "other help", "otra ayuda")
            .sum("all", "emergency", "other");
    for (String time : times(true, true, true)) {
      long size = size(time) * 9_000;
      table.add("city", time, "all", round(size), null, null);
      table.add("city", time, "emergency", round(size * 6 / 10), null, null);
      table.add("city", time, "other", round(size * 4 / 10), null, null);
    }
    return table.build();
  }

  private static Manifest.RuleException exception() {
    return new Manifest.RuleException(
        "familiar-neighbors",
        LocalText.of("Counts of 10 or fewer people.", "Cantidades de 10 personas o menos."),
        LocalText.of("Residents pay for the team.", "Los residentes pagan el equipo."),
        List.of(
            new Manifest.Approval(
                "Ana Ruiz",
                LocalText.of("privacy officer", "encargada de privacidad"),
                LocalDate.of(2026, 9, 8)),
            new Manifest.Approval(
                "Ben Cole", LocalText.of("director", "director"), LocalDate.of(2026, 9, 9))));
  }

  /** People by their contacts, let through by two people. */
  private ReleasedTable people() {
    Builder table =
        new Builder("familiar-neighbors", "crisis", "dispatch", Measure.COUNT, Tier.PEOPLE)
            .title("People met many times in a year", "Personas vistas muchas veces en un año")
            .unit("people", "personas")
            .kind("how often they were met", "cuántas veces se les vio")
            .type("at-least-5", "5 or more contacts", "5 contactos o más")
            .type("at-least-20", "20 or more contacts", "20 contactos o más")
            .span(LocalDate.of(2025, 10, 1), TO);
    table.add("city", "all", "at-least-5", 74, null, 3L);
    table.add("city", "all", "at-least-20", 8, null, null);
    table.cells.replaceAll(Cell::byException);
    return table.build();
  }

  private ReleasedTable crisis() {
    Builder table =
        new Builder("crisis-responses", "crisis", "dispatch", Measure.COUNT, Tier.GUARDED)
            .title("Crisis team responses", "Respuestas del equipo de crisis")
            .unit("crisis responses", "respuestas a crisis")
            .kind("reason", "motivo")
            .type("all", "all responses", "todas las respuestas")
            .type("welfare", "welfare check", "revisión de bienestar")
            .type("mental", "mental health", "salud mental")
            .sum("all", "welfare", "mental");
    for (String time : times(true, true, true)) {
      fill(table, "city", time, 410 + random.nextInt(60));
      if (!time.contains("-")) {
        for (int d = 0; d < 4; d++) {
          fill(table, "districts:" + DISTRICTS[d], time, 98 + d);
          for (int n = 0; n < 3; n++) {
            fill(table, neighborhood(d, n), time, n == 2 ? 0 : 30 + 7 * d);
          }
        }
      }
    }
    return table.build();
  }

  private void fill(Builder table, String area, String time, int perMonth) {
    long all = round(size(time) * perMonth);
    table.add(area, time, "all", all < 15 ? null : all, null, null);
    table.add(area, time, "welfare", all < 15 ? null : round(all * 2 / 3), null, null);
    table.add(area, time, "mental", all < 400 ? null : round(all / 3), null, null);
  }

  private ReleasedTable crime() {
    Builder table =
        new Builder("crime-reports", "crime", "reports", Measure.COUNT, Tier.OPEN)
            .title("Crime reports", "Denuncias de delitos")
            .unit("crime reports", "denuncias")
            .kind("kind of crime", "tipo de delito")
            .type("all", "all reports", "todas las denuncias")
            .type("theft", "theft", "robo sin violencia")
            .type("burglary", "burglary", "robo en vivienda o negocio")
            .type("damage", "damage & graffiti", "daños y grafitis")
            .type("violent", "violent crime", "delitos violentos")
            .sum("all", "theft", "burglary", "damage", "violent");
    for (String time : times(true, true, true)) {
      crimes(table, "city", time, 900 + random.nextInt(200));
      if (!time.contains("-")) {
        for (int d = 0; d < 4; d++) {
          crimes(table, "districts:" + DISTRICTS[d], time, 230 + 10 * d);
          for (int n = 0; n < 3; n++) {
            crimes(table, neighborhood(d, n), time, n == 2 ? 4 : 90 + 11 * d + 17 * n);
          }
        }
        table.add("neighborhoods:unknown", time, "all", 35L, null, null);
      }
    }
    return table.build();
  }

  private void crimes(Builder table, String area, String time, int perMonth) {
    long all = size(time) * perMonth;
    table.add(area, time, "all", all, null, null);
    table.add(area, time, "theft", all * 5 / 10, null, null);
    table.add(area, time, "burglary", all * 2 / 10, null, null);
    table.add(area, time, "damage", all * 2 / 10, null, null);
    table.add(area, time, "violent", all < 200 ? null : round(all / 10), null, null);
  }

  private ReleasedTable fire() {
    Builder table =
        new Builder("fire-arrival", "fire", "dispatch", Measure.SECONDS, Tier.OPERATIONAL)
            .title(
                "Time until the first fire crew arrives",
                "Tiempo hasta que llega el primer equipo de bomberos")
            .unit("time from call to arrival", "tiempo desde la llamada hasta la llegada")
            .kind("share of cases", "parte de los casos")
            .type("median", "half arrive within", "la mitad llega en")
            .type("p90", "nine of ten arrive within", "nueve de cada diez llegan en")
            .standard("NFPA 1710", "p90", 390);
    for (String time : times(false, true, false)) {
      table.add("city", time, "median", 300 + random.nextInt(20), 1_500L, null);
      table.add("city", time, "p90", 440 + random.nextInt(30), 1_500L, null);
    }
    return table.build();
  }

  private ReleasedTable crashes() {
    Builder table =
        new Builder("crashes", "crashes", "reports", Measure.COUNT, Tier.OPEN)
            .title("Crashes with people walking or on bikes", "Choques con peatones o ciclistas")
            .unit("crashes", "choques")
            .kind("how badly people were hurt", "gravedad de las lesiones")
            .type("all", "all crashes", "todos los choques")
            .type("ksi", "killed or seriously injured", "muertes o lesiones graves")
            .type("lesser", "lesser injury", "lesiones menores")
            .sum("all", "ksi", "lesser")
            .span(LocalDate.of(2013, 1, 1), LocalDate.of(2025, 12, 31))
            .changed(LocalDate.of(2019, 1, 1), "new forms are used", "se usan formularios nuevos")
            .lost(
                LocalDate.of(2016, 2, 1),
                LocalDate.of(2016, 9, 30),
                "a computer was broken",
                "se dañó una computadora");
    for (int year = 2013; year <= 2025; year++) {
      long ksi = 20L + random.nextInt(18);
      if (year == 2016) {
        table.lose("city", "2016");
        for (String district : DISTRICTS) {
          table.lose("districts:" + district, "2016");
        }
        continue;
      }
      table.add("city", Integer.toString(year), "all", ksi + 130, null, null);
      table.add("city", Integer.toString(year), "ksi", ksi, null, null);
      table.add("city", Integer.toString(year), "lesser", 130L, null, null);
      for (int d = 0; d < 4; d++) {
        table.add(
            "districts:" + DISTRICTS[d],
            Integer.toString(year),
            "ksi",
            4L + d + year % 3,
            null,
            null);
      }
    }
    return table.build();
  }

  private ReleasedTable survey() {
    Builder table =
        new Builder("survey", "survey", "etc", Measure.PERCENT, Tier.SURVEY)
            .title("Residents who are satisfied", "Residentes satisfechos")
            .unit("residents", "residentes")
            .kind("service", "servicio")
            .type("police", "police", "policía")
            .type("fire", "fire services", "bomberos")
            .type("walking", "safe streets at night", "calles seguras de noche")
            .type("crisis", "crisis teams", "equipos de crisis");
    long[] base = {52, 81, 44, 60};
    for (int year = 2024; year <= 2025; year++) {
      for (int t = 0; t < 4; t++) {
        boolean small = t == 3 && year == 2024;
        table.add(
            "city",
            Integer.toString(year),
            table.types.get(t).id(),
            small ? null : base[t] + year % 2,
            small ? null : 820L,
            small ? null : 4L);
      }
    }
    return table.build();
  }

  private static List<String> times(boolean months, boolean quarters, boolean years) {
    List<String> times = new ArrayList<>();
    for (int year = 2024; year <= 2026; year++) {
      for (int month = 1; months && month <= (year == 2026 ? 9 : 12); month++) {
        times.add("%d-%02d".formatted(year, month));
      }
      for (int quarter = 1; quarters && quarter <= (year == 2026 ? 3 : 4); quarter++) {
        times.add("%d-Q%d".formatted(year, quarter));
      }
      if (years && year < 2026) {
        times.add(Integer.toString(year));
      }
    }
    return times;
  }

  private static long size(String time) {
    return time.length() == 4 ? 12 : time.contains("Q") ? 3 : 1;
  }

  private static long round(long value) {
    return value < 11 ? 0 : Math.max(15, 5 * Math.round(value / 5.0));
  }

  private static String geoJson(boolean districts) {
    StringBuilder features = new StringBuilder();
    for (int d = 0; d < 4; d++) {
      double x = -78.9 + 0.08 * (d % 2);
      int row = d / 2;
      double y = 35.95 + 0.06 * row;
      if (districts) {
        feature(features, "districts:" + DISTRICTS[d], x, y, 0.08, 0.06);
      } else {
        feature(features, neighborhood(d, 0), x, y, 0.04, 0.06);
        feature(features, neighborhood(d, 1), x + 0.04, y, 0.04, 0.04);
        feature(features, neighborhood(d, 2), x + 0.04, y + 0.04, 0.04, 0.02);
      }
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[%s]}".formatted(features);
  }

  private static void feature(
      StringBuilder features, String id, double x, double y, double wide, double high) {
    features
        .append(features.isEmpty() ? "" : ",")
        .append(
            String.format(
                java.util.Locale.ROOT,
                "{\"type\":\"Feature\",\"properties\":{\"id\":\"%s\"},\"geometry\":{\"type\":\"Polygon\","
                    + "\"coordinates\":[[[%f,%f],[%f,%f],[%f,%f],[%f,%f],[%f,%f]]]}}",
                id,
                x,
                y,
                x + wide,
                y,
                x + wide,
                y + high,
                x,
                y + high,
                x,
                y));
  }

  /** Collects cells; dimensions and grains follow from them. */
  private static final class Builder {
    private final String id;
    private final String topic;
    private final String source;
    private final Measure measure;
    private final Tier tier;
    private LocalText title = LocalText.same("?");
    private LocalText unit = LocalText.same("?");
    private LocalText kind = LocalText.same("?");
    private LocalDate from = FROM;
    private LocalDate to = TO;
    private TableHead.@Nullable Standard standard;
    private final List<SeriesBreak> breaks = new ArrayList<>();
    private final List<MissingDays> gaps = new ArrayList<>();
    private final List<Member> types = new ArrayList<>();
    private final List<Dimension.Sum> sums = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();

    Builder(String id, String topic, String source, Measure measure, Tier tier) {
      this.id = id;
      this.topic = topic;
      this.source = source;
      this.measure = measure;
      this.tier = tier;
    }

    Builder title(String english, String spanish) {
      title = LocalText.of(english, spanish);
      return this;
    }

    Builder unit(String english, String spanish) {
      unit = LocalText.of(english, spanish);
      return this;
    }

    Builder kind(String english, String spanish) {
      kind = LocalText.of(english, spanish);
      return this;
    }

    Builder type(String type, String english, String spanish) {
      types.add(
          new Member(type, type.equals("all") ? "total" : "type", LocalText.of(english, spanish)));
      return this;
    }

    Builder sum(String whole, String... parts) {
      sums.add(new Dimension.Sum(whole, List.of(parts)));
      return this;
    }

    Builder span(LocalDate first, LocalDate last) {
      from = first;
      to = last;
      return this;
    }

    Builder changed(LocalDate day, String english, String spanish) {
      breaks.add(new SeriesBreak(day, LocalText.of(english, spanish)));
      return this;
    }

    Builder lost(LocalDate first, LocalDate last, String english, String spanish) {
      gaps.add(new MissingDays(first, last, LocalText.of(english, spanish)));
      return this;
    }

    /** No numbers for lack of records. */
    void lose(String area, String time) {
      types.forEach(type -> cells.add(Cell.gap(new CellKey(id, area, time, type.id()))));
    }

    Builder standard(String name, String type, long target) {
      standard = new TableHead.Standard(LocalText.same(name), type, target);
      return this;
    }

    void add(
        String area,
        String time,
        String type,
        @Nullable Number value,
        @Nullable Long base,
        @Nullable Long margin) {
      CellKey key = new CellKey(id, area, time, type);
      cells.add(
          value == null
              ? Cell.hidden(key)
              : new Cell(area, time, type, value.longValue(), base, margin));
    }

    ReleasedTable build() {
      List<String> areas = cells.stream().map(Cell::area).distinct().toList();
      List<String> times = cells.stream().map(Cell::time).distinct().toList();
      List<TableHead.Grain> grains =
          cells.stream()
              .map(cell -> level(cell.area()) + "/" + timeLevel(cell.time()))
              .distinct()
              .map(pair -> pair.split("/", -1))
              .map(
                  pair ->
                      new TableHead.Grain(
                          pair[0], pair[1], types.stream().map(Member::id).toList()))
              .toList();
      TableHead head =
          new TableHead(
              id,
              topic,
              source,
              title,
              unit,
              kind,
              LocalText.of(
                  "One unit is one record in the source file.",
                  "Una unidad es un registro del archivo de origen."),
              LocalText.of("Not every event is reported.", "No todo hecho se denuncia."),
              measure,
              tier,
              List.of(),
              null,
              standard,
              from,
              to,
              grains,
              new Dimension(areas.stream().map(Builder::area).toList(), List.of(), List.of()),
              new Dimension(
                  times.stream().map(time -> new Member(time, timeLevel(time), null)).toList(),
                  List.of(),
                  List.of()),
              new Dimension(types, sums, List.of()),
              breaks,
              gaps,
              tier == Tier.SURVEY ? new TableHead.Sample(true, null) : null,
              measure == Measure.SECONDS ? 35L : null);
      return ReleasedTable.compiled(head, cells);
    }

    private static Member area(String id) {
      return new Member(id, level(id), name(id));
    }

    private static LocalText name(String id) {
      for (int d = 0; d < 4; d++) {
        if (id.equals("districts:" + DISTRICTS[d])) {
          return districtName(d);
        }
        for (int n = 0; n < 3; n++) {
          if (id.equals(neighborhood(d, n))) {
            return LocalText.same(NAMES[d][n]);
          }
        }
      }
      return id.equals("city")
          ? LocalText.of("All of Larkfield", "Todo Larkfield")
          : LocalText.of("Place unknown", "Lugar desconocido");
    }

    private static String level(String area) {
      return area.equals("city") ? "city" : area.substring(0, area.indexOf(':'));
    }

    private static String timeLevel(String time) {
      return time.length() == 4 ? "year" : time.contains("Q") ? "quarter" : "month";
    }
  }
}
