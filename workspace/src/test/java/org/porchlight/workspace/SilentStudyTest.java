package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** When the study does not answer, nothing is shown, and the page that says so needs no study. */
class SilentStudyTest {
  @Test
  void withoutTheStudyNobodySeesAnythingAndThePageSaysSo() {
    SmallStudy study = SmallStudy.start();
    try (RunningWorkspace workspace = new RunningWorkspace(study.settings())) {
      RunningWorkspace.Browser steward = workspace.as("crisis.steward");
      study.close();
      HttpResponse<String> answer = steward.get("/es/people");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body())
          .contains("Algo falló de nuestro lado", "dé este número")
          .doesNotContain("SQL", "postgres", "Exception");
      assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
      assertThat(answer.headers().firstValue("content-security-policy")).isPresent();
    }
  }
}
