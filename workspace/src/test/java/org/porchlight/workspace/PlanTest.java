package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.porchlight.city.Plan;
import org.porchlight.commons.JdbcPlans;
import org.porchlight.commons.PlanUpdate;

/** The plan is kept up to date by two people, and says what is late. */
class PlanTest {
  private static final String ONE = "/en/plan/2.21";

  private static SmallStudy study;
  private static RunningWorkspace workspace;
  private static RunningWorkspace.Browser steward;
  private static RunningWorkspace.Browser analyst;

  @BeforeAll
  static void open() throws SQLException {
    study = SmallStudy.start();
    study.plan();
    workspace = new RunningWorkspace(study.settings());
    steward = workspace.as("crisis.steward");
    analyst = workspace.as("analyst");
  }

  @AfterAll
  static void close() {
    workspace.close();
    study.close();
  }

  private static String problem(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(422);
    return Jsoup.parse(answer.body()).select("[role=alert]").text();
  }

  /** The form of the page as it stands, with these fields filled in. */
  private static Map<String, String> form(Map<String, String> filled) {
    Document page = steward.page(ONE + "/update");
    Map<String, String> fields = new HashMap<>();
    fields.put("period", page.select("input[name=period]").attr("value"));
    page.select("form[action$=/updates] select")
        .forEach(one -> fields.put(one.attr("name"), one.select("option[selected]").attr("value")));
    page.select("form[action$=/updates] textarea")
        .forEach(one -> fields.put(one.attr("name"), one.text()));
    fields.putAll(filled);
    return fields;
  }

  @Test
  void anUpdateIsWrittenByOneAndPublishedByAnother() throws SQLException {
    JdbcPlans everybody = new JdbcPlans(study.owner());
    assertThat(steward.page("/en/").select(".task-late").text())
        .contains("2.21 Safety fairs", "Due March 31, 2026. Director of Safety")
        .contains("6 fairs in 2025");
    assertThat(workspace.as("crisis.member").page("/en/").select(".task-late")).isEmpty();
    assertThat(steward.page("/en/plan").text())
        .contains("No update waits for a second person. One value is late.");
    assertThat(steward.page("/en/plan").select("table tbody").text())
        .isEqualTo("2 A safer community 1 0 0 1 0");

    assertThat(problem(steward.post(ONE + "/updates", form(Map.of("value-1", "about 7")))))
        .contains("as a number");
    assertThat(problem(steward.post(ONE + "/updates", form(Map.of("doing-es", "")))))
        .contains("both languages");
    assertThat(
            problem(steward.post(ONE + "/updates", form(Map.of("doing-en", "Ask 919-555-0187.")))))
        .contains("a phone number");
    assertThat(problem(steward.post(ONE + "/updates", form(Map.of("period", "1999-Q1")))))
        .contains("period");
    assertThat(steward.page(ONE + "/update").select("#steps-title")).isEmpty();

    Map<String, String> filled =
        form(
            Map.of(
                "value-1", "7.5",
                "performance-1", "ON_TARGET",
                "progress", "ON_HOLD",
                "doing-en", "We paused.",
                "doing-es", "Paramos.",
                "step", "review"));
    assertThat(steward.post(ONE + "/updates", filled).statusCode()).isEqualTo(303);
    Document own = steward.page(ONE + "/update");
    assertThat(own.text()).contains("You wrote this, so somebody else publishes it.");
    assertThat(own.select("form[action$=/steps]")).isEmpty();
    String id = analyst.page(ONE + "/update").select("input[name=update]").attr("value");
    Map<String, String> publish = Map.of("update", id, "step", "published");
    assertThat(problem(steward.post(ONE + "/steps", publish))).contains("Somebody else");
    assertThat(everybody.updates()).isEmpty();
    assertThat(analyst.page("/es/plan").text()).contains("Un informe espera a una segunda");

    assertThat(problem(analyst.post(ONE + "/steps", Map.of("update", id, "step", "returned"))))
        .contains("Say why");
    assertThat(analyst.post(ONE + "/steps", publish).statusCode()).isEqualTo(303);
    assertThat(problem(analyst.post(ONE + "/steps", publish))).contains("Nothing was done");
    PlanUpdate out = everybody.updates().getFirst();
    assertThat(out.progress()).isEqualTo(Plan.Progress.ON_HOLD);
    assertThat(out.doing().inOrFallback("es")).isEqualTo("Paramos.");
    assertThat(out.of("Safety fairs").orElseThrow().value()).isEqualByComparingTo("7.5");

    assertThat(steward.page("/en/").select(".task-late")).isEmpty();
    assertThat(steward.page("/en/plan").select("table tbody").text())
        .isEqualTo("2 A safer community 1 1 0 0 0");
    assertThat(steward.page("/es/plan/2.21/update").text())
        .contains("Público", "Sam Whitfield lo publicó", "Último valor: 7.5 ferias");
    assertThat(steward.get("/en/plan.csv").body())
        .contains("2.21,Meet in every district,on-hold,", ",fairs,on-target,7.5,");
    assertThat(steward.get("/en/plan.json").body())
        .contains("\"initiative\":\"2.21\"", "\"value\":7.5", "\"made-up\":true");
    assertThat(workspace.as("privacy").page("/en/trail").text()).contains("plan/{initiative}");
  }
}
