package org.porchlight.hub.corrections;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.frame.DataAnswer;
import org.porchlight.hub.frame.DataProblem;
import org.porchlight.hub.frame.Pages;
import org.porchlight.release.Cell;
import org.porchlight.release.TakenBack;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
final class CorrectionsController {
  private final Pages pages;
  private final History history;
  private final Newest newest;

  CorrectionsController(Pages pages, History history, Newest newest) {
    this.pages = pages;
    this.history = history;
    this.newest = newest;
  }

  @GetMapping("/{language}/corrections")
  ResponseEntity<byte[]> page(@PathVariable String language, HttpServletRequest request) {
    // An older release that is taken back changes the page, though the shown one stays.
    return pages.show(
        request,
        language,
        "/corrections?" + Integer.toHexString(newest.ids().hashCode()),
        "corrections.jte",
        edition -> Optional.of(CorrectionsPage.of(edition, history)));
  }

  @GetMapping("/api/v1/corrections")
  ResponseEntity<byte[]> forPrograms(HttpServletRequest request) {
    newest.issue();
    if (!request.getParameterMap().isEmpty()) {
      return DataAnswer.problem(
          DataProblem.of(
              "unknown-parameter",
              400,
              "This address takes no parameter.",
              DataProblem.DESCRIPTION));
    }
    List<Map<String, Object>> all = new ArrayList<>();
    for (Correction one : history.corrections()) {
      Map<String, Object> card = new LinkedHashMap<>();
      card.put("cell", one.key().toString());
      card.put("on", one.on());
      card.put("from", one.from());
      card.put("to", one.to());
      card.put("was", number(one.was()));
      card.put("is", number(one.is()));
      if (one.reason() != null) {
        card.put("reason", one.reason());
      }
      card.put("earlier", one.earlier());
      all.add(card);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("takenBack", history.takenBack().stream().map(TakenBack::release).toList());
    body.put("corrections", all);
    return DataAnswer.of(request, "application/json;charset=UTF-8", DataAnswer.json(body));
  }

  private static Map<String, Object> number(Cell cell) {
    Map<String, Object> number = new LinkedHashMap<>();
    number.put("status", cell.lacksRecords() ? "no-data" : cell.isHidden() ? "hidden" : "shown");
    put(number, "value", cell.value());
    put(number, "base", cell.base());
    put(number, "margin", cell.margin());
    return number;
  }

  private static void put(Map<String, Object> number, String name, @Nullable Long value) {
    if (value != null) {
      number.put(name, value);
    }
  }
}
