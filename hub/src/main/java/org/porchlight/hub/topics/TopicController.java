package org.porchlight.hub.topics;

import jakarta.servlet.http.HttpServletRequest;
import org.porchlight.hub.frame.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
final class TopicController {
  private final Pages pages;

  TopicController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language}/topics/{topic}")
  ResponseEntity<byte[]> topic(
      @PathVariable String language, @PathVariable String topic, HttpServletRequest request) {
    if (topic.equals("plan")) {
      return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
          .header(HttpHeaders.LOCATION, "/" + language + "/plan")
          .build();
    }
    return pages.show(
        request,
        language,
        "/topics/" + topic,
        "topic.jte",
        edition -> TopicPage.of(edition, topic));
  }
}
