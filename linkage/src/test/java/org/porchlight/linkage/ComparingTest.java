package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts that compare two values. */
class ComparingTest {

  @ParameterizedTest
  @CsvSource({
    "MARTHA, MARHTA, 0.961",
    "DWAYNE, DUANE, 0.840",
    "DIXON, DICKSONX, 0.813",
    "ABC, XYZ, 0.0",
    "SAME, SAME, 1.0"
  })
  void jaroWinklerIsAsPublished(String left, String right, double expected) {
    assertThat(Similarity.jaroWinkler(left, right)).isCloseTo(expected, Offset.offset(0.001));
    assertThat(Similarity.jaroWinkler(right, left)).isEqualTo(Similarity.jaroWinkler(left, right));
  }

  /** Against a plain table of edits without bands or shortcuts. */
  @Test
  void editsAgreeWithThePlainTable() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      String a = word(random);
      String b = word(random);
      int plain = plainEdits(a, b);
      for (int limit = 1; limit <= 4; limit++) {
        assertThat(Similarity.edits(a, b, limit))
            .as("%s %s %d", a, b, limit)
            .isEqualTo(Math.min(plain, limit + 1));
      }
      if (plain <= 2) {
        assertThat(Similarity.withinEdits(Similarity.letters(a), Similarity.letters(b), 2))
            .isTrue();
      }
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    int length = random.nextInt(8);
    for (int i = 0; i < length; i++) {
      word.append((char) ('A' + random.nextInt(3)));
    }
    return word.toString();
  }

  private static int plainEdits(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }

  @ParameterizedTest
  @CsvSource({
    "1982-02-09, 19820209",
    "02/09/1982, 19820209",
    "13/02/1982, 19820213",
    "1982-02-XX, 19820200",
    "1982-02, 19820200",
    "1982, 19820000",
    "19081249, 19081249",
    "1982-02-09T00:00:00, 19820209",
    "2/9/82, 19820209",
    "'not known', 0"
  })
  void datesAreReadInManyForms(String text, int expected) {
    assertThat(BirthDate.parse(text, false)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "19820209, 19820209, same",
    "19820209, 19820902, day and month swapped",
    "19820209, 19830209, one slip in the year",
    "19820209, 19280209, one slip in the year",
    "19820209, 18820209, one slip in the year",
    "19820209, 19820309, month differs",
    "19820209, 19820200, all that is known agrees",
    "19820209, 19820101, 'only the year is known or given, and agrees'",
    "19820209, 19810000, what is known differs",
    "19820209, 19650712, different"
  })
  void datesAreComparedByTheirParts(int left, int right, String label) {
    int a = BirthDate.digits(left);
    int b = BirthDate.digits(right);
    int level = BirthComparison.level(a, b);
    assertThat(BirthComparison.level(b, a)).isEqualTo(level);
    Records records =
        Records.builder(List.of(new Records.Column("born", Role.BIRTH_DATE)))
            .add("a", List.of("1982-02-09"))
            .build();
    Entries entries = new Entries(new EntriesReader(records, new int[1]));
    assertThat(new BirthComparison(entries, new Cells(entries, 0)).labels[level]).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "'Ruiz, Ana', ANA, RUIZ",
    "Ana Ruiz, ANA, RUIZ",
    "Dr. Ana María Ruiz, ANA MARIA, RUIZ",
    "Ana María López García, ANA MARIA, LOPEZ GARCIA",
    "Juan de la Cruz, JUAN, CRUZ",
    "Martin King Jr, MARTIN, KING",
    "'King, Martin, Jr', MARTIN, KING",
    "Müller, '', MULLER"
  })
  void wholeNamesAreTakenApart(String raw, String given, String family) {
    NameValue[] parts = NameValue.parseFull(raw, NameWords.learn(new String[] {raw}));
    assertThat(parts[0].text()).isEqualTo(given);
    assertThat(parts[1].text()).isEqualTo(family);
  }

  @Test
  void namesThatSoundAlikeShareAKey() {
    assertThat(Phonetic.key("GONZALES")).isEqualTo(Phonetic.key("GONZALEZ"));
    assertThat(Phonetic.key("VALDEZ")).isEqualTo(Phonetic.key("BALDES"));
    assertThat(Phonetic.key("YOLANDA")).isNotEmpty();
    assertThat(Phonetic.key("SMITH")).isEqualTo(Phonetic.key("SMYTH"));
    assertThat(Phonetic.key("XIMENA")).isEqualTo(Phonetic.key("JIMENA"));
    assertThat(Phonetic.key("MILLER")).isNotEqualTo(Phonetic.key("GARCIA"));
  }

  @Test
  void nicknamesWorkBothWaysAndOnlyWithinOneName() {
    assertThat(Nicknames.related("BOB", "ROBERT")).isTrue();
    assertThat(Nicknames.related("ROBERT", "BOB")).isTrue();
    assertThat(Nicknames.related("PEPE", "JOSE")).isTrue();
    assertThat(Nicknames.related("LUPE", "GUADALUPE")).isTrue();
    assertThat(Nicknames.related("BOB", "WILLIAM")).isFalse();
  }

  @Test
  void modelTextSaysWhereItCannotBeRead() {
    assertThatThrownBy(
            () ->
                Model.read(
                    """
                    porchlight-linkage-model 1
                    lambda 0.001
                    lamda 0.001
                    link 1
                    auto 5
                    comparison x
                      0.5 2.0 0.5 same
                    """))
        .isInstanceOfSatisfying(
            UnusableInputException.class,
            e ->
                assertThat(String.join("\n", e.problems()))
                    .contains("line 3", "line 7", "household"));
  }

  @Test
  void rolesHaveTheNamesThatUsersWrite() {
    for (Role role : Role.values()) {
      assertThat(Role.find(role.label())).contains(role);
    }
    assertThat(new TreeSet<>(List.of(Role.values()).stream().map(Role::label).toList()))
        .contains("given-name", "street-number", "record-id");
    assertThat(Role.find("surname-of-mother")).isEmpty();
  }

  @Test
  void evaluationCountsPairsAndRecords() {
    Evaluation half = Evaluation.of(new int[] {0, 0, 1, 1}, List.of("a", "a", "a", "b"));
    assertThat(half.precision()).isEqualTo(0.5);
    assertThat(half.recall()).isCloseTo(1 / 3.0, Offset.offset(1e-12));
    assertThat(half.bcubed().precision()).isCloseTo(0.75, Offset.offset(1e-12));
    assertThat(half.bcubed().recall())
        .isCloseTo((2 / 3.0 * 2 + 1 / 3.0 + 1) / 4, Offset.offset(1e-12));
    assertThatThrownBy(
            () -> Evaluation.of(new int[] {0}, java.util.Arrays.asList("", null).subList(0, 1)))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("truth column is empty");
  }

  @Test
  void weightsAreFiniteBits() {
    assertThat(MatchWeight.ofProbability(0.5)).isEqualTo(MatchWeight.NONE);
    assertThat(new MatchWeight(10).probability()).isCloseTo(1024 / 1025.0, Offset.offset(1e-12));
    assertThatThrownBy(() -> new MatchWeight(Double.NaN)).hasMessageContaining("finite");
  }
}
