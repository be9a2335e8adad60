package org.porchlight.study.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.study.Server;

/** What was decided before the first look stays written down, whoever asks for something else. */
class ProgramBookTest {
  private static final String FIRST = "a".repeat(64);
  private static final String OTHER = "b".repeat(64);

  private static Server server;

  @BeforeAll
  static void start() {
    server = Server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void anew() throws SQLException {
    server.newStudy();
  }

  @Test
  void theFirstFileIsTheRegistrationAndTheSameFileChangesNothing() throws SQLException {
    ProgramBook book = new ProgramBook(server.owner());
    Lock first = book.register("visits", FIRST);
    assertThat(first.sha256()).isEqualTo(FIRST);
    assertThat(first.changed()).isEmpty();
    assertThat(book.register("visits", FIRST)).isEqualTo(first);
    assertThat(book.register("another", OTHER).sha256()).isEqualTo(OTHER);
  }

  @Test
  void aFileThatWentBackWasChangedAllTheSame() throws SQLException {
    ProgramBook book = new ProgramBook(server.owner());
    Lock first = book.register("visits", FIRST);
    Lock changed = book.register("visits", OTHER);
    assertThat(changed.sha256()).isEqualTo(FIRST);
    assertThat(changed.registered()).isEqualTo(first.registered());
    assertThat(changed.changed()).isPresent();
    assertThat(book.register("visits", FIRST)).isEqualTo(changed);
  }

  @Test
  void notEvenTheOwnerRewritesIt() throws SQLException {
    new ProgramBook(server.owner()).register("visits", FIRST);
    for (String sql :
        new String[] {
          "update study.program_registration set sha256 = repeat('b', 64)",
          "delete from study.program_registration",
          "truncate study.program_registration"
        }) {
      assertThatThrownBy(() -> server.asOwner(sql)).hasMessageContaining("only grows");
    }
  }

  @Test
  void theWorkspaceHasNothingToDoWithIt() throws SQLException {
    new ProgramBook(server.owner()).register("visits", FIRST);
    assertThatThrownBy(
            () ->
                Server.run(
                    server.workspace().getConnection(), "select * from study.program_registration"))
        .hasMessageContaining("permission denied");
  }
}
