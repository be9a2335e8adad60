package org.porchlight.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.porchlight.study.access.Role;
import org.porchlight.study.sql.Statements;

class RoleTest {
  @Test
  void theDatabasesTableOfRightsIsOurs() throws SQLException {
    Set<String> ours =
        Stream.of(Role.values())
            .flatMap(role -> role.rights().stream().map(r -> role.label() + " " + r.label()))
            .collect(Collectors.toCollection(TreeSet::new));
    try (Server server = Server.start()) {
      server.newStudy();
      try (Connection connection = server.workspace().getConnection()) {
        assertThat(
                new Statements(connection)
                    .list(
                        "select role || ' ' || \"right\" as line from study.role_right",
                        row -> row.getString("line")))
            .containsExactlyInAnyOrderElementsOf(ours);
      }
    }
  }

  @Test
  void nobodyReadsPeopleAndManagesAccounts() {
    for (Role role : Role.values()) {
      Set<String> rights = role.rights().stream().map(r -> r.label()).collect(Collectors.toSet());
      assertThat(rights.contains("people") && rights.contains("accounts")).isFalse();
      assertThat(rights.contains("people") && rights.contains("audit")).isFalse();
    }
  }
}
