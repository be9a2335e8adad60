package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Records written as a table, and what linking them yields. Columns are separated by two spaces or
 * more; {@code -} means unknown. Every table is also linked backwards, shuffled, on one thread, and
 * with its records twice, and must give the same persons; every weight must be symmetric.
 */
final class RecordTable {
  /** Ends the id of a record that is there a second time. */
  private static final String COPY = "-copy";

  private static final Map<String, Role> ROLES =
      Map.ofEntries(
          Map.entry("given", Role.GIVEN_NAME),
          Map.entry("surname", Role.FAMILY_NAME),
          Map.entry("name", Role.FULL_NAME),
          Map.entry("born", Role.BIRTH_DATE),
          Map.entry("sex", Role.SEX),
          Map.entry("phone", Role.PHONE),
          Map.entry("email", Role.EMAIL),
          Map.entry("number", Role.STREET_NUMBER),
          Map.entry("street", Role.STREET),
          Map.entry("city", Role.CITY),
          Map.entry("zip", Role.POSTCODE),
          Map.entry("ssn", Role.ID));

  private final List<Records.Column> columns = new ArrayList<>();
  private final List<String[]> rows = new ArrayList<>();
  private final LinkSettings settings;
  private UnaryOperator<Records> before = UnaryOperator.identity();

  private RecordTable(String table, LinkSettings settings) {
    this.settings = settings;
    List<String> lines = table.strip().lines().toList();
    String[] head = lines.get(0).strip().split(" {2,}", -1);
    for (int c = 1; c < head.length; c++) {
      Role role = ROLES.get(head[c]);
      if (role == null) {
        throw new IllegalArgumentException("no role is known for column " + head[c]);
      }
      columns.add(new Records.Column(head[c], role));
    }
    for (String line : lines.subList(1, lines.size())) {
      rows.add(line.strip().split(" {2,}", -1));
    }
  }

  static RecordTable link(String table) {
    return new RecordTable(table, LinkSettings.defaults());
  }

  RecordTable deciding(Decision... decisions) {
    RecordTable decided = new RecordTable("id", settings.withDecisions(List.of(decisions)));
    decided.columns.addAll(columns);
    decided.rows.addAll(rows);
    return decided;
  }

  /** Links encodings of the records instead of the records. */
  RecordTable encoded(Encoder encoder) {
    before = encoder::encode;
    return this;
  }

  Records records(List<String[]> order) {
    Records.Builder builder = Records.builder(columns);
    for (String[] row : order) {
      List<String> values = new ArrayList<>();
      for (int c = 0; c < columns.size(); c++) {
        values.add(row[c + 1].equals("-") ? "" : row[c + 1]);
      }
      builder.add(row[0], values);
    }
    return before.apply(builder.build());
  }

  LinkResult result() {
    return Linker.with(settings).link(records(rows));
  }

  /** The persons with more than one record, as {@code a1 ~ b1 ~ b2}, one a line; {@code none}. */
  void yields(String persons) {
    String wanted = persons.isBlank() ? "" : persons.strip();
    assertThat(persons(result())).isEqualTo(wanted);
    lawsHold(wanted);
  }

  /**
   * What becomes of pairs, one a line: {@code a1 ~ b1 +10.0} are one person and weigh ten bits,
   * give or take one, by themselves; {@code a1 ! b2} are two people. The weight may be left out.
   */
  void says(String pairs) {
    LinkResult result = result();
    Map<String, Integer> rowOf = records(rows).rowsById();
    for (String line : pairs.strip().lines().toList()) {
      String[] words = line.strip().split(" +", -1);
      String sign =
          result.person(rowOf.getOrDefault(words[0], -1))
                  == result.person(rowOf.getOrDefault(words[2], -1))
              ? "~"
              : "!";
      String said = words[0] + " " + sign + " " + words[2];
      if (words.length > 3) {
        double bits = result.explain(words[0], words[2]).weight().bits();
        boolean close = Math.abs(bits - Double.parseDouble(words[3])) <= 1;
        said += close ? " " + words[3] : String.format(Locale.ROOT, " %+.1f", bits);
      }
      assertThat(said).isEqualTo(String.join(" ", words));
    }
    lawsHold(persons(result));
  }

  /** What must hold for every table, so that no test can forget it. */
  private void lawsHold(String wanted) {
    List<String[]> backwards = new ArrayList<>(rows);
    Collections.reverse(backwards);
    assertThat(persons(Linker.with(settings.withThreads(1)).link(records(backwards))))
        .as("order of the records must not matter")
        .isEqualTo(wanted);
    List<String[]> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(7));
    LinkResult again = Linker.with(settings).link(records(shuffled));
    assertThat(persons(again)).as("order of the records must not matter").isEqualTo(wanted);
    weightsAreSymmetric(again);
    if (settings.decisions().isEmpty()) {
      assertThat(persons(Linker.with(settings).link(records(doubled()))))
          .as("records that come twice must not matter")
          .isEqualTo(wanted);
    }
  }

  private void weightsAreSymmetric(LinkResult result) {
    List<String> ids =
        rows.stream().map(row -> row[0]).filter(id -> !id.startsWith("stranger")).toList();
    for (String left : ids) {
      for (String right : ids) {
        if (!left.equals(right)) {
          assertThat(result.explain(left, right).weight())
              .as("the weight of %s and %s is that of %s and %s", left, right, right, left)
              .isEqualTo(result.explain(right, left).weight());
        }
      }
    }
  }

  /** Every record with a birth date twice; a bare name that comes twice may be two people. */
  private List<String[]> doubled() {
    List<String[]> twice = new ArrayList<>(rows);
    int born = columns.stream().map(Records.Column::name).toList().indexOf("born");
    for (String[] row : rows) {
      if (born >= 0 && !row[born + 1].equals("-")) {
        String[] copy = row.clone();
        copy[0] = row[0] + COPY;
        twice.add(copy);
      }
    }
    return twice;
  }

  static String persons(LinkResult result) {
    TreeSet<String> lines = new TreeSet<>();
    for (List<String> whole : result.clusters()) {
      List<String> cluster = whole.stream().filter(id -> !id.endsWith(COPY)).toList();
      boolean strangers = cluster.stream().allMatch(id -> id.startsWith("stranger"));
      if (cluster.size() > 1 && !strangers) {
        List<String> sorted = new ArrayList<>(cluster);
        Collections.sort(sorted);
        lines.add(String.join(" ~ ", sorted));
      }
    }
    return String.join("\n", lines);
  }

  /** Adds one record each of made-up strangers, so that there is something to learn from. */
  RecordTable amongStrangers(int people) {
    List<String> known =
        List.of("given", "surname", "born", "sex", "phone", "number", "street", "city", "zip");
    MadeUpPeople made = MadeUpPeople.of(people * 4, 11);
    RecordTable among = new RecordTable("id", settings);
    among.columns.addAll(columns);
    among.rows.addAll(rows);
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < made.records.size() && seen.size() < people; row++) {
      if (!seen.add(made.truth.get(row))) {
        continue;
      }
      String[] values = new String[columns.size() + 1];
      values[0] = "stranger" + row;
      for (int c = 0; c < columns.size(); c++) {
        int from = known.indexOf(columns.get(c).name());
        String value = from < 0 ? "" : made.records.values(row).get(from);
        values[c + 1] = value.isBlank() ? "-" : value;
      }
      among.rows.add(values);
    }
    return among;
  }
}
