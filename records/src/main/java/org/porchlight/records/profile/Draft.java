package org.porchlight.records.profile;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.RecordKind;
import org.porchlight.city.Source;
import org.porchlight.records.formats.Sniffed;
import org.porchlight.records.reading.ClockVerdict;
import org.porchlight.records.reading.MomentForms;

/** Writes the draft of a source. What somebody must decide is marked TODO. */
final class Draft {
  private static final int MOST_CODES = 40;
  private static final int LONGEST_QUESTION_ID = 40;

  private final String file;
  private final Sniffed sniffed;
  private final long rows;
  private final KindGuess kind;
  private final Map<String, FieldGuess.Match> fields;
  private final KeyGuess keys;
  private final List<ColumnWatch> watches;
  private final List<ColumnProfile> columns;
  private final Map<ColumnWatch, MomentForms.Watch> clocks;
  private final List<String> dirt;
  private final ZoneId zone;
  private final StringBuilder text = new StringBuilder();
  private final Set<ColumnWatch> used = new HashSet<>();
  private final List<ColumnProfile> coded = new ArrayList<>();
  private final List<String> codedFields = new ArrayList<>();

  Draft(
      String file,
      Sniffed sniffed,
      long rows,
      KindGuess kind,
      Map<String, FieldGuess.Match> fields,
      KeyGuess keys,
      List<ColumnWatch> watches,
      List<ColumnProfile> columns,
      Map<ColumnWatch, MomentForms.Watch> clocks,
      List<String> dirt,
      ZoneId zone) {
    this.file = file;
    this.sniffed = sniffed;
    this.rows = rows;
    this.kind = kind;
    this.fields = fields;
    this.keys = keys;
    this.watches = watches;
    this.columns = columns;
    this.clocks = clocks;
    this.dirt = dirt;
    this.zone = zone;
  }

  /** An id for a source, from its file's name: lower-case words joined by hyphens. */
  static String id(String file) {
    String stem = file.replaceAll("(?i)(\\.(gz|zip|csv|tsv|txt|json|geojson|xlsx?|xml|shp))+$", "");
    String id = stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return id.isEmpty() ? "source" : Character.isDigit(id.charAt(0)) ? "s-" + id : id;
  }

  static String label(Source.Connector connector) {
    return connector.name().toLowerCase(Locale.ROOT);
  }

  String text() {
    head();
    keyAndClock();
    line("fields:");
    fields.values().forEach(this::field);
    place();
    if (kind.kind() == RecordKind.SURVEY_ANSWER) {
      questions();
    }
    codes();
    derived();
    line(
        "# TODO: the law or agreement in words, and what it allows. Nothing is linked or shown until then.");
    line("legal: {link: false, count: true, show: false, basis: TODO}");
    unused();
    return text.toString();
  }

  private void head() {
    line(
        "# Drafted by looking at %s: %,d rows. Lines with TODO want a decision."
            .formatted(plain(file), rows));
    dirt.forEach(one -> line("# Dirt: %s.".formatted(plain(one))));
    line("agency: TODO            # TODO: the id of the agency that sends it, from city.yaml");
    line(
        kind.isSure()
            ? "kind: " + kind.kind().label()
            : "kind: %s     # TODO: a guess; nothing in the names tells what a row is"
                .formatted(kind.kind().label()));
    String name = id(file).replace('-', ' ');
    line(
        "name: {en: %s, es: %s}            # TODO: for residents"
            .formatted(quoted(name), quoted(name)));
    line("description:            # TODO: what one row is, and what is not in the file");
    line("  en: 'TODO'");
    line("  es: 'TODO'");
    line("connector: " + label(sniffed.connector()));
    line("file: " + quoted(file));
    Source.Layout layout = sniffed.layout();
    if (!layout.encoding().equals("UTF-8")) {
      line("encoding: " + layout.encoding());
    }
    if (layout.delimiter() != ',') {
      line("delimiter: " + quoted(String.valueOf(layout.delimiter())));
    }
    if (layout.sheet() != null) {
      line("sheet: " + quoted(layout.sheet()));
    }
    if (layout.headerRow() != 1) {
      line("header-row: " + layout.headerRow());
    }
    if (layout.member() != null) {
      line("member: " + quoted(layout.member()));
    }
  }

  private void keyAndClock() {
    keys.tried().forEach(one -> line("# No key: %s.".formatted(plain(one))));
    List<String> best = keys.best();
    if (best.isEmpty()) {
      line("# No column names a row for good: a record is what it says. Ask the owner for a key.");
    } else {
      line("key: [%s]".formatted(String.join(", ", best.stream().map(Draft::quoted).toList())));
    }
    line(
        "# Times without an offset are those of the city. Held against %s here; another zone goes into time-zone."
            .formatted(zone));
  }

  private void field(FieldGuess.Match match) {
    ColumnProfile column = profile(match.column());
    if (isDoubled(match.column())) {
      line(
          "  # %s: %s has the name of another column."
              .formatted(match.field(), quoted(column.name())));
      return;
    }
    used.add(match.column());
    describe(column);
    String entry = entry(match, column);
    if (match.how() == FieldGuess.How.PERSONAL) {
      line("  # Speaks of a person: take it in only if the law lets you link.");
      line("  # %s: {%s}".formatted(match.field(), entry));
      return;
    }
    line("  %s: {%s}".formatted(match.field(), entry));
    if (match.how() == FieldGuess.How.TEXT && !column.codes().isEmpty()) {
      coded.add(column);
      codedFields.add(match.field());
    }
  }

  private String entry(FieldGuess.Match match, ColumnProfile column) {
    StringJoiner entry = new StringJoiner(", ");
    entry.add("column: " + quoted(column.name()));
    switch (match.how()) {
      case MOMENT, DAY -> {
        boolean days = match.how() == FieldGuess.How.DAY || column.type() == ColumnProfile.Type.DAY;
        entry.add(days ? "as: date" : "as: instant");
        patterns(column).ifPresent(entry::add);
        MomentForms.Watch clock = clocks.get(match.column());
        if (clock != null && needsUtc(clock.verdict(), days)) {
          entry.add("zone: UTC");
        }
      }
      case HOUR_MINUTE -> entry.add("as: hour-minute");
      case INTEGER -> entry.add("as: integer");
      case DECIMAL -> entry.add("as: decimal");
      case FLAG -> entry.add("as: flag");
      case TEXT -> {
        if (column.standard() != null) {
          entry.add("standard: " + column.standard());
        }
      }
      case ID, PERSONAL, PLACE -> {}
    }
    return entry.toString();
  }

  private static boolean needsUtc(ClockVerdict verdict, boolean days) {
    return switch (verdict.kind()) {
      case DATES_AS_UTC_MIDNIGHT -> days;
      // By the hours of the day it is a question for the owner, by another column it is sure.
      case UTC_PRINTED_AS_LOCAL -> !days && !verdict.other().isEmpty();
      default -> false;
    };
  }

  private static java.util.Optional<String> patterns(ColumnProfile column) {
    List<String> forms = List.copyOf(column.forms().keySet());
    if (forms.isEmpty() || forms.equals(List.of("iso"))) {
      return java.util.Optional.empty();
    }
    List<String> quoted = forms.stream().map(Draft::quoted).toList();
    return java.util.Optional.of(
        "pattern: "
            + (quoted.size() == 1 ? quoted.getFirst() : "[" + String.join(", ", quoted) + "]"));
  }

  private void place() {
    if (!kind.kind().has("point")) {
      return;
    }
    ColumnWatch point = named(ColumnProfile.Place.POINT);
    ColumnWatch latitude = any(true);
    ColumnWatch longitude = any(false);
    if (latitude != null && longitude != null) {
      pair(latitude, longitude);
    } else if (point != null) {
      used.add(point);
      describe(profile(point));
      line("  point: {column: %s, as: lat-lon}".formatted(quoted(point.name())));
    }
  }

  private void pair(ColumnWatch latitude, ColumnWatch longitude) {
    ColumnProfile.Place how = java.util.Objects.requireNonNull(latitude.place());
    boolean swapped = how == ColumnProfile.Place.LATITUDE_SWAPPED;
    ColumnWatch north = swapped ? longitude : latitude;
    ColumnWatch east = swapped ? latitude : longitude;
    String mark = "  ";
    String more = "";
    switch (how) {
      case LATITUDE_SWAPPED -> line("  # Latitude and longitude stand in each other's column.");
      case LATITUDE_MICRODEGREES -> more = ", scale: 0.000001";
      case NORTHING -> {
        String crs = sniffed.rows().crs();
        boolean known = crs != null && crs.startsWith("EPSG:");
        line(
            known
                ? "  # Meters or feet of %s: that is the file's crs."
                    .formatted(plain(String.valueOf(crs)))
                : "  # TODO: meters or feet of a projection that the file does not name. Set crs for the source as EPSG:2264, then take these in.");
        mark = "  # ";
      }
      default -> {}
    }
    used.add(north);
    used.add(east);
    describe(profile(north));
    line("%slatitude: {column: %s, as: decimal%s}".formatted(mark, quoted(north.name()), more));
    describe(profile(east));
    line("%slongitude: {column: %s, as: decimal%s}".formatted(mark, quoted(east.name()), more));
  }

  private @Nullable ColumnWatch named(ColumnProfile.Place place) {
    return watches.stream()
        .filter(watch -> !used.contains(watch) && watch.place() == place && !isDoubled(watch))
        .findFirst()
        .orElse(null);
  }

  /** Degrees before meters, where a file has both. */
  private @Nullable ColumnWatch any(boolean north) {
    List<ColumnProfile.Place> order =
        north
            ? List.of(
                ColumnProfile.Place.LATITUDE,
                ColumnProfile.Place.LATITUDE_SWAPPED,
                ColumnProfile.Place.LATITUDE_MICRODEGREES,
                ColumnProfile.Place.NORTHING)
            : List.of(
                ColumnProfile.Place.LONGITUDE,
                ColumnProfile.Place.LONGITUDE_SWAPPED,
                ColumnProfile.Place.LONGITUDE_MICRODEGREES,
                ColumnProfile.Place.EASTING);
    for (ColumnProfile.Place place : order) {
      ColumnWatch found = named(place);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Every column of answers on a scale is a question. */
  private void questions() {
    Set<String> names = new HashSet<>();
    for (ColumnWatch watch : watches) {
      boolean question =
          watch.isScale() && !watch.isPersonal() && !watch.name().isEmpty() && !isDoubled(watch);
      if (!question || used.contains(watch)) {
        continue;
      }
      used.add(watch);
      String name = questionId(watch.name());
      while (!names.add(name)) {
        name += "-x";
      }
      List<String> missing = watch.dontKnow();
      line(
          "  %s: {column: %s%s}"
              .formatted(
                  name,
                  quoted(watch.name()),
                  missing.isEmpty()
                      ? ""
                      : ", missing: [%s]"
                          .formatted(
                              String.join(", ", missing.stream().map(Draft::quoted).toList()))));
    }
    line("  # A question with several answers over several columns is one field:");
    line("  # q-name: {columns: ['…', '…'], as: any-of, yes: ['1']}");
  }

  private static String questionId(String column) {
    String plain =
        column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String id =
        plain.startsWith("q") ? "q-" + plain.substring(1).replaceAll("^-", "") : "q-" + plain;
    return id.length() > LONGEST_QUESTION_ID
        ? id.substring(0, LONGEST_QUESTION_ID).replaceAll("-$", "")
        : id;
  }

  private void codes() {
    boolean any = false;
    for (int i = 0; i < coded.size(); i++) {
      ColumnProfile column = coded.get(i);
      if (!any) {
        line("# Codes, most frequent first, to fill in with your types and take in:");
        line("# codes:");
        any = true;
      }
      line(
          "#   %s:%s"
              .formatted(
                  codedFields.get(i),
                  column.standard() == null
                      ? ""
                      : "   # codes of %s need no entry; groups of it may stand here"
                          .formatted(column.standard())));
      column.codes().entrySet().stream()
          .limit(MOST_CODES)
          .forEach(
              code ->
                  line(
                      "#     %s:    # %,d"
                          .formatted(plain(quoted(code.getKey())), code.getValue())));
      if (column.distinct() > column.codes().size()) {
        line("#     # and %,d rarer ones".formatted(column.distinct() - column.codes().size()));
      }
    }
  }

  private void derived() {
    boolean moments = isInstant("call-received") && isInstant("first-onscene");
    if (moments && kind.kind().has("response-seconds")) {
      line("derived:");
      line("  response-seconds: {from: call-received, to: first-onscene}");
    }
  }

  private boolean isInstant(String field) {
    FieldGuess.Match match = fields.get(field);
    return match != null
        && used.contains(match.column())
        && match.how() == FieldGuess.How.MOMENT
        && profile(match.column()).type() == ColumnProfile.Type.MOMENT;
  }

  private void unused() {
    line("# Columns not taken in:");
    for (ColumnWatch watch : watches) {
      if (!used.contains(watch)) {
        ColumnProfile column = profile(watch);
        line("#   %s: %s".formatted(quoted(column.name()), plain(Summary.words(column))));
        column.notes().forEach(note -> line("#     %s".formatted(plain(note))));
      }
    }
  }

  private void describe(ColumnProfile column) {
    line("  # %s".formatted(plain(Summary.words(column))));
    column.notes().forEach(note -> line("  #   %s".formatted(plain(note))));
  }

  private ColumnProfile profile(ColumnWatch watch) {
    return columns.get(watches.indexOf(watch));
  }

  private boolean isDoubled(ColumnWatch watch) {
    return watches.stream().filter(other -> other.name().equals(watch.name())).count() > 1;
  }

  private void line(String words) {
    text.append(words).append('\n');
  }

  /** Words that stay on one line of a comment. */
  private static String plain(String words) {
    return words.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ");
  }

  /** A YAML text that reads as it stands. */
  static String quoted(String words) {
    if (words.chars().anyMatch(c -> c < ' ' || c == '\u007f' || c == '\u0085' || c == '\ufeff')) {
      StringBuilder escaped = new StringBuilder("\"");
      for (int i = 0; i < words.length(); i++) {
        char c = words.charAt(i);
        if (c == '"' || c == '\\') {
          escaped.append('\\').append(c);
        } else if (c < ' ' || c == '\u007f' || c == '\u0085' || c == '\ufeff') {
          escaped.append("\\u%04x".formatted((int) c));
        } else {
          escaped.append(c);
        }
      }
      return escaped.append('"').toString();
    }
    return "'" + words.replace("'", "''") + "'";
  }
}
