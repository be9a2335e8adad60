package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.attacker.AttackReport;
import org.porchlight.attacker.Attacker;
import org.porchlight.release.Release;
import org.porchlight.release.Releases;

/**
 * Twenty-four monthly releases by the whole pipeline: records that come up to three months late,
 * records put right or taken back after they were published, all numbers given anew after a year,
 * and a code that gets a stricter tier: its table stands still until all is given anew once more.
 * Whoever kept every release learns no hidden number.
 */
class TwoYearsOfReleasesTest {
  private static final YearMonth FIRST = YearMonth.of(2024, 7);
  private static final int RELEASES = 24;
  private static final LocalDate END = LocalDate.of(2026, 7, 1);
  private static final int RESTATED = 13;

  /** A type gets a stricter tier; the restatement that this needs is announced a month later. */
  private static final int STRICTER = 17;

  private static final int RESTATED_STRICTER = 18;

  @TempDir Path root;

  /** One call, when its record comes in, what it is called from some month on, and if it stays. */
  private record Story(
      Village.Call call, int comes, String renamed, int renamedFrom, int takenBack) {}

  private static List<Story> stories(LocalDate since) {
    Random random = new Random(20);
    List<Story> stories = new ArrayList<>();
    String[] natures = {"noise", "parking", "welfare", "never heard of"};
    for (Village.Call call : Village.draw(random, 6000)) {
      LocalDate day =
          call.id() == 0
              ? since
              : since.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(since, END)));
      int month = (int) FIRST.atDay(1).until(day, ChronoUnit.MONTHS);
      int late = random.nextInt(20) == 0 ? 1 + random.nextInt(3) : 0;
      int published = Math.max(0, month + 1 + late);
      stories.add(
          new Story(
              at(call, day, call.nature()),
              published,
              natures[random.nextInt(natures.length)],
              random.nextInt(15) == 0 ? published + 1 + random.nextInt(6) : Integer.MAX_VALUE,
              random.nextInt(40) == 0 ? published + 1 + random.nextInt(6) : Integer.MAX_VALUE));
    }
    return stories;
  }

  private static Village.Call at(Village.Call call, LocalDate day, String nature) {
    return new Village.Call(
        call.id(), day, call.second(), call.response(), nature, call.phone(), call.x(), call.y());
  }

  /** The file that the agency would send for a release, with all that it knows by then. */
  private static List<Village.Call> known(List<Story> stories, int release, LocalDate before) {
    return stories.stream()
        .filter(story -> story.call().day().isBefore(before))
        .filter(story -> story.comes() <= release && release < story.takenBack())
        .map(
            story ->
                release < story.renamedFrom()
                    ? story.call()
                    : at(story.call(), story.call().day(), story.renamed()))
        .toList();
  }

  private static String rules(int release) {
    String rules =
        """
        version: 1
        signed-by: Privacy officer
        signed-on: 2024-01-15
        tiers:
          nature: {noise: open, parking: %s, welfare: guarded, other: guarded}
        """
            .formatted(release < STRICTER ? "open" : "guarded");
    StringBuilder announced = new StringBuilder(rules);
    if (release >= RESTATED) {
      announced.append("restatements:\n").append(restatement(RESTATED, "Yearly correction"));
    }
    if (release >= RESTATED_STRICTER) {
      announced.append(restatement(RESTATED_STRICTER, "Parking is counted with more care"));
    }
    return announced.toString();
  }

  private static String restatement(int release, String reason) {
    return """
      - on: %s
        reason: {en: %s, es: Corrección}
        approved-by: [Ana Ruiz, Ben Cole]
    """
        .formatted(FIRST.plusMonths(release).atDay(1), reason);
  }

  /**
   * Once with a table that grows by months, and once with the one that grows by years, because it
   * has areas for which only the whole time is shown.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoKeptEveryReleaseLearnsNoHiddenNumber(boolean byMonths) {
    List<Story> stories = stories(LocalDate.of(byMonths ? 2024 : 2023, 1, 1));
    Village village = Village.in(root);
    if (byMonths) {
      village.with("measures/calls-by-kind.yaml", Village.COUNTS_BY_MONTHS);
    }
    for (int release = 1; release <= RELEASES; release++) {
      YearMonth month = FIRST.plusMonths(release);
      LocalDate today = month.atDay(20);
      village
          .with("disclosure.yaml", rules(release))
          .calls(known(stories, release, month.atDay(1)))
          .run(Clock.fixed(today.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }
    Releases releases = new Releases(village.home().resolve("releases"));
    List<Release> all = releases.folders().stream().map(Release::open).toList();
    assertThat(all).hasSize(RELEASES);
    assertThat(all.stream().filter(one -> one.manifest().restates() != null)).hasSize(2);
    assertThat(all.stream().filter(one -> one.table("calls-by-kind").isEmpty()))
        .as("left out until the stricter tier comes with a restatement")
        .extracting(one -> one.manifest().id())
        .containsExactly("%04d".formatted(STRICTER));
    AttackReport report = Attacker.attack(releases.folders());
    assertThat(report.hidden()).isPositive();
    assertThat(Map.of("recovered", report.recovered(), "findings", report.findings()))
        .isEqualTo(Map.of("recovered", 0L, "findings", List.of()));
  }
}
