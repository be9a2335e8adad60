package org.porchlight.linkage.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.porchlight.linkage.Linker;
import org.porchlight.linkage.MadeUpPeople;
import org.porchlight.linkage.ReportRequest;
import org.porchlight.linkage.RunReport;

/** A link that is called 95 % sure is right 95 times in a hundred. */
class CalibrationTest {
  private static final MadeUpPeople PEOPLE = MadeUpPeople.of(60_000, 3);
  private static List<RunReport.Bin> bins = List.of();

  @BeforeAll
  static void link() {
    bins =
        Linker.create()
            .link(PEOPLE.records())
            .report(ReportRequest.plain().withTruth(PEOPLE.truth()))
            .calibration();
  }

  /** Links of one person stand or fall together, so that the share wavers by two in a hundred. */
  @Test
  void linksCalled95PercentSureAreRightThatOften() {
    assertThat(right(0.94, 0.96, 500)).isBetween(0.93, 0.975);
  }

  @Test
  void linksCalled99PercentSureAreRightThatOften() {
    assertThat(right(0.985, 0.995, 2000)).isBetween(0.985, 0.995);
  }

  /** A pair's weight alone does not know of the records that speak for both. */
  @Test
  void aDoubtfulLinkIsRightMoreOftenThanNot() {
    assertThat(right(0.7, 0.8, 500)).isBetween(0.6, 0.85);
  }

  private static double right(double from, double to, long least) {
    RunReport.Bin bin =
        bins.stream()
            .filter(each -> each.from() == from && each.to() == to)
            .findFirst()
            .orElseThrow();
    assertThat(bin.pairs()).isGreaterThan(least);
    return (double) bin.right() / bin.pairs();
  }
}
