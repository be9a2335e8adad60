package org.porchlight.records.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeReportTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void noSpreadsheetRunsAFieldAsAFormula(String field) {
    assertThat(IntakeReport.quoted(field).replace("\"", "")).isEqualTo("'" + field);
  }
}
