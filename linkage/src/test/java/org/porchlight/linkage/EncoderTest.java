package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.porchlight.linkage.encoding.EncodedBits;

/** Encodings keep what comparing needs, and nothing that can be read. */
class EncoderTest {
  private static final EncodingKey KEY = EncodingKey.of("a key that is made up for tests, no. 1");
  private static final EncodingKey OTHER = EncodingKey.of("a key that is made up for tests, no. 2");
  private static final List<Records.Column> COLUMNS =
      List.of(
          new Records.Column("given", Role.GIVEN_NAME),
          new Records.Column("family", Role.FAMILY_NAME),
          new Records.Column("born", Role.BIRTH_DATE),
          new Records.Column("sex", Role.SEX),
          new Records.Column("phone", Role.PHONE));

  /** Two thirds of what is lost are bare names, which are shared out over persons when plain. */
  @Test
  void encodedPeopleAreFoundNearlyAsWell() {
    MadeUpPeople made = MadeUpPeople.of(4000, 5);
    Evaluation plain = judge("as they stand", made.records, made.truth);
    Evaluation encoded = judge("encoded", Encoder.with(KEY).encode(made.records), made.truth);
    Evaluation salted =
        judge("salted", Encoder.with(KEY).saltedByBirthYear().encode(made.records), made.truth);
    assertThat(encoded.precision()).isGreaterThan(0.96);
    assertThat(encoded.f1()).isBetween(0.91, plain.f1());
    assertThat(encoded.bcubed().f1()).isGreaterThan(0.96);
    assertThat(salted.precision()).isGreaterThan(0.96);
    assertThat(salted.f1()).isBetween(0.75, encoded.f1());
  }

  @Test
  void slipsShortFormsAndSwapsAreSeenThroughTheEncoding() {
    RecordTable.link(
            """
            id  given    surname   born        phone
            a1  Robert   Okafor    1988-02-11  9195550101
            a2  Bob      Okafor    1988-02-11  -
            a3  Robert   Okaforr   1988-02-11  -
            a4  Okafor   Robert    1988-02-11  -
            b1  Lucia    Mendoza   1975-03-08  9195550134
            b2  Lucía    Mendoza   1975-08-03  9195550134
            b3  Lucia    Mendosa   1975-03-08  -
            """)
        .amongStrangers(300)
        .encoded(Encoder.with(KEY))
        .yields(
            """
            a1 ~ a2 ~ a3 ~ a4
            b1 ~ b2 ~ b3
            """);
  }

  @Test
  void twinsOfOneHouseStayTwo() {
    RecordTable.link(
            """
            id  given   surname  born        phone       number  street  zip
            a1  Harold  Okafor   1988-02-11  9195550101  12      Elm St  27701
            a2  Ingrid  Okafor   1988-02-11  9195550101  12      Elm St  27701
            """)
        .amongStrangers(300)
        .encoded(Encoder.with(KEY))
        .yields("");
  }

  @Test
  void whatCannotBeHiddenIsLeftOut() {
    Records encoded = Encoder.with(KEY).encode(people("Ana", "Ruiz", "1988-02-11", "F", ""));
    assertThat(encoded.columns().stream().map(Records.Column::role))
        .containsExactly(
            Role.ENCODED_GIVEN_NAME,
            Role.ENCODED_FAMILY_NAME,
            Role.ENCODED_BIRTH_DATE,
            Role.ENCODED_PHONE);
    assertThat(Encoder.encodes(Role.SEX)).isFalse();
    assertThat(encoded.values(0)).last().isEqualTo("");
  }

  @Test
  void theSameNameIsEncodedTheSameAndReadsTheSameWay() {
    Encoder encoder = Encoder.with(KEY);
    List<String> one = encoder.encode(people("Ana", "Ruiz", "1988-02-11", "F", "")).values(0);
    List<String> two = encoder.encode(people("ANÁ ", "de Ruiz", "1988-2-11", "M", "")).values(0);
    assertThat(one).isEqualTo(two);
  }

  @Test
  void anotherKeyMakesAllDifferentAndShowsIt() {
    Records people = people("Ana", "Ruiz", "1988-02-11", "F", "9195550101");
    Records one = Encoder.with(KEY).encode(people);
    Records two = Encoder.with(OTHER).encode(people);
    assertThat(one.values(0)).doesNotContainAnyElementsOf(two.values(0));
    assertThat(Encoder.with(KEY).check())
        .matches("[0-9a-f]{10}")
        .isNotEqualTo(Encoder.with(OTHER).check())
        .isNotEqualTo(Encoder.with(KEY).saltedByBirthYear().check());
    assertThat(one.columns().get(0).name())
        .isEqualTo("encoded-given-name:" + Encoder.with(KEY).check());
  }

  /** How many bits are set must not tell how long a name is. */
  @Test
  void longAndShortNamesWeighTheSame() {
    List<Integer> ones = new ArrayList<>();
    for (String name : List.of("Li", "Ana", "Okafor", "Mendoza", "Featherstonehaugh")) {
      String text = Encoder.with(KEY).encode(people("X", name, "", "", "")).values(0).get(1);
      EncodedBits bits = new EncodedBits(new String[] {"", text, ""});
      ones.add((int) Math.round(bits.dice(1, 1) * count(text)));
    }
    assertThat(ones).allSatisfy(count -> assertThat(count).isBetween(125, 175));
  }

  private static int count(String text) {
    int count = 0;
    for (byte b : java.util.Base64.getUrlDecoder().decode(text)) {
      count += Integer.bitCount(b & 0xFF);
    }
    return count;
  }

  @Test
  void saltedNamesCannotBeCountedAcrossYears() {
    Encoder salted = Encoder.with(KEY).saltedByBirthYear();
    Records.Builder people = Records.builder(COLUMNS);
    people.add("1", List.of("Ana", "Ruiz", "1988-02-11", "", ""));
    people.add("2", List.of("Ana", "Ruiz", "1989-02-11", "", ""));
    people.add("3", List.of("Ana", "Ruiz", "1989-12-31", "", ""));
    people.add("4", List.of("Ana", "Ruiz", "", "", ""));
    Records encoded = salted.encode(people.build());
    assertThat(encoded.values(0).get(0)).isNotEqualTo(encoded.values(1).get(0));
    assertThat(encoded.values(1).get(0)).isEqualTo(encoded.values(2).get(0));
    assertThat(encoded.values(3)).containsOnly("");
  }

  @Test
  void aColumnThatHoldsNamesIsNoEncodedOne() {
    Records.Builder records =
        Records.builder(List.of(new Records.Column("n", Role.ENCODED_FAMILY_NAME)));
    records.add("1", List.of("")).add("2", List.of("Zzcanary"));
    assertThatThrownBy(() -> Linker.create().link(records.build()))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("Column 'n' has the role encoded-family-name, but row 2 holds")
        .hasMessageNotContaining("Zzcanary");
  }

  @Test
  void plainAndEncodedDoNotGoTogether() {
    assertThatThrownBy(
            () ->
                Records.builder(
                    List.of(
                        new Records.Column("a", Role.FULL_NAME),
                        new Records.Column("b", Role.ENCODED_GIVEN_NAME))))
        .hasMessageContaining("encoded-given-name is given together with full-name");
  }

  @Test
  void nothingToEncodeIsToldWithWhatWouldDo() {
    Records.Builder sexes = Records.builder(List.of(new Records.Column("s", Role.SEX)));
    assertThatThrownBy(() -> Encoder.with(KEY).encode(sexes.add("1", List.of("F")).build()))
        .hasMessageContaining("No column has a role that can be encoded; give at least");
  }

  @Test
  void aKeyThatCouldBeGuessedIsRefusedAndNoKeyIsPrinted() {
    assertThatThrownBy(() -> EncodingKey.of("secret")).hasMessageContaining("openssl rand");
    assertThatThrownBy(() -> EncodingKey.of("ab".repeat(40))).hasMessageContaining("The key has");
    assertThat(KEY).asString().isEqualTo("EncodingKey[secret]");
    assertThat(EncodingKey.of(" a key that is made up for tests, no. 1\n")).isEqualTo(KEY);
    assertThat(KEY).isNotEqualTo(OTHER);
  }

  /** A model holds no value and no key, so it goes on to fit when partners change their key. */
  @Test
  void aModelOutlivesTheKey() {
    MadeUpPeople made = MadeUpPeople.of(1200, 8);
    LinkResult before = Linker.create().link(Encoder.with(KEY).encode(made.records));
    LinkResult after =
        Linker.with(LinkSettings.defaults().withModel(before.model()))
            .link(Encoder.with(OTHER).encode(made.records));
    double was = Evaluation.of(before.personOfRow(), made.truth).f1();
    assertThat(Evaluation.of(after.personOfRow(), made.truth).f1())
        .isBetween(was - 0.03, was + 0.03);
  }

  @Test
  void oneEncodedRecordIsLookedUp() {
    MadeUpPeople made = MadeUpPeople.of(1200, 8);
    Records encoded = Encoder.with(KEY).encode(made.records);
    LinkResult result = Linker.create().link(encoded);
    int found = 0;
    for (int row = 0; row < 100; row++) {
      int person = result.personOfRow()[row];
      found +=
          result.finder().find(encoded.values(row), 3).stream().anyMatch(p -> p.person() == person)
              ? 1
              : 0;
    }
    assertThat(found).isGreaterThan(95);
  }

  private static Records people(String given, String family, String born, String sex, String tel) {
    return Records.builder(COLUMNS).add("1", List.of(given, family, born, sex, tel)).build();
  }

  private static Evaluation judge(String what, Records records, List<String> truth) {
    Evaluation found = Evaluation.of(Linker.create().link(records).personOfRow(), truth);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: precision %.4f recall %.4f F1 %.4f B-cubed %.4f",
            what,
            found.precision(),
            found.recall(),
            found.f1(),
            found.bcubed().f1()));
    return found;
  }
}
