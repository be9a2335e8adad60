package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the operator reads when the workspace must not start: one sentence, exit code 2. */
class StartTest {
  private String said = "";

  private int start(String url, String user, String... more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PORCHLIGHT_WORKSPACE_DATABASE_URL", url);
    environment.put("PORCHLIGHT_WORKSPACE_DATABASE_USER", user);
    environment.put("PORCHLIGHT_WORKSPACE_DATABASE_PASSWORD", user);
    environment.put("PORCHLIGHT_WORKSPACE_PORT", "0");
    environment.put("PORCHLIGHT_WORKSPACE_HTTPS", "no");
    for (int i = 0; i < more.length; i += 2) {
      environment.put("PORCHLIGHT_WORKSPACE_" + more[i], more[i + 1]);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        WorkspaceApplication.start(
            environment,
            Map.of(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    said = err.toString(StandardCharsets.UTF_8);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    return code;
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaid() {
    assertThat(start("jdbc:postgresql://127.0.0.1:1/city", "door")).isEqualTo(2);
    assertThat(said).contains("does not let the role door in").hasLineCount(1);
  }

  @Test
  void aRealCityWithAccountsOfTheDemoIsNotServed() {
    try (SmallStudy real = SmallStudy.start(false)) {
      assertThat(start(real.url(), "door")).isEqualTo(2);
      assertThat(said).contains("accounts of the demo are open").hasLineCount(1);
      real.ownerAccounts().closeDemo();
      assertThat(start(real.url(), "door", "DEMO_PASSWORD", "x")).isEqualTo(2);
      assertThat(said).contains("demo-password is only for a made-up city").hasLineCount(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aRoleThatCanDoMoreThanItsPartIsRefused() throws SQLException {
    try (SmallStudy study = SmallStudy.start()) {
      assertThat(start(study.url(), "keeper")).isEqualTo(2);
      assertThat(said).contains("The role keeper can do more than its part").hasLineCount(1);
      study.execute("grant insert on study.look to door");
      assertThat(start(study.url(), "door")).isEqualTo(2);
      assertThat(said).contains("may write to study.look").hasLineCount(1);
    }
  }
}
