package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.porchlight.linkage.RecordTable.link;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkerTest {

  /** A slip in the surname still links when the birth date agrees; a namesake does not. */
  @Test
  void misspeltSurnameLinksWhenBirthDateAgrees() {
    link("""
            id  given  surname  born
            a1  Ada    Okafor   1988-02-11
            b1  Ada    Okaforr  1988-02-11
            b2  Ada    Okafor   1951-07-30
            """)
        .amongStrangers(300)
        .yields("a1 ~ b1");
  }

  /** What a pair weighs by itself, and what becomes of it. */
  @Test
  void pairsWeighWhatTheirValuesSay() {
    link("""
            id  given  surname   born        phone
            a1  Ada    Okafor    1988-02-11  9195550101
            b1  Ada    Okaforr   1988-02-11  -
            b2  Ada    Okafor    1951-07-30  -
            c1  Bruno  Okafor    1988-02-11  9195550101
            """)
        .amongStrangers(300)
        .says(
            """
            a1 ~ b1 +15.6
            a1 ! b2
            a1 ! c1
            b1 ! b2 -3.0
            """);
  }

  @Test
  void nicknamesSwappedNamesAndInitialsAreOnePerson() {
    link("""
            id  given      surname   born
            a1  Elizabeth  Marrow    1975-03-09
            a2  Liz        Marrow    1975-03-09
            a3  Marrow     Elizabeth  1975-03-09
            b1  Francisco  Quintana  1990-12-01
            b2  Paco       Quintana  1990-12-01
            b3  F          Quintana  1990-12-01
            """)
        .amongStrangers(300)
        .yields("a1 ~ a2 ~ a3\nb1 ~ b2 ~ b3");
  }

  @Test
  void eitherOfTwoSurnamesIsEnough() {
    link("""
            id  given  surname          born
            a1  Lucia  Barrera Montoya  1983-05-17
            a2  Lucía  Barrera          1983-05-17
            a3  Lucia  Barrera-Montoya  1983-05-17
            b1  Lucia  Salcedo          1961-01-30
            """)
        .amongStrangers(300)
        .yields("a1 ~ a2 ~ a3");
  }

  @Test
  void datesWithSlipsAndUnknownPartsStillCount() {
    link("""
            id  given    surname  born
            a1  Winston  Abara    1982-02-09
            a2  Winston  Abara    1982-09-02
            a3  Winston  Abara    1982-02-XX
            b1  Perla    Zamudio  1964-11-23
            b2  Perla    Zamudio  11/23/1964
            b3  Perla    Zamudio  19641123
            """)
        .amongStrangers(300)
        .yields("a1 ~ a2 ~ a3\nb1 ~ b2 ~ b3");
  }

  @Test
  void twinsStayTwoPeople() {
    link("""
            id  given   surname  born        sex  number  street       zip
            a1  Marcus  Oyelowo  2004-06-01  M    118     Tallow Lane  27703
            a2  Marcus  Oyelowo  2004-06-01  M    118     Tallow Lane  27703
            b1  Denise  Oyelowo  2004-06-01  F    118     Tallow Lane  27703
            b2  Denise  Oyelow   2004-06-01  F    118     Tallow Lane  27703
            """)
        .amongStrangers(300)
        .yields("a1 ~ a2\nb1 ~ b2");
  }

  @Test
  void fatherAndSonOfOneNameStayTwoPeople() {
    link("""
            id  given   surname     born        number  street       zip
            a1  Silas   Pemberton   1950-04-02  9       Mallow Road  27704
            a2  Silas   Pemberton   1950-04-02  9       Mallow Road  27704
            b1  Silas   Pemberton   1978-10-19  9       Mallow Road  27704
            b2  Silas   Pembertom   1978-10-19  9       Mallow Road  27704
            """)
        .amongStrangers(300)
        .yields("a1 ~ a2\nb1 ~ b2");
  }

  @Test
  void juniorAndSeniorStayTwoPeopleEvenWithoutBirthDates() {
    link("""
            id  given  surname         born        number  street       zip
            a1  Ezra   Goodfellow Sr   -           3       Harrow Road  27704
            a2  Ezra   Goodfellow Jr   -           3       Harrow Road  27704
            """)
        .amongStrangers(300)
        .yields("");
  }

  @Test
  void phoneOrAddressAloneNeverLinks() {
    link("""
            id  given   surname   born        phone       number  street        zip
            a1  Otis    Farrow    1970-01-05  9195550144  40      Shelter Road  27701
            a2  Renata  Villegas  1988-09-12  9195550144  40      Shelter Road  27701
            a3  -       -         -           9195550144  40      Shelter Road  27701
            a4  -       -         -           9195550144  40      Shelter Road  27701
            a5  Gail    Farrow    1999-03-03  9195550144  40      Shelter Road  27701
            """)
        .amongStrangers(300)
        .yields("");
  }

  @Test
  void decisionsHoldWhateverTheWeightsSay() {
    RecordTable table =
        link("""
                id  given   surname   born
                a1  Ottis   Brightwell  1970-01-05
                a2  Ottis   Brightwell  1970-01-05
                b1  Maribel  Escamilla  1988-09-12
                c1  Jun     Ito         1999-09-09
                """)
            .amongStrangers(200);
    table.yields("a1 ~ a2");
    table.deciding(Decision.notSame("a1", "a2"), Decision.same("b1", "c1")).yields("b1 ~ c1");
  }

  @Test
  void decisionsThatContradictEachOtherAreNamed() {
    RecordTable table =
        link("""
                id  given  surname  born
                a1  Ann    Ivory    1970-01-05
                a2  Bo     Ebony    1988-09-12
                a3  Cy     Umber    1999-09-09
                """)
            .deciding(
                Decision.same("a1", "a2"), Decision.same("a2", "a3"), Decision.notSame("a1", "a3"));
    assertThatThrownBy(table::result)
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("a1")
        .hasMessageContaining("take one of these decisions back");
  }

  @Test
  void aCommonNameAloneIsNotOnePerson() {
    List<String> lines = new ArrayList<>();
    lines.add("id  name");
    for (int i = 0; i < 30; i++) {
      lines.add("j" + i + "  John Smith");
    }
    for (int i = 0; i < 90; i++) {
      lines.add("o" + i + "  " + (char) ('A' + i % 26) + "bner Q" + (char) ('a' + i % 9) + "ell");
    }
    LinkResult result = link(String.join("\n", lines)).result();
    assertThat(result.clusters()).filteredOn(cluster -> cluster.get(0).startsWith("j")).hasSize(30);
  }

  @Test
  void explanationSumsToTheWeightAndNamesNoValue() {
    LinkResult result =
        link("""
                id  given  surname  born
                a1  Zzcanarya  Okafor   1988-02-11
                b1  Zzcanaryb  Okaforr  1988-02-11
                """)
            .amongStrangers(300)
            .result();
    Explanation explanation = result.explain("a1", "b1");
    double sum =
        explanation.start().bits()
            + explanation.household().bits()
            + explanation.fields().stream().mapToDouble(field -> field.weight().bits()).sum();
    assertThat(explanation.weight().bits())
        .isCloseTo(sum, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(explanation.toString())
        .doesNotContainIgnoringCase("zzcanary")
        .doesNotContain("1988");
    assertThat(explanation.fields().get(2).level()).isEqualTo("same");
    Explanation mirrored = result.explain("b1", "a1");
    assertThat(mirrored.weight()).isEqualTo(explanation.weight());
  }

  @Test
  void unknownRecordIdIsNamedAsSuch() {
    LinkResult result = link("id  given  surname\na  Ann  Ivory\nb  Bo  Ebony").result();
    assertThatThrownBy(() -> result.explain("a", "q"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("no record with the second id");
  }

  @Test
  void noRecordsAndOneRecordAreFine() {
    Records none = Records.builder(List.of(new Records.Column("name", Role.FULL_NAME))).build();
    assertThat(Linker.create().link(none).persons()).isZero();
    Records one =
        Records.builder(List.of(new Records.Column("name", Role.FULL_NAME)))
            .add("1", List.of("Ana Ruiz"))
            .build();
    assertThat(Linker.create().link(one).persons()).isEqualTo(1);
  }

  @Test
  void manyRecordsWithNothingToLookThemUpByAreRefusedWithAWayOut() {
    Records.Builder builder =
        Records.builder(
            List.of(
                new Records.Column("sex", Role.SEX),
                new Records.Column("number", Role.STREET_NUMBER)));
    for (int i = 0; i < 3000; i++) {
      builder.add("r" + i, List.of("F", "" + (i + 1)));
    }
    Records records = builder.build();
    assertThatThrownBy(() -> Linker.create().link(records))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("birth date");
  }

  @Test
  void everyProblemWithTheRolesIsNamedAtOnce() {
    assertThatThrownBy(
            () ->
                Records.builder(
                    List.of(
                        new Records.Column("first", Role.GIVEN_NAME),
                        new Records.Column("last", Role.GIVEN_NAME),
                        new Records.Column("dob", Role.BIRTH_DATE),
                        new Records.Column("year", Role.BIRTH_YEAR))))
        .isInstanceOfSatisfying(
            UnusableInputException.class,
            e -> assertThat(e.problems()).hasSize(2).allMatch(problem -> problem.contains(";")));
  }
}
