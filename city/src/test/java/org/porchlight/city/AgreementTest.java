package org.porchlight.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementTest {
  private static final String AGREEMENT =
      """
      kind: dsa
      parties: [City, Police]
      sources: {police-reports: [case-no, report-date, offense]}
      purposes: [count, show]
      signed: 2026-01-15
      expires: 2026-12-31
      on-expiry: seal
      contact: Records desk
      document: File 12
      """;
  private static final String SOURCE =
      SmallCity.SOURCE.replace("codes:", "  victim-name: {column: Victim}\ncodes:")
          + "agreement: dsa-police\n";

  @TempDir Path folder;

  private SmallCity shared(String agreement, String source) {
    return SmallCity.in(folder)
        .with("agreements/dsa-police.yaml", agreement)
        .with("sources/police-reports.yaml", source);
  }

  private List<String> problems(String agreement, String source) {
    SmallCity city = shared(agreement, source);
    return catchThrowableOfType(ProblemsException.class, () -> CityFolder.read(city.folder()))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  @Test
  void aFieldThatTheAgreementDoesNotCoverIsNotRead() {
    Source source = CityFolder.read(shared(AGREEMENT, SOURCE).folder()).source("police-reports");
    assertThat(source.fields()).containsOnlyKeys("case-no", "report-date", "offense");
    Source whole =
        CityFolder.read(
                shared(AGREEMENT.replace("[case-no, report-date, offense]", "all"), SOURCE)
                    .folder())
            .source("police-reports");
    assertThat(whole.fields()).containsKey("victim-name");
  }

  @Test
  void anAgreementHoldsThroughItsLastDayAndIsWarnedOfSixtyDaysBefore() {
    Source source = CityFolder.read(shared(AGREEMENT, SOURCE).folder()).source("police-reports");
    Agreement agreement = java.util.Objects.requireNonNull(source.custody().agreement());
    LocalDate last = LocalDate.of(2026, 12, 31);
    assertThat(agreement.expiresSoon(last.minusDays(61))).isFalse();
    assertThat(agreement.expiresSoon(last.minusDays(60))).isTrue();
    assertThat(agreement.expiresSoon(last)).isTrue();
    assertThat(source.isStopped(last)).isFalse();
    assertThat(source.isStopped(last.plusDays(1))).isTrue();
    assertThat(source.isWithheld(last.plusDays(1))).isTrue();
    assertThat(agreement.expiresSoon(last.plusDays(1))).isFalse();
  }

  @Test
  void whatDoesNotGoTogetherIsAProblem() {
    assertThat(problems(AGREEMENT, SOURCE.replace("dsa-police", "dsa-polic")))
        .singleElement()
        .asString()
        .contains("Did you mean 'dsa-police'?", "PL-CONFIG-010");
    assertThat(problems(AGREEMENT.replace("police-reports:", "others:"), SOURCE))
        .anyMatch(text -> text.contains("does not name this source"))
        .anyMatch(text -> text.contains("sources/ has no such source"));
    assertThat(problems(AGREEMENT.replace("[count, show]", "[count]"), SOURCE))
        .singleElement()
        .asString()
        .contains("legal says show: true", "PL-CONFIG-013");
    assertThat(problems(AGREEMENT.replace("report-date, ", ""), SOURCE))
        .anyMatch(text -> text.contains("does not cover report-date"));
    assertThat(problems(AGREEMENT.replace("offense]", "offence]"), SOURCE))
        .anyMatch(text -> text.contains("covers 'offence'"));
    assertThat(problems(AGREEMENT.replace("2026-12-31", "2025-12-31"), SOURCE))
        .singleElement()
        .asString()
        .contains("ends before it was signed");
  }

  @Test
  void theLawOfPublicRecordsIsReadAndKeepsPersonsOut() {
    String law =
        SmallCity.SOURCE
            + "public-records: {class: \"132-1.4\", retention: 3 years, public-fields: [case-no]}\n";
    Source source = CityFolder.read(shared(AGREEMENT, law).folder()).source("police-reports");
    PublicRecords records = java.util.Objects.requireNonNull(source.custody().publicRecords());
    assertThat(records.retention()).isEqualTo(Period.ofYears(3));
    assertThat(records.statute()).contains("132-1.4");
    assertThat(records.keptFrom(LocalDate.of(2026, 3, 1))).contains(LocalDate.of(2023, 3, 1));
    assertThat(problems(AGREEMENT, law.replace("3 years", "for ever")))
        .singleElement()
        .asString()
        .contains("as 3 years");
    assertThat(
            problems(
                AGREEMENT,
                law.replace("codes:", "  victim-name: {column: Victim}\ncodes:")
                    .replace("[case-no]", "[victim-name]")))
        .singleElement()
        .asString()
        .contains("speaks of a person");
  }
}
