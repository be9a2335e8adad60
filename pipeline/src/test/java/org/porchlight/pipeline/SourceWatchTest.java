package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.Source;
import org.porchlight.release.Notice;
import org.porchlight.release.Releases;

/** A source that cannot be believed today stops the next release and says so to residents. */
class SourceWatchTest {
  private static final LocalDate AUGUST = LocalDate.of(2024, 8, 1);
  private static final LocalDate OCTOBER = LocalDate.of(2024, 10, 1);

  @TempDir Path root;

  private Publication publish(Village village, Duration later, Publisher.Intent intent) {
    return new Publisher(village.home(), village.lake(), Clock.offset(Village.CLOCK, later))
        .publish(village.city(), Optional.empty(), intent);
  }

  private List<Notice> posted(Village village) {
    return new Releases(village.home().resolve("releases")).notices();
  }

  @Test
  void aSourceThatIsLateByHalfAsMuchAgainStopsTheReleaseUntilItComes() {
    Village village =
        Village.in(root)
            .with("sources/calls.yaml", Village.SOURCE + "every-days: 4\n")
            .calls(Village.draw(new Random(1), 500));
    assertThat(village.run().publication().outcome()).isEqualTo(Publication.Outcome.WRITTEN);
    assertThat(publish(village, Duration.ofDays(6), Publisher.Intent.WRITE).outcome())
        .as("six days are not more than one and a half times four")
        .isEqualTo(Publication.Outcome.UNCHANGED);
    Publication late = publish(village, Duration.ofDays(7), Publisher.Intent.WRITE);
    assertThat(late.outcome()).isEqualTo(Publication.Outcome.STOPPED);
    assertThat(posted(village)).isEqualTo(late.notices());
    assertThat(late.notices())
        .extracting(Notice::source, Notice::kind, Notice::since)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "calls", Notice.Kind.LATE, LocalDate.of(2025, 8, 24)));
    assertThat(
            publish(village, Duration.ofDays(7), Publisher.Intent.WRITE_DESPITE_NOTICES).outcome())
        .isEqualTo(Publication.Outcome.UNCHANGED);
    assertThat(posted(village)).as("residents still read it").hasSize(1);
    assertThat(publish(village, Duration.ZERO, Publisher.Intent.WRITE).outcome())
        .isEqualTo(Publication.Outcome.UNCHANGED);
    assertThat(posted(village)).isEmpty();
  }

  @Test
  void halfAsMuchAgainIsTheSameForOddDays() {
    LocalDate came = LocalDate.of(2026, 1, 1);
    assertThat(Source.Expects.isLate(3, came, came.plusDays(4))).isFalse();
    assertThat(Source.Expects.isLate(3, came, came.plusDays(5))).isTrue();
  }

  @Test
  void aHoleInHistoryStopsTheReleaseUntilTheCityFolderNamesIt() {
    List<Village.Call> calls =
        Village.draw(new Random(1), 3000).stream()
            .filter(call -> call.day().isBefore(AUGUST) || !call.day().isBefore(OCTOBER))
            .toList();
    Village village = Village.in(root).calls(calls);
    Publication stopped = village.run().publication();
    assertThat(stopped.outcome()).isEqualTo(Publication.Outcome.STOPPED);
    assertThat(stopped.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.GAP);
    assertThat(stopped.notices().getFirst().since().getMonthValue()).isIn(7, 8);
    village.with(
        "sources/calls.yaml",
        Village.SOURCE + "covers: {except: [{from: 2024-07-25, to: 2024-10-07}]}\n");
    assertThat(village.publish(false).outcome()).isEqualTo(Publication.Outcome.WRITTEN);
  }
}
