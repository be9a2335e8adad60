package org.porchlight.study.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.study.Server;
import org.porchlight.study.access.Looks;
import org.porchlight.study.access.Role;
import org.porchlight.study.access.SessionToken;
import org.porchlight.study.sql.Statements;
import org.porchlight.study.world.Town;

/** How sources stand, who sees it, and what becomes of what is decided about codes. */
class SourcesTest {
  private static final Server server = Server.start();

  /** Sent by the crisis team and seen by nobody else. */
  private static final String OURS = "source-0";

  /** Sent by the fire department; the law lets the crisis team see it. */
  private static final String THEIRS = "source-1";

  private Town town;

  @BeforeEach
  void prepare() throws SQLException {
    town = Town.any(server);
    server.asOwner(
        "delete from study.sight; insert into study.sight values ('%s', 'crisis')"
            .formatted(THEIRS));
    SourceLedger.write(server.owner(), Shelf.state(OURS));
    SourceLedger.write(server.owner(), Shelf.state(THEIRS));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private <T> Optional<T> look(Role role, String agency, Looks.Reading<T> reading)
      throws SQLException {
    SessionToken token = town.session(role, agency);
    return town.looks().look(token, "sources", null, reading);
  }

  private CodeField table(Role role, String agency, String source) throws SQLException {
    return look(role, agency, sight -> sight.codes().field(source, Shelf.FIELD)).orElseThrow();
  }

  private Optional<CodeBook.Outcome> save(
      Role role, String agency, String source, long seen, Map<String, CodeChoice> wanted)
      throws SQLException {
    return look(
        role,
        agency,
        sight -> sight.codes().save(source, Shelf.FIELD, seen, wanted, " from the manual "));
  }

  @Test
  void whatTheImportWroteIsWhatIsRead() throws SQLException {
    SourceSheet sheet =
        look(Role.MEMBER, "crisis", sight -> sight.sources().sheet(OURS)).orElseThrow();
    SourceState written = Shelf.state(OURS);
    assertThat(sheet.deliveries())
        .containsExactly(written.deliveries().get(1), written.deliveries().get(0));
    assertThat(sheet.line().newest()).contains(written.deliveries().get(1));
    assertThat(sheet.line().notices()).as("worst first").isEqualTo(written.notices().reversed());
    assertThat(sheet.line().unmapped()).isEqualTo(2);
    assertThat(sheet.mapping().fields()).isEqualTo(Shelf.mapping().fields());
    assertThat(sheet.mapping().layers()).isEqualTo(Shelf.mapping().layers());
    assertThat(sheet.codes()).isEqualTo(Map.of(Shelf.FIELD, 4));
    assertThat(sheet.unmapped()).isEqualTo(Map.of(Shelf.FIELD, 2));
    assertThat(
            look(
                    Role.MEMBER,
                    "crisis",
                    sight -> Optional.of(sight.sources().issues(OURS, "0002-b")))
                .orElseThrow())
        .as("rejected rows first, though fewer")
        .isEqualTo(written.issues().reversed());
    CodeField table = table(Role.MEMBER, "crisis", OURS);
    assertThat(table.types()).isEqualTo(Shelf.mapping().types().get(Shelf.FIELD));
    assertThat(table.uses()).isEqualTo(Shelf.mapping().uses().get(Shelf.FIELD));
    assertThat(table.entries())
        .extracting(entry -> entry.line().local())
        .containsExactly("SMK", "=1+1", "FALL", "FIRE");
    assertThat(table.seldom()).isEqualTo(7);
  }

  @Test
  void aSecondImportReplacesTheWholePicture() throws SQLException {
    SourceState state = Shelf.state(OURS);
    SourceLedger.write(
        server.owner(),
        new SourceState(
            OURS,
            state.mapping(),
            List.of(
                Shelf.delivery(
                    "0003-c", Instant.parse("2026-11-01T05:00:00Z"), DeliveryLine.State.HELD)),
            List.of(),
            List.of(),
            Map.of(),
            List.of()));
    SourceLine line =
        look(Role.MEMBER, "crisis", sight -> sight.sources().find(OURS)).orElseThrow();
    assertThat(line.newest().orElseThrow().state()).isEqualTo(DeliveryLine.State.HELD);
    assertThat(line.notices()).isEmpty();
    assertThat(line.unmapped()).isZero();
  }

  @Test
  void aSourceNobodyRegisteredIsRefusedAndNothingChanges() {
    assertThatThrownBy(() -> SourceLedger.write(server.owner(), Shelf.state("unknown")))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void contentsOfPersonalFieldsAndRareCodesAreNoCodes() {
    SourceState state = Shelf.state(OURS);
    assertThatThrownBy(
            () ->
                new SourceState(
                    OURS,
                    state.mapping(),
                    state.deliveries(),
                    List.of(),
                    List.of(new CodeLine("caller-name", "Q. Zz", null, 3)),
                    Map.of(),
                    List.of()))
        .hasMessageContaining("caller-name")
        .hasMessageNotContaining("Zz");
    assertThatThrownBy(() -> new CodeLine(Shelf.FIELD, "Q. Zz", null, 2))
        .hasMessageContaining("3 times")
        .hasMessageNotContaining("Zz");
    assertThatThrownBy(
            () ->
                server.asOwner(
                    "insert into study.code_count values ('%s', 'nature', 'x', null, null, 2)"
                        .formatted(OURS)))
        .isInstanceOf(SQLException.class);
  }

  /** Every role and agency against who is meant to see each source. */
  @Test
  void aSourceIsSeenByItsAgencyItsReadersAndAnalysts() throws SQLException {
    for (Role role : Role.values()) {
      for (String agency : List.of("crisis", "fire", "police")) {
        if (!role.belongsToAnAgency() && !agency.equals("crisis")) {
          continue;
        }
        TreeSet<String> expected = new TreeSet<>();
        if (role == Role.ANALYST) {
          expected.addAll(List.of(OURS, THEIRS, "source-2", "source-3", "source-4"));
        } else if (role.belongsToAnAgency()) {
          switch (agency) {
            case "crisis" -> expected.addAll(List.of(OURS, THEIRS, "source-3"));
            case "fire" -> expected.addAll(List.of(THEIRS, "source-4"));
            default -> expected.add("source-2");
          }
        }
        String who = role + " at " + agency;
        List<SourceLine> seen =
            look(role, agency, sight -> Optional.of(sight.sources().list())).orElseThrow();
        assertThat(seen).extracting(SourceLine::source).as(who).containsExactlyElementsOf(expected);
        for (String source : List.of(OURS, THEIRS)) {
          boolean sees = expected.contains(source);
          assertThat(look(role, agency, sight -> sight.sources().sheet(source)).isPresent())
              .as(who)
              .isEqualTo(sees);
          assertThat(
                  look(role, agency, sight -> sight.codes().field(source, Shelf.FIELD)).isPresent())
              .as(who)
              .isEqualTo(sees);
          assertThat(
                  look(role, agency, sight -> Optional.of(sight.sources().issues(source, "0002-b")))
                      .orElseThrow()
                      .isEmpty())
              .as(who)
              .isEqualTo(!sees);
          boolean edits = sees && (role == Role.STEWARD || role == Role.ANALYST);
          assertThat(
                  save(
                          role,
                          agency,
                          source,
                          Long.MAX_VALUE,
                          Map.of("SMK", new CodeChoice.Type("smoke")))
                      .isPresent())
              .as(who + " saves")
              .isEqualTo(edits);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source_state",
        "source_field",
        "code_type",
        "field_use",
        "delivery",
        "delivery_issue",
        "code_count",
        "source_notice",
        "code_change",
        "code_decision"
      })
  void withoutALookThereIsNothingAndNothingCanBeWritten(String table) throws SQLException {
    save(Role.STEWARD, "crisis", OURS, 0, Map.of("SMK", new CodeChoice.Type("smoke")));
    try (Connection connection = server.workspace().getConnection()) {
      assertThat(
              new Statements(connection)
                  .list("select count(*) as n from study." + table, row -> row.getInt("n")))
          .containsExactly(0);
      assertThatThrownBy(() -> new Statements(connection).update("delete from study." + table))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update study.code_decision set how = 'unmapped', standard = null",
        "delete from study.code_decision",
        "truncate study.code_decision cascade",
        "update study.code_change set note = 'x'",
        "delete from study.code_change"
      })
  void notEvenTheOwnerRewritesWhatWasDecided(String sql) throws SQLException {
    save(Role.STEWARD, "crisis", OURS, 0, Map.of("SMK", new CodeChoice.Type("smoke")));
    assertThatThrownBy(() -> server.asOwner(sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }

  @Test
  void whatIsDecidedStandsForTheNextImport() throws SQLException {
    save(
        Role.STEWARD,
        "crisis",
        OURS,
        0,
        Map.of(
            "SMK", new CodeChoice.Type("smoke"),
            "=1+1", new CodeChoice.Unmapped(),
            "FIRE", new CodeChoice.Folder()));
    assertThat(CodeDecisions.standing(server.owner()))
        .isEqualTo(
            Map.of(
                OURS, Map.of(Shelf.FIELD, Map.of("SMK", "smoke", "=1+1", CodeDecisions.UNMAPPED))));
    CodeField table = table(Role.MEMBER, "crisis", OURS);
    assertThat(table.entries()).noneMatch(CodeEntry::open);
    assertThat(table.find("SMK").orElseThrow().waits()).isTrue();
    assertThat(table.find("=1+1").orElseThrow().waits()).isFalse();
    CodeChange change = history().getFirst();
    assertThat(change.note()).isEqualTo("from the manual");
    assertThat(change.by()).isEqualTo("Person steward.crisis");
    assertThat(change.steps())
        .containsExactly(
            new CodeChange.Step("=1+1", new CodeChoice.Folder(), new CodeChoice.Unmapped(), true),
            new CodeChange.Step("FIRE", new CodeChoice.Folder(), new CodeChoice.Folder(), true),
            new CodeChange.Step(
                "SMK", new CodeChoice.Folder(), new CodeChoice.Type("smoke"), true));
  }

  private List<CodeChange> history() throws SQLException {
    return look(
            Role.MEMBER,
            "crisis",
            sight -> Optional.of(sight.codes().history(OURS, Shelf.FIELD, 50, 0)))
        .orElseThrow()
        .lines();
  }

  @Test
  void undoingPutsBackOnlyWhatNobodyTouchedSince() throws SQLException {
    save(
        Role.STEWARD,
        "crisis",
        OURS,
        0,
        Map.of("SMK", new CodeChoice.Type("smoke"), "FALL", new CodeChoice.Type("fire")));
    long first = history().getFirst().id();
    save(Role.ANALYST, "", OURS, first, Map.of("FALL", new CodeChoice.Unmapped()));
    assertThat(look(Role.MEMBER, "crisis", sight -> sight.codes().undo(first)))
        .as("without the right")
        .isEmpty();
    assertThat(look(Role.STEWARD, "fire", sight -> sight.codes().undo(first)))
        .as("out of view")
        .isEmpty();
    assertThat(look(Role.STEWARD, "crisis", sight -> sight.codes().undo(first))).isPresent();
    assertThat(CodeDecisions.standing(server.owner()).get(OURS))
        .isEqualTo(Map.of(Shelf.FIELD, Map.of("FALL", CodeDecisions.UNMAPPED)));
    assertThat(history()).hasSize(3);
    assertThat(history().getFirst().undoes()).isEqualTo(first);
    assertThat(history().getLast().undoable()).isFalse();
    assertThat(look(Role.STEWARD, "crisis", sight -> sight.codes().undo(first)))
        .as("nothing of it is left")
        .isEmpty();
    assertThat(
            look(
                Role.STEWARD,
                "crisis",
                sight ->
                    sight
                        .codes()
                        .undo(
                            sight
                                .codes()
                                .history(OURS, Shelf.FIELD, 1, 0)
                                .lines()
                                .getFirst()
                                .id())))
        .as("an undoing can be undone")
        .isPresent();
    assertThat(CodeDecisions.standing(server.owner()).get(OURS))
        .isEqualTo(Map.of(Shelf.FIELD, Map.of("FALL", CodeDecisions.UNMAPPED, "SMK", "smoke")));
  }

  @Test
  void whoeverSavesSecondIsToldAndNothingOfTheirsIsSaved() throws SQLException {
    long seen = table(Role.STEWARD, "crisis", OURS).lastChange();
    save(Role.ANALYST, "", OURS, seen, Map.of("SMK", new CodeChoice.Type("fire")));
    assertThat(
            save(
                Role.STEWARD,
                "crisis",
                OURS,
                seen,
                Map.of("SMK", new CodeChoice.Type("smoke"), "FALL", new CodeChoice.Unmapped())))
        .contains(new CodeBook.Outcome.Conflict());
    assertThat(CodeDecisions.standing(server.owner()).get(OURS))
        .isEqualTo(Map.of(Shelf.FIELD, Map.of("SMK", "fire")));
    assertThat(save(Role.STEWARD, "crisis", OURS, seen, Map.of("FALL", new CodeChoice.Unmapped())))
        .as("another code is nobody's quarrel")
        .containsInstanceOf(CodeBook.Outcome.Saved.class);
  }

  @Test
  void codesAndTypesTheFieldDoesNotHaveAreRefused() throws SQLException {
    List<Map<String, CodeChoice>> attempts = new ArrayList<>();
    attempts.add(Map.of("NEVER SEEN", new CodeChoice.Type("fire")));
    attempts.add(Map.of("SMK", new CodeChoice.Type("never-heard-of")));
    attempts.add(Map.of("SMK", new CodeChoice.Type("fire"), "Q. Zz", new CodeChoice.Unmapped()));
    for (Map<String, CodeChoice> attempt : attempts) {
      assertThat(save(Role.STEWARD, "crisis", OURS, 0, attempt)).isEmpty();
    }
    assertThat(
            look(
                Role.STEWARD,
                "crisis",
                sight ->
                    sight
                        .codes()
                        .save(OURS, "caller-name", 0, Map.of("x", new CodeChoice.Unmapped()), "")))
        .isEmpty();
    assertThat(CodeDecisions.standing(server.owner())).isEmpty();
  }

  @Test
  void decisionsOutliveTheNextImportAndTheirSource() throws SQLException {
    save(Role.STEWARD, "crisis", OURS, 0, Map.of("SMK", new CodeChoice.Type("smoke")));
    SourceLedger.write(server.owner(), Shelf.state(OURS));
    assertThat(CodeDecisions.standing(server.owner())).containsKey(OURS);
    server.asOwner("delete from study.source where id = '%s'".formatted(OURS));
    assertThat(CodeDecisions.standing(server.owner())).containsKey(OURS);
    assertThat(history()).as("out of view with its source").isEmpty();
  }
}
