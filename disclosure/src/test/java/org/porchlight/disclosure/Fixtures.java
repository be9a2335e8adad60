package org.porchlight.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.porchlight.disclosure.DisclosureRules.AreaDetail;
import org.porchlight.release.Dimension;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/** What every test of this module needs and none is about. */
final class Fixtures {
  static final Manifest.Rules RULES =
      new Manifest.Rules(
          1, 10, 11, 0.5, 0.75, 5, 15, 8, 1000, 30, "data steward", LocalDate.of(2026, 9, 1));

  private Fixtures() {}

  static DisclosureCompiler compiler() {
    return new DisclosureCompiler(
        new DisclosureRules(
            RULES,
            Map.of(
                "city", AreaDetail.CITY,
                "district", AreaDetail.DISTRICT,
                "hood", AreaDetail.NEIGHBORHOOD,
                "beat", AreaDetail.NEIGHBORHOOD)));
  }

  static TableHead head(
      String id,
      Measure measure,
      List<TableHead.Grain> grains,
      Dimension area,
      Dimension time,
      Dimension type) {
    return head(id, measure, LocalDate.of(2026, 12, 31), grains, area, time, type);
  }

  static TableHead head(
      String id,
      Measure measure,
      LocalDate to,
      List<TableHead.Grain> grains,
      Dimension area,
      Dimension time,
      Dimension type) {
    LocalText words = LocalText.of("calls", "llamadas");
    return new TableHead(
        id,
        "calls",
        "source",
        words,
        words,
        words,
        words,
        null,
        measure,
        Tier.OPEN,
        List.of(),
        null,
        null,
        LocalDate.of(2026, 1, 1),
        to,
        grains,
        area,
        time,
        type,
        List.of(),
        List.of(),
        null,
        null);
  }

  /** A table before any audit. */
  static CountTable table(Candidate candidate) {
    return new CountTable(
        candidate.head(),
        new TypeTiers(candidate.head().type(), candidate.tierOfType()),
        new CountRule(RULES),
        candidate.cells().stream().map(TrueCell.Counted.class::cast).toList());
  }

  static Member member(String id, String level) {
    return new Member(id, level, null);
  }

  /** Seeds of a property test: the one asked for by {@code -Dporchlight.seed}, else 1 to many. */
  static LongStream seeds(int many) {
    String asked = System.getProperty("porchlight.seed", "");
    return asked.isBlank() ? LongStream.rangeClosed(1, many) : LongStream.of(Long.parseLong(asked));
  }
}
