package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.porchlight.release.LocalText;
import org.porchlight.release.Words;

/** Numbers that stories cite and a release does not show. */
class StoryNumbersTest {
  @Test
  void aCitedNumberThatIsNotThereIsNamedWithItsStory() {
    LocalText words = LocalText.same("There were {{cell:calls/city/2026/all}} calls.");
    Words.Story story =
        new Words.Story(
            "street",
            LocalText.same("A street"),
            words,
            "calls",
            null,
            LocalText.same("Police"),
            List.of(new Words.Part(null, null, null, new Words.Did(words, null))));
    assertThat(story.cited()).containsExactly("calls/city/2026/all");
    Words all = new Words(null, Map.of(), Map.of(), Map.of(), List.of(), List.of(story));
    assertThat(StoryNumbers.unseen(all, List.of()))
        .singleElement()
        .asString()
        .startsWith("content/stories/street.yaml cites calls/city/2026/all, which this release")
        .contains("does not have");
  }
}
