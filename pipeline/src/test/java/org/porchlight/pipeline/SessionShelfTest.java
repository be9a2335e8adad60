package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.release.LocalText;
import org.porchlight.release.Release;
import org.porchlight.release.Releases;
import org.porchlight.release.SessionResults;
import org.porchlight.study.sessions.SessionBook;

/** From the sums of a room to what a release says of it. */
class SessionShelfTest {
  @TempDir Path root;

  private static LocalText text(String en) {
    return LocalText.of(en, en + " (es)");
  }

  private static SessionBook.Held held(long id, long... chosen) {
    return new SessionBook.Held(
        id,
        LocalDate.of(2025, 6, 3),
        text("Calls at night"),
        "/topics/calls",
        List.of(
            new SessionBook.Question(
                1,
                text("Safe, \"really\"?"),
                List.of(text("=Yes"), text("No")),
                java.util.stream.LongStream.of(chosen).boxed().toList())));
  }

  private static Path published(Village village, SessionBook.Held... held) throws IOException {
    Files.createDirectories(village.home());
    new SessionShelf(village.home()).put(village.city(), List.of(held));
    village.run();
    return new Releases(village.home().resolve("releases")).folders().getLast();
  }

  @Test
  void aRoomsAnswersComeOutRoundedAndASmallRoomsNever() throws IOException {
    Village village = Village.in(root).calls(Village.draw(new Random(1), 500));
    Path folder = published(village, held(2, 61, 38), held(1, 14, 9));
    Release release = Release.open(folder);
    SessionResults.Question large = release.sessions().find(2).orElseThrow().questions().getFirst();
    assertThat(large.answers()).isEqualTo(100);
    assertThat(large.options()).extracting(SessionResults.Option::percent).containsExactly(60, 40);
    SessionResults.Question small = release.sessions().find(1).orElseThrow().questions().getFirst();
    assertThat(small.shown()).isFalse();
    assertThat(small.options()).extracting(SessionResults.Option::percent).containsOnlyNulls();
    String csv = Files.readString(folder.resolve(SessionResults.TABLE));
    assertThat(csv)
        .contains("2,2025-06-03,\"/topics/calls\",1,\"Safe, \"\"really\"\"?\",1,\"'=Yes\",100,60,")
        .contains("\"No\",,,")
        .doesNotContain("61", "38", ",14,", ",9,");
  }

  /** Paper counts that come late would tell of the few whose sheets they were. */
  @Test
  void whatWasPublishedOfARoomStays() throws IOException {
    Village village = Village.in(root).calls(Village.draw(new Random(1), 500));
    Release first = Release.open(published(village, held(2, 61, 38)));
    Release second = Release.open(published(village, held(2, 90, 38), held(3, 40, 60)));
    assertThat(second.manifest().id()).isNotEqualTo(first.manifest().id());
    assertThat(second.sessions().find(2)).isEqualTo(first.sessions().find(2));
    assertThat(second.sessions().find(3)).isPresent();
  }
}
