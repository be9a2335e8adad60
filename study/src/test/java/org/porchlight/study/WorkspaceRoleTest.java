package org.porchlight.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceRoleTest {
  private static final Server server = Server.start();

  @BeforeEach
  void prepare() throws SQLException {
    server.newStudy();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theRoleAsOpenedHasNoExcess() throws SQLException {
    assertThat(new WorkspaceRole(server.workspace()).excesses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into study.look (account, role, action) values (1, 'member', 'x')",
        "update study.look set action = 'x'",
        "delete from study.look",
        "truncate study.look",
        "insert into study.mention select * from study.mention",
        "update study.mention set person = 'x'",
        "delete from study.mention",
        "insert into study.sight values ('a', 'b')",
        "update study.account set role = 'steward'",
        "insert into study.role_right values ('administrator', 'people')",
        "delete from study.link_decision",
        "insert into study.session (token_hash, account) values (''::bytea, 1)",
        "select password_hash from study.account",
        "select token_hash from study.session",
        "select login_hash from study.sign_in",
        "select key from study.secret",
        "select model from study.link_run",
        "select moved from study.link_decision",
        "select others from study.person_event",
        "select * from study.flyway_schema_history",
        "select study.apply_decision(1)",
        "select study.undo_decision(1)",
        "select study.root_of('0000000000')",
        "select study.open_look()",
        "select study.live_account(''::bytea)",
        "select study.touch(''::bytea)",
        "select study.new_handle()",
        "select nextval('study.decision_step')",
        "alter table study.mention disable row level security",
        "alter table study.mention no force row level security",
        "drop policy in_sight on study.mention",
        "create policy open on study.mention using (true)",
        "create table study.mine (a int)",
        "create table public.mine (a int)",
        "create schema mine",
        "set role keeper",
        "copy study.mention to program 'true'"
      })
  void theRoleCanDoNothingElse(String sql) {
    assertThatThrownBy(() -> Server.run(server.workspace().getConnection(), sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alter role desk superuser                           | superuser
          alter role desk bypassrls                           | bypass row security
          alter role desk createrole                          | create roles
          grant keeper to desk                                | member of other roles: keeper
          grant pg_read_all_data to desk                      | member of other roles: pg_read_all_data
          grant create on database city to desk               | create schemas in database city
          grant create on schema public to desk               | create tables in schema public
          grant create on schema study to desk                | create tables in schema study
          grant update on study.account to desk               | write to study.account
          grant insert (action) on study.look to desk         | write to study.look
          grant delete on study.look to public                | write to study.look
          grant select on study.secret to desk                | read study.secret
          grant select on study.account to desk               | read study.account.password_hash
          grant select (moved) on study.link_decision to desk | read study.link_decision.moved
          grant usage on sequence study.decision_step to desk | sequence study.decision_step
          grant execute on function study.apply_decision to desk | call study.apply_decision(bigint)
          grant execute on function study.root_of to public   | call study.root_of(text)
          alter table study.look owner to desk                | owns study.look
          alter table study.mention disable row level security | read study.mention, where row security is not forced
          alter table study.tie no force row level security   | read study.tie, where row security is not forced
          """)
  void oneGrantTooManyIsNoticed(String grant, String finding) throws SQLException {
    server.executeInCity(grant);
    assertThat(new WorkspaceRole(server.workspace()).excesses())
        .anyMatch(excess -> excess.contains(finding));
  }

  @Test
  void openingAgainTakesStrayRightsAway() throws SQLException {
    server.executeInCity("grant all on all tables in schema study to desk");
    server.executeInCity("grant select (password_hash) on study.account to desk");
    server.executeInCity("grant all on all functions in schema study to desk");
    server.executeInCity("grant all on all sequences in schema study to desk");
    server.executeInCity("grant create on schema study to desk");
    new StudySchema(server.owner()).openTo("desk");
    assertThat(new WorkspaceRole(server.workspace()).excesses()).isEmpty();
  }
}
