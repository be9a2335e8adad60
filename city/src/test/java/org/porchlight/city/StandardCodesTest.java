package org.porchlight.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StandardCodesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "NIBRS, 13a, 13A assault group-a",
    "NIBRS, 120.0, 120 robbery group-a",
    "NIBRS, 90J, 90J group-b",
    "NFIRS, 111, 111 100 FIRE",
    "NFIRS, 311 - Medical assist, 311 300 MEDICAL",
    "NFIRS, 352, 352 rescue RESCUE",
    "NERIS, FIRE||STRUCTURE_FIRE||NOT_IN_THE_LIST, FIRE||STRUCTURE_FIRE||NOT_IN_THE_LIST FIRE||STRUCTURE_FIRE FIRE",
    "KABCO, K: Killed, K",
    "HMIS_LIVING_SITUATION, 116, 116 homeless",
    "APCO, welfare, WELFARE behavioral"
  })
  void aCodeIsFoundWithItsGroups(StandardCodes list, String text, String line) {
    assertThat(list.find(text).map(list::line)).contains(List.of(line.split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource({
    "NIBRS, 4E",
    "NIBRS, assault",
    "NFIRS, 999",
    "KABCO, A man",
    "KABCO, X",
    "NERIS, LIFT"
  })
  void whatIsNoCodeIsNone(StandardCodes list, String text) {
    assertThat(list.find(text)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(StandardCodes.class)
  void everyGroupIsThereAndEveryCodeHasAName(StandardCodes list) {
    Set<String> known =
        list.all().stream().map(StandardCodes.Code::code).collect(Collectors.toSet());
    if (list == StandardCodes.NFIRS) {
      StandardCodes.NERIS.all().forEach(code -> known.add(code.code()));
    }
    assertThat(list.all()).hasSizeGreaterThan(4);
    assertThat(list.all())
        .allSatisfy(
            code -> {
              assertThat(code.name()).isNotBlank();
              if (code.partOf() != null) {
                assertThat(known).contains(code.partOf());
              }
            });
  }

  @Test
  void aFieldMayNameListsAndASourceMayHaveBreaks() {
    City city =
        CityFolder.read(
            SmallCity.in(folder)
                .with(
                    "sources/police-reports.yaml",
                    SmallCity.SOURCE.replace(
                            "offense: {column: Code}", "offense: {column: Code, standard: nibrs}")
                        + "breaks: [{date: 2026-01-01, text: {en: Counted anew., es: Se cuenta de otro modo.}}]\n")
                .folder());
    Source source = city.source("police-reports");
    assertThat(source.fields().get("offense"))
        .extracting(Source.Field::standards)
        .isEqualTo(List.of(StandardCodes.NIBRS));
    assertThat(source.breaks().getFirst().date()).isEqualTo(LocalDate.of(2026, 1, 1));
  }

  @Test
  void aMistypedListOrFormIsReportedWithTheNearest() {
    Path city =
        SmallCity.in(folder)
            .with(
                "sources/police-reports.yaml",
                SmallCity.SOURCE
                    .replace("offense: {column: Code}", "offense: {column: Code, standard: nibr}")
                    .replace("{column: Date, as: date}", "{column: Date, as: date, pattern: exel}"))
            .folder();
    assertThatThrownBy(() -> CityFolder.read(city))
        .hasMessageContaining("Did you mean 'nibrs'?")
        .hasMessageContaining("Did you mean 'excel'?");
  }

  /** The JDK's own formatter throws something else for this one than it says. */
  @Test
  void aPatternThatTheJdkTripsOverIsReported() {
    Path city =
        SmallCity.in(folder)
            .with(
                "sources/police-reports.yaml",
                SmallCity.SOURCE.replace(
                    "{column: Date, as: date}", "{column: Date, as: date, pattern: pyyyydM}"))
            .folder();
    assertThatThrownBy(() -> CityFolder.read(city)).hasMessageContaining("must be a date pattern");
  }

  @Test
  void breaksMustRise() {
    Path city =
        SmallCity.in(folder)
            .with(
                "sources/police-reports.yaml",
                SmallCity.SOURCE
                    + "breaks: [{date: 2026-01-01, text: a}, {date: 2025-01-01, text: b}]\n")
            .folder();
    assertThatThrownBy(() -> CityFolder.read(city)).hasMessageContaining("earliest first");
  }
}
