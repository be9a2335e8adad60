package org.porchlight.hub.programs;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.porchlight.hub.frame.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
final class ProgramsController {
  private final Pages pages;

  ProgramsController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/{language}/programs")
  ResponseEntity<byte[]> index(@PathVariable String language, HttpServletRequest request) {
    return pages.show(
        request,
        language,
        "/programs",
        "programs.jte",
        edition -> Optional.of(ProgramsPage.of(edition)));
  }

  @GetMapping("/{language}/programs/{program}")
  ResponseEntity<byte[]> program(
      @PathVariable String language, @PathVariable String program, HttpServletRequest request) {
    return pages.show(
        request,
        language,
        "/programs/" + program,
        "program.jte",
        edition -> ProgramPage.of(edition, program));
  }
}
