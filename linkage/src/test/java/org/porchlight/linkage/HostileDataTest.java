package org.porchlight.linkage;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Data that nobody meant to send: the run ends, soon, and makes nobody out of it. The time limits
 * are ten times what a small machine needs.
 */
class HostileDataTest {
  private static final long SEED = Long.getLong("porchlight.seed", 20_261_101L);
  private static final Duration SOON = ofSeconds(60);

  private static final List<Role> ALL =
      List.of(
          Role.GIVEN_NAME,
          Role.FAMILY_NAME,
          Role.BIRTH_DATE,
          Role.SEX,
          Role.PHONE,
          Role.EMAIL,
          Role.STREET_NUMBER,
          Role.STREET,
          Role.CITY,
          Role.POSTCODE,
          Role.STATE,
          Role.ID,
          Role.OTHER,
          Role.PLACE);

  @Test
  void aMillionCopiesOfOneRecordAreOnePerson() {
    LinkResult result = linked(1_000_000, i -> List.of("Ximena", "Quispe", "1977-07-07"));
    assertThat(result.persons()).isEqualTo(1);
    assertThat(result.pairs()).isZero();
  }

  @Test
  void aHundredThousandCopiesOfABareNameStayApart() {
    LinkResult result = linked(100_000, i -> List.of("Ximena", "Quispe", ""));
    assertThat(result.persons()).isEqualTo(100_000);
  }

  @Test
  void recordsThatSayNothingStayApart() {
    LinkResult result = linked(100_000, i -> List.of("", " ", "UNKNOWN"));
    assertThat(result.persons()).isEqualTo(100_000);
    assertThat(result.pairs()).isZero();
  }

  /** One name and one phone for all: the block is cut, and no more pairs are made than can be. */
  @Test
  void oneGiantBlockIsCut() {
    LinkResult result =
        linked(
            30_000,
            i ->
                List.of(
                    "Maria",
                    "Garcia",
                    "%d-%02d-%02d".formatted(1900 + i % 110, 1 + i / 110 % 12, 1 + i / 1320 % 28)));
    assertThat(result.persons()).isGreaterThan(25_000);
    assertThat(result.pairs()).isLessThan(30_000 * 300L);
    assertThat(result.blocking()).anyMatch(pass -> pass.cutBlocks() > 0);
  }

  /** A megabyte in every cell, of letters, marks, what normalising lengthens, or what it drops. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "\u0301", "\uFDFA", "-", "9", "de ", " ", "\uD83D", "1/"})
  void aMegabyteInEveryCellEndsSoon(String part) {
    String cell = part.repeat((1 << 20) / part.length());
    Records.Builder records = everyRole();
    for (int i = 0; i < 6; i++) {
      records.add("r" + i, Collections.nCopies(ALL.size(), cell + i));
    }
    LinkResult result = assertTimeout(SOON, () -> Linker.create().link(records.build()));
    assertThat(result.records()).isEqualTo(6);
    assertTimeout(SOON, () -> result.report(ReportRequest.plain()));
  }

  /** Halves of characters, marks alone, right to left, zero width, and characters of no meaning. */
  @Test
  void anyUnicodeIsOnlyText() {
    Random random = new Random(SEED);
    Records.Builder records = everyRole();
    for (int i = 0; i < 2_500; i++) {
      List<String> row = new ArrayList<>();
      for (int c = 0; c < ALL.size(); c++) {
        row.add(anything(random));
      }
      records.add("r" + i, row);
    }
    Records junk = records.build();
    LinkResult result = assertTimeout(SOON, () -> Linker.create().link(junk));
    assertThat(result.persons()).as("seed %d", SEED).isGreaterThan(2_450);
    LinkResult encoded =
        assertTimeout(
            SOON,
            () ->
                Linker.create()
                    .link(
                        Encoder.with(EncodingKey.of("a key that is made up for tests, no. 1"))
                            .encode(junk)));
    assertThat(encoded.persons()).as("encoded, seed %d", SEED).isGreaterThan(2_400);
  }

  private static String anything(Random random) {
    List<String> parts =
        List.of(
            "\uD83D",
            "\uDE00",
            "\u0301",
            "\u05D0",
            "\u0627\u0644",
            "\u202E",
            "\u200D",
            "\u0130",
            "\u0131",
            "\0",
            "\uFFFF",
            "\uFB01",
            "\u0663",
            "\uFDFA",
            " ",
            "-",
            ",",
            "'",
            "0",
            "a");
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      text.append(
          random.nextInt(4) == 0
              ? String.valueOf((char) random.nextInt(1 << 16))
              : parts.get(random.nextInt(parts.size())));
    }
    return text.toString();
  }

  @Test
  void accentsWrittenAsMarksAndRightToLeftNamesAreTheSameNames() {
    RecordTable.link(
            """
            id  given              surname             born
            a1  Jos\u00E9          Nu\u00F1ez          1988-02-11
            a2  Jose\u0301         Nun\u0303ez         1988-02-11
            b1  \u0641\u0627\u0637\u0645\u0629  \u062D\u0633\u0646  1990-05-06
            b2  \u0641\u0627\u0637\u0645\u0629  \u062D\u0633\u0646  1990-05-06
            """)
        .amongStrangers(300)
        .yields("a1 ~ a2\nb1 ~ b2");
  }

  /** What is known of each place is kept list by list: a list for each record would fill memory. */
  @Test
  void aListForEveryRecordIsNoList() {
    Records.Builder records =
        Records.builder(
            List.of(
                new Records.Column("name", Role.FULL_NAME), new Records.Column("l", Role.SOURCE)));
    for (int i = 0; i < 300; i++) {
      records.add("r" + i, List.of("Ana Ruiz", "list " + i));
    }
    assertThatThrownBy(() -> Linker.create().link(records.build()))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("Column 'l' has the role source and 300 different values")
        .hasMessageContaining("Leave its role out.");
  }

  /** More than 2,000 records are not compared all with all: something must bring them together. */
  @Test
  void recordsThatNothingBringsTogetherAreToldWhatWouldDo() {
    Records.Builder records = Records.builder(List.of(new Records.Column("s", Role.SEX)));
    Records.Builder other =
        Records.builder(
            List.of(new Records.Column("s", Role.SEX), new Records.Column("o", Role.STATE)));
    for (int i = 0; i < 3_000; i++) {
      records.add("r" + i, List.of(i % 2 == 0 ? "F" : "M"));
      other.add("r" + i, List.of("s" + i, "t" + i));
    }
    assertThat(Linker.create().link(records.build()).persons()).isEqualTo(3_000);
    assertThatThrownBy(() -> Linker.create().link(other.build()))
        .hasMessageContaining("No column has values by which records can be looked up together")
        .hasMessageContaining("give a name, a birth date, a phone or a number its role");
  }

  private interface Row {
    List<String> of(int i);
  }

  private static LinkResult linked(int rows, Row row) {
    Records.Builder records =
        Records.builder(
            List.of(
                new Records.Column("given", Role.GIVEN_NAME),
                new Records.Column("family", Role.FAMILY_NAME),
                new Records.Column("born", Role.BIRTH_DATE)));
    for (int i = 0; i < rows; i++) {
      records.add("r" + i, row.of(i));
    }
    return assertTimeout(SOON, () -> Linker.create().link(records.build()));
  }

  private static Records.Builder everyRole() {
    return Records.builder(
        ALL.stream()
            .map(role -> new Records.Column(role.label().toLowerCase(Locale.ROOT), role))
            .toList());
  }
}
