package org.porchlight.hub.stories;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.porchlight.hub.corrections.Correction;
import org.porchlight.hub.corrections.History;
import org.porchlight.hub.frame.Pages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
final class StoryController {
  private final Pages pages;
  private final History history;

  StoryController(Pages pages, History history) {
    this.pages = pages;
    this.history = history;
  }

  @GetMapping("/{language}/stories")
  ResponseEntity<byte[]> index(@PathVariable String language, HttpServletRequest request) {
    return pages.show(
        request,
        language,
        "/stories",
        "stories.jte",
        edition -> Optional.of(StoriesPage.of(edition)));
  }

  /** Made anew each time: which old numbers may be told changes when a release is taken back. */
  @GetMapping("/{language}/stories/{story}")
  ResponseEntity<byte[]> story(
      @PathVariable String language, @PathVariable String story, HttpServletRequest request) {
    List<Correction> corrections = history.corrections();
    return pages.showNow(
        request,
        language,
        HttpStatus.OK,
        "story.jte",
        edition -> StoryPage.of(edition, story, corrections));
  }
}
