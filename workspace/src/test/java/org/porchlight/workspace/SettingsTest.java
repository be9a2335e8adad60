package org.porchlight.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.porchlight.workspace.settings.SettingsProblem;
import org.porchlight.workspace.settings.WorkspaceSettings;

/** What the operator may set, and what is said when it will not do. */
class SettingsTest {
  private static final String PREFIX = "PORCHLIGHT_WORKSPACE_";

  private static Map<String, String> settings(String... more) {
    Map<String, String> all = new HashMap<>();
    all.put(PREFIX + "DATABASE_URL", "jdbc:postgresql://127.0.0.1:5432/city");
    all.put(PREFIX + "DATABASE_USER", "door");
    for (int i = 0; i < more.length; i += 2) {
      all.put(PREFIX + more[i], more[i + 1]);
    }
    return all;
  }

  private static String problems(Map<String, String> settings) {
    String[] said = {""};
    assertThatThrownBy(() -> WorkspaceSettings.read(settings, Map.of()))
        .isInstanceOf(SettingsProblem.class)
        .satisfies(problem -> said[0] = String.valueOf(problem.getMessage()));
    return said[0];
  }

  @Test
  void withoutAWordItListensOnThisMachineAndExpectsHttps() {
    WorkspaceSettings settings = WorkspaceSettings.read(settings(), Map.of());
    assertThat(settings.address()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8081);
    assertThat(settings.https()).isTrue();
    assertThat(settings.demoPassword()).isEmpty();
  }

  @Test
  void everyProblemIsSaidAtOnceAndNoSecretIs() {
    String said =
        problems(
            Map.of(
                PREFIX + "PORT", "70000",
                PREFIX + "HTTPS", "maybe",
                PREFIX + "DATABASE_URL", "mysql:x",
                PREFIX + "DATABASE_PASSWORD", "hunter2",
                PREFIX + "PARENT", "mother"));
    assertThat(said)
        .contains("porchlight.workspace.port is '70000'")
        .contains("porchlight.workspace.https is 'maybe'")
        .contains("must begin with jdbc:postgresql:")
        .contains("porchlight.workspace.database-user is missing")
        .contains("porchlight.workspace.parent is 'mother'")
        .doesNotContain("hunter2")
        .hasLineCount(5);
  }

  @Test
  void aSettingNobodyKnowsIsNamedWithTheNearest() {
    assertThat(problems(settings("ADRESS", "x")))
        .contains("porchlight.workspace.adress is not known. Did you mean 'address'?");
  }

  @Test
  void plainHttpIsForThisMachineOnly() {
    assertThat(problems(settings("HTTPS", "no", "ADDRESS", "0.0.0.0")))
        .contains("would travel in the open");
    assertThat(WorkspaceSettings.read(settings("HTTPS", "no"), Map.of()).https()).isFalse();
    assertThat(problems(settings("HTTPS", "no", "ADDRESS", "127.0.0.1.example.org")))
        .contains("would travel in the open");
  }

  @Test
  void aDatabaseElsewhereNeedsAnEncryptedConnection() {
    String url = "jdbc:postgresql://db.city.example/study";
    assertThat(problems(settings("DATABASE_URL", url))).contains("sslmode=verify-full");
    assertThat(
            WorkspaceSettings.read(settings("DATABASE_URL", url + "?sslmode=verify-full"), Map.of())
                .database()
                .url())
        .startsWith(url);
  }

  @Test
  void settingsArePrintedWithoutTheirSecrets() {
    WorkspaceSettings settings =
        WorkspaceSettings.read(
            settings("DATABASE_PASSWORD", "hunter2", "DEMO_PASSWORD", "hunter3"), Map.of());
    assertThat(settings + settings.database().toString()).doesNotContain("hunter");
  }
}
