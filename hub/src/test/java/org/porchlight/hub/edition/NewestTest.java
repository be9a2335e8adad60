package org.porchlight.hub.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.hub.SampleRelease;
import org.porchlight.hub.frame.Frame;
import org.porchlight.release.LocalText;
import org.porchlight.release.Notice;
import org.porchlight.release.Releases;
import org.porchlight.release.TakenBack;
import org.porchlight.webkit.language.Phrase;

/** A newer release takes over within ten seconds; a damaged one never does. */
class NewestTest {
  @TempDir Path folder;

  private Instant now = Instant.parse("2026-11-01T00:00:00Z");
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @Test
  void aNewerReleaseTakesOverAndTheOldOneStaysReachable() throws IOException {
    publish();
    Newest newest = new Newest(folder, clock);
    Issue first = newest.issue();
    publish();
    now = now.plusSeconds(9);
    assertThat(newest.issue()).isSameAs(first);
    now = now.plusSeconds(2);
    assertThat(newest.issue().manifest().id()).isEqualTo("0002");
    assertThat(newest.ids()).containsExactly("0002", "0001");
    assertThat(newest.release("0001")).isPresent();
    assertThat(newest.release("0003")).isEmpty();
  }

  @Test
  void aDamagedNewerReleaseLeavesTheLastGoodOne() throws IOException {
    publish();
    Newest newest = new Newest(folder, clock);
    Path second = publish();
    Files.delete(second.resolve("tables/survey.json"));
    now = now.plus(Duration.ofSeconds(11));
    assertThat(newest.issue().manifest().id()).isEqualTo("0001");
    publish();
    now = now.plus(Duration.ofSeconds(11));
    assertThat(newest.issue().manifest().id()).isEqualTo("0003");
  }

  @Test
  void whyThereIsNoNewerReleaseIsReadBesideTheReleases() throws IOException {
    publish();
    Newest newest = new Newest(folder, clock);
    assertThat(newest.issue().notices()).isEmpty();
    Notice late =
        new Notice(
            "calls",
            LocalText.of("Calls", "Llamadas"),
            Notice.Kind.LATE,
            LocalDate.of(2026, 10, 20));
    new Releases(folder).post(List.of(late));
    now = now.plus(Duration.ofSeconds(11));
    assertThat(newest.issue().notices()).containsExactly(late);
    Frame frame = new Frame(newest.issue().in("es").orElseThrow(), "/", Phrase.words("Inicio"));
    assertThat(frame.notices().getFirst().plain()).contains("«Llamadas»").contains("2026");
    Files.writeString(folder.resolve("notices.json"), "{damaged");
    now = now.plus(Duration.ofSeconds(11));
    assertThat(newest.issue().notices()).isEmpty();
  }

  @Test
  void whatIsTakenBackIsShownNoLongerEvenIfNothingIsLeft() throws IOException {
    publish();
    publish();
    Newest newest = new Newest(folder, clock);
    assertThat(newest.issue().manifest().id()).isEqualTo("0002");
    new Releases(folder).takeBack(List.of(new TakenBack("0002", null, null)));
    now = now.plus(Duration.ofSeconds(11));
    assertThat(newest.issue().manifest().id()).isEqualTo("0001");
    new Releases(folder)
        .takeBack(List.of(new TakenBack("0001", null, null), new TakenBack("0002", null, null)));
    now = now.plus(Duration.ofSeconds(11));
    assertThatThrownBy(newest::issue).isInstanceOf(NothingShown.class);
    assertThatThrownBy(() -> newest.release("0001")).isInstanceOf(NothingShown.class);
    publish();
    now = now.plus(Duration.ofSeconds(11));
    assertThat(newest.issue().manifest().id()).isEqualTo("0003");
  }

  @Test
  void aDamagedNewerReleaseDoesNotKeepOneThatWasTakenBack() throws IOException {
    publish();
    Newest newest = new Newest(folder, clock);
    Files.delete(publish().resolve("tables/survey.json"));
    now = now.plus(Duration.ofSeconds(11));
    assertThat(newest.issue().manifest().id()).isEqualTo("0001");
    new Releases(folder).takeBack(List.of(new TakenBack("0001", null, null)));
    now = now.plus(Duration.ofSeconds(11));
    assertThatThrownBy(newest::issue).isInstanceOf(NothingShown.class);
  }

  private Path publish() throws IOException {
    return new SampleRelease(List.of("en", "es"), true).write(folder);
  }
}
