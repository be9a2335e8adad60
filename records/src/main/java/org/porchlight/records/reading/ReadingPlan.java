package org.porchlight.records.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.city.StandardCodes;
import org.porchlight.city.TableSpec;
import org.porchlight.city.TypeTree;
import org.porchlight.records.lake.Batch;

/** How to read the rows of one file: which column goes where, checked against its header. */
public final class ReadingPlan {
  static final String LONGITUDE = "longitude";
  static final String LATITUDE = "latitude";
  static final String PLACE_FROM = "place-from";
  static final String LOCAL = "_local";
  static final String ROW = "row";

  /** Every pair of more moments than these would cost more than it tells. */
  private static final int MOST_COMPARED = 8;

  private final Source source;
  private final City city;
  private final List<String> header;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private final List<FieldReader> readers = new ArrayList<>();
  private final Map<String, CodeTable> codeTables = new LinkedHashMap<>();
  private final Map<String, ClockEvidence> evidence = new LinkedHashMap<>();
  private final Map<String, Column> byName = new HashMap<>();
  private final Map<String, String> columnOf = new HashMap<>();
  private final Moment moment = new Moment();
  private int numbers;
  private int decimals;
  private int texts;
  private int[] key = new int[0];
  private String placeColumn = "";

  private ReadingPlan(City city, Source source, List<String> header) {
    this.city = city;
    this.source = source;
    this.header = header;
  }

  /**
   * Plans the reading of a file.
   *
   * @throws ProblemsException naming every mapped column that the header lacks
   */
  public static ReadingPlan of(City city, Source source, String file, List<String> header) {
    ReadingPlan plan = new ReadingPlan(city, source, header);
    plan.readKey(file);
    source
        .fields()
        .forEach(
            (name, field) ->
                field.columns().forEach(column -> plan.checkColumn(file, name, column)));
    if (!plan.problems.isEmpty()) {
      throw new ProblemsException(plan.problems);
    }
    // Days first: times of day join them.
    source.fields().entrySet().stream()
        .filter(field -> field.getValue().as() != Source.As.HOUR_MINUTE)
        .forEach(field -> plan.addField(field.getKey(), field.getValue()));
    source.fields().entrySet().stream()
        .filter(field -> field.getValue().as() == Source.As.HOUR_MINUTE)
        .forEach(field -> plan.addField(field.getKey(), field.getValue()));
    source.derived().forEach(plan::addDerived);
    plan.addPlaceOfAddress();
    plan.addPairs();
    if (!plan.problems.isEmpty()) {
      throw new ProblemsException(plan.problems);
    }
    return plan;
  }

  private void readKey(String file) {
    key = new int[source.key().size()];
    for (int i = 0; i < key.length; i++) {
      String column = source.key().get(i);
      checkColumn(file, "key", column);
      key[i] = header.indexOf(column);
    }
  }

  private void checkColumn(String file, String field, String column) {
    if (!header.contains(column)) {
      problems.add(
          new Problem(file, IntakeIssue.missingColumn(field, column, header), "PL-IMPORT-002"));
    } else if (header.indexOf(column) != header.lastIndexOf(column)) {
      problems.add(
          new Problem(
              file,
              "the header has the column '%s' twice; which one is meant for %s cannot be told."
                  .formatted(column, field),
              "PL-IMPORT-002"));
    }
  }

  private void addField(String name, Source.Field field) {
    var from =
        new FieldReader.From(field, header.indexOf(field.column()), source.layout().encoding());
    columnOf.put(name, field.column());
    boolean dates = name.equals(source.kind().date());
    switch (field.as()) {
      case TEXT -> addText(name, from, field.standards());
      case INTEGER ->
          readers.add(
              new FieldReader.Whole(from, column(name, Column.Type.WHOLE).slot(), field.scale()));
      case DECIMAL -> {
        if (name.equals(LONGITUDE) || name.equals(LATITUDE)) {
          placeColumn = field.column();
        }
        readers.add(
            new FieldReader.Decimal(from, column(name, Column.Type.DECIMAL).slot(), field.scale()));
      }
      case FLAG ->
          readers.add(
              new FieldReader.Flag(from, column(name, Column.Type.FLAG).slot(), codesOnly(name)));
      case DATE ->
          readers.add(
              new FieldReader.Day(
                  from,
                  column(name, Column.Type.DAY).slot(),
                  MomentFormat.of(field.patterns(), field.yearsFrom()),
                  new LocalClock(field.zone() == null ? source.timeZone() : field.zone()),
                  dates,
                  moment,
                  evidence(name, field, false)));
      case INSTANT -> {
        LocalClock clock = new LocalClock(source.timeZone());
        readers.add(
            new FieldReader.Instant(
                from,
                column(name, Column.Type.MOMENT).slot(),
                column(name + LOCAL, Column.Type.MOMENT).slot(),
                MomentFormat.of(field.patterns(), field.yearsFrom()),
                field.zone() == null ? clock : new LocalClock(field.zone()),
                clock,
                dates,
                moment,
                evidence(name, field, true)));
      }
      case ANY_OF ->
          readers.add(
              new FieldReader.AnyOf(
                  field.columns().stream()
                      .map(column -> from.ofColumn(column, header.indexOf(column)))
                      .toList(),
                  column(name, Column.Type.FLAG).slot(),
                  java.util.Set.copyOf(field.yes())));
      case HOUR_MINUTE -> addHourMinute(name, from);
      case LAT_LON -> {
        placeColumn = field.column();
        readers.add(
            new FieldReader.LatLon(
                from,
                column(LONGITUDE, Column.Type.DECIMAL).slot(),
                column(LATITUDE, Column.Type.DECIMAL).slot()));
      }
    }
  }

  private ClockEvidence evidence(String name, Source.Field field, boolean times) {
    ClockEvidence evidence =
        new ClockEvidence(
            field.column(), field.zone() == null ? source.timeZone() : field.zone(), times);
    this.evidence.put(name, evidence);
    return evidence;
  }

  private void addText(String name, FieldReader.From from, List<StandardCodes> standards) {
    int slot = column(name, Column.Type.TEXT).slot();
    TypeTree tree = tree(name);
    if (tree == null && standards.isEmpty() && !source.codes().containsKey(name)) {
      readers.add(new FieldReader.Words(from, slot));
      return;
    }
    CodeTable codes = new CodeTable(source.codes().getOrDefault(name, Map.of()), tree, standards);
    codeTables.put(name, codes);
    readers.add(new FieldReader.Code(from, name, slot, codes));
  }

  private @Nullable CodeTable codesOnly(String name) {
    Map<String, String> codes = source.codes().get(name);
    return codes == null ? null : new CodeTable(codes, null);
  }

  /** The types that a field is counted by; null when no table counts it. */
  private @Nullable TypeTree tree(String field) {
    return city.tables().values().stream()
        .filter(table -> table.source().equals(source.id()))
        .flatMap(
            table ->
                table.what() instanceof TableSpec.What.Count count && count.field().equals(field)
                    ? java.util.stream.Stream.of(city.typeTrees().get(count.tree()))
                    : java.util.stream.Stream.<TypeTree>empty())
        .findFirst()
        .orElse(null);
  }

  /** Room for the place that a geocoder finds for a record's address, and for how it was found. */
  private void addPlaceOfAddress() {
    Column address = source.kind().place().map(byName::get).orElse(null);
    if (city.geocoder() == null || address == null || address.type() != Column.Type.TEXT) {
      return;
    }
    for (String name : new String[] {LONGITUDE, LATITUDE}) {
      if (!byName.containsKey(name)) {
        column(name, Column.Type.DECIMAL);
      }
    }
    column(PLACE_FROM, Column.Type.TEXT);
  }

  /** The address that a record's place may be found by; null when the city has no geocoder. */
  @Nullable Column address() {
    return byName.containsKey(PLACE_FROM)
        ? source.kind().place().map(byName::get).orElse(null)
        : null;
  }

  private void addHourMinute(String name, FieldReader.From from) {
    String day = name.replaceAll("-[a-z]+$", "") + "-date";
    Column dayColumn = byName.get(day);
    if (dayColumn == null || dayColumn.type() != Column.Type.DAY) {
      problems.add(
          new Problem(
              "sources/%s.yaml".formatted(source.id()),
              "%s is a time of day and needs the field %s as its day.".formatted(name, day),
              "PL-CONFIG-010"));
      return;
    }
    readers.add(
        new FieldReader.HourMinute(
            from,
            dayColumn.slot(),
            column(name, Column.Type.MOMENT).slot(),
            column(name + LOCAL, Column.Type.MOMENT).slot(),
            new LocalClock(source.timeZone())));
  }

  private void addDerived(String name, Source.Derived how) {
    switch (how) {
      case Source.Derived.Between(String from, String to) -> {
        Column start = moment(name, from);
        Column end = moment(name, to);
        if (start != null && end != null) {
          readers.add(
              new FieldReader.Between(
                  name, start.slot(), end.slot(), column(name, Column.Type.WHOLE).slot()));
        }
      }
      case Source.Derived.HourOf(String field) -> {
        Column whole = byName.get(field);
        boolean ofMoment = whole == null || whole.type() != Column.Type.WHOLE;
        Column from = ofMoment ? moment(name, field + LOCAL) : whole;
        if (from != null) {
          readers.add(
              new FieldReader.HourOf(
                  columnOf.getOrDefault(field, field),
                  ofMoment,
                  from.slot(),
                  column(name, Column.Type.TEXT).slot()));
        }
      }
    }
  }

  /** Compares each moment of a row with each other, to find one clock written in two ways. */
  private void addPairs() {
    List<Map.Entry<String, ClockEvidence>> moments =
        evidence.entrySet().stream()
            .filter(moment -> byName.containsKey(moment.getKey() + LOCAL))
            .limit(MOST_COMPARED)
            .toList();
    for (Map.Entry<String, ClockEvidence> one : moments) {
      for (Map.Entry<String, ClockEvidence> other : moments) {
        if (!one.getKey().equals(other.getKey())) {
          readers.add(
              new ClockPair(
                  one.getValue(),
                  slot(one.getKey()),
                  slot(one.getKey() + LOCAL),
                  slot(other.getKey()),
                  slot(other.getKey() + LOCAL),
                  other.getValue()));
        }
      }
    }
  }

  private int slot(String name) {
    return java.util.Objects.requireNonNull(byName.get(name)).slot();
  }

  /** What the moments of the file say of the clocks that wrote them, by field. */
  Map<String, ClockEvidence> evidence() {
    return evidence;
  }

  private @Nullable Column moment(String derived, String name) {
    Column column = byName.get(name);
    if (column != null && column.type() == Column.Type.MOMENT) {
      return column;
    }
    problems.add(
        new Problem(
            "sources/%s.yaml".formatted(source.id()),
            "%s is worked out from %s, which must be read 'as: instant' or 'as: hour-minute'."
                .formatted(derived, name.replace(LOCAL, "")),
            "PL-CONFIG-010"));
    return null;
  }

  private Column column(String name, Column.Type type) {
    Column known = byName.get(name);
    if (known != null) {
      return known;
    }
    int slot =
        switch (type) {
          case TEXT -> texts++;
          case DECIMAL -> decimals++;
          case WHOLE, FLAG, DAY, MOMENT -> numbers++;
        };
    Column column = new Column(name, type, slot);
    columns.add(column);
    byName.put(name, column);
    return column;
  }

  public List<Column> columns() {
    return columns;
  }

  StandardRow newRow() {
    return new StandardRow(numbers, decimals, texts);
  }

  List<FieldReader> readers() {
    return readers;
  }

  int[] key() {
    return key;
  }

  /** The columns that name a row, for a message. */
  String keyName() {
    return String.join("', '", source.key());
  }

  @Nullable Column find(String name) {
    return byName.get(name);
  }

  /** The column that holds coordinates, for a message. */
  String placeColumn() {
    return placeColumn;
  }

  /** The mapped column of a field, for a message. */
  String columnOf(String field) {
    return columnOf.getOrDefault(field, field);
  }

  /** Unknown codes by field. */
  public SortedMap<String, SortedMap<String, Long>> unmapped() {
    SortedMap<String, SortedMap<String, Long>> unmapped = new TreeMap<>();
    codeTables.forEach(
        (field, codes) -> {
          if (!codes.unknown().isEmpty()) {
            unmapped.put(field, codes.unknown());
          }
        });
    return unmapped;
  }

  /** Known codes of every code list. */
  public List<Batch.CodeCount> mapped() {
    return codeTables.entrySet().stream()
        .flatMap(table -> table.getValue().found(table.getKey()).stream())
        .toList();
  }

  /** Rows with unknown codes that {@link #unmapped} does not name, by field. */
  public SortedMap<String, Long> seldom() {
    SortedMap<String, Long> seldom = new TreeMap<>();
    codeTables.forEach(
        (field, codes) -> {
          if (codes.seldom() > 0) {
            seldom.put(field, codes.seldom());
          }
        });
    return seldom;
  }

  /** The columns that hold what the key columns say. */
  public List<String> keyFields() {
    return columns.stream()
        .map(Column::name)
        .filter(name -> source.key().contains(columnOf(name.replaceAll(LOCAL + "$", ""))))
        .toList();
  }

  /** The column with the day of a record. */
  public Optional<String> dateColumn() {
    Column local = find(source.kind().date() + LOCAL);
    Column date = local == null ? find(source.kind().date()) : local;
    return Optional.ofNullable(date).map(Column::name);
  }

  /** Days outside of these date no record: before 1900, or later than tomorrow. */
  static boolean isLikely(long epochDay, LocalDate today) {
    return epochDay >= -25_567 && epochDay <= today.toEpochDay() + 1;
  }
}
