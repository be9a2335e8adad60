package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.records.lake.Fingerprint;
import org.porchlight.release.Releases;
import org.porchlight.study.StudySchema;
import org.porchlight.study.access.Accounts;
import org.porchlight.study.access.NewAccount;
import org.porchlight.study.access.Role;
import org.porchlight.study.releases.ProposalFacts;
import org.porchlight.study.releases.ProposalFacts.TableChange;
import org.porchlight.study.releases.ProposalFacts.Why;
import org.porchlight.study.releases.ReleaseBook;

/** What two people decided about a release is carried out, that and nothing else. */
class ProposalsTest {
  private static EmbeddedPostgres postgres;

  @TempDir Path root;
  private Village village;
  private Proposals proposals;
  private Releases releases;
  private DataSource owner;
  private ReleaseBook book;
  private @Nullable Publication publication;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void open() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists village with (force)");
      statement.execute("create database village");
    }
    owner = postgres.getDatabase("postgres", "village");
    new StudySchema(owner).migrate();
    new Accounts(owner)
        .add(new NewAccount("wren", "Wren Ash", null, Role.ANALYST, "en"), "quiet lanterns 41");
    village =
        Village.in(root)
            .with("measures/calls-by-kind.yaml", Village.COUNTS_BY_MONTHS)
            .calls(Village.draw(new Random(5), 2000));
    proposals = new Proposals(village.home());
    releases = new Releases(village.home().resolve("releases"));
    book = new ReleaseBook(owner);
  }

  private static Clock on(String day) {
    return Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
  }

  /** Proposes what the village has on a day. */
  private long propose(String day) throws IOException, SQLException {
    publication = village.run(on(day), Publisher.Intent.PROPOSE).publication();
    String release = releases.nextId();
    return book.propose("wren", release, proposals.sha256(release), facts()).orElseThrow();
  }

  private ProposalFacts facts() {
    return proposals.facts(
        Objects.requireNonNull(publication),
        0,
        new ProposalFacts.AttackNote(Instant.parse("2025-08-20T12:00:00Z"), 1.5, 1, 9, 9, 9L));
  }

  private static List<Village.Call> withTwoMonthsMore() {
    List<Village.Call> calls = new ArrayList<>(Village.draw(new Random(6), 2100));
    for (Village.Call call : List.copyOf(calls).subList(2, 400)) {
      LocalDate day = LocalDate.of(2025, 8, 1).plusDays(call.id() % 61);
      calls.add(
          new Village.Call(
              10_000 + call.id(),
              day,
              call.second(),
              call.response(),
              call.nature(),
              call.phone(),
              call.x(),
              call.y()));
    }
    return calls;
  }

  /** As the workspace writes it, whose rules are tested there. */
  private void step(long proposal, String step) throws SQLException {
    try (Connection connection = owner.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into study.release_step (proposal, step) values (?, ?)")) {
      insert.setLong(1, proposal);
      insert.setString(2, step);
      insert.executeUpdate();
    }
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        try (var in = Files.newInputStream(file)) {
          files.put(folder.relativize(file).toString(), Fingerprint.of(in));
        }
      }
    }
    return files;
  }

  private List<String> shown() {
    return releases.shown().stream().map(one -> one.getFileName().toString()).toList();
  }

  @Test
  void whatWasApprovedComesOutToTheByteAndOnce() throws Exception {
    long proposal = propose("2025-08-20");
    Map<String, String> proposed = files(proposals.folder("0001"));
    assertThat(proposals.carryOut(book).published()).isEmpty();
    assertThat(shown()).isEmpty();
    step(proposal, "approved");
    assertThat(proposals.carryOut(book).published()).containsExactly("0001");
    assertThat(files(releases.folder("0001"))).isEqualTo(proposed).isNotEmpty();
    assertThat(book.approved()).isEmpty();
    assertThat(proposals.carryOut(book))
        .isEqualTo(new Proposals.Done(List.of(), List.of(), List.of(), false));
  }

  @Test
  void anotherReleaseOfItsNumberIsNotTakenForIt() throws Exception {
    step(propose("2025-08-20"), "approved");
    village.calls(Village.draw(new Random(6), 2100)).run(on("2025-08-21"));
    Map<String, String> out = files(releases.folder("0001"));
    village.calls(withTwoMonthsMore());
    long later = propose("2025-10-20");
    step(later, "approved");
    Proposals.Done done = proposals.carryOut(book);
    assertThat(done.overtaken()).containsExactly("0001");
    assertThat(done.published()).containsExactly("0002");
    assertThat(done.troubles()).singleElement().asString().contains("0001", "Propose it again");
    assertThat(files(releases.folder("0001"))).isEqualTo(out);
    step(later, "taken-back");
    done = proposals.carryOut(book);
    assertThat(done.troubles()).isEmpty();
    assertThat(done.takenBack()).containsExactly("0002");
    assertThat(shown()).containsExactly("0001");
  }

  @Test
  void whatWasChangedAfterItWasApprovedStaysIn() throws Exception {
    step(propose("2025-08-20"), "approved");
    Files.writeString(
        proposals.folder("0001").resolve("manifest.json"), " ", StandardOpenOption.APPEND);
    assertThat(proposals.carryOut(book).overtaken()).containsExactly("0001");
    assertThat(shown()).isEmpty();
    assertThat(proposals.carryOut(book).overtaken()).isEmpty();
  }

  @Test
  void cutOffBetweenMoveAndBookItIsPublishedAllTheSame() throws Exception {
    step(propose("2025-08-20"), "approved");
    releases.take(proposals.folder("0001"));
    Proposals.Done done = proposals.carryOut(book);
    assertThat(done.overtaken()).isEmpty();
    assertThat(book.approved()).isEmpty();
    assertThat(shown()).containsExactly("0001");
  }

  @Test
  void nothingIsShownWhenAllAreTakenBack() throws Exception {
    long only = propose("2025-08-20");
    step(only, "approved");
    proposals.carryOut(book);
    step(only, "taken-back");
    Proposals.Done done = proposals.carryOut(book);
    assertThat(done.nothingShown()).isTrue();
    assertThat(done.takenBack()).containsExactly("0001");
    assertThat(done.troubles()).singleElement().asString().contains("residents see no number");
    assertThat(shown()).isEmpty();
  }

  /** The compiler says only how many it hid for others, over all tables; it must be the same. */
  @Test
  void everyHiddenNumberHasOneReasonAndTheCompilerAgrees() throws Exception {
    propose("2025-08-20");
    ProposalFacts facts = facts();
    assertThat(facts.hidden()).isPositive();
    for (TableChange table : facts.tables()) {
      assertThat(table.why().values().stream().mapToLong(Long::longValue).sum())
          .as(table.id())
          .isEqualTo(table.hidden());
    }
    assertThat(sum(facts, Why.PROTECTS)).isEqualTo(facts.hiddenByAudit());
    assertThat(sum(facts, Why.SMALL)).isPositive();
    assertThat(facts.before()).isNull();
    assertThat(facts.changed()).isEmpty();
  }

  private static long sum(ProposalFacts facts, Why why) {
    return facts.tables().stream().mapToLong(table -> table.why().getOrDefault(why, 0L)).sum();
  }

  @Test
  void twoMonthsLaterTheyAreNewAndNothingOldChanges() throws Exception {
    step(propose("2025-08-20"), "approved");
    proposals.carryOut(book);
    village.calls(withTwoMonthsMore());
    propose("2025-10-20");
    ProposalFacts facts = facts();
    assertThat(facts.before()).isEqualTo("0001");
    assertThat(facts.months()).containsExactly("2025-08", "2025-09");
    assertThat(facts.tables()).allSatisfy(table -> assertThat(table.moved()).isZero());
    assertThat(facts.changed()).isEmpty();
    assertThat(facts.tables()).anySatisfy(table -> assertThat(table.fresh()).isPositive());
  }

  @Test
  void whatWasTakenBackCanBeProposedAnewAndIsComparedWithWhatIsShown() throws Exception {
    long only = propose("2025-08-20");
    step(only, "approved");
    proposals.carryOut(book);
    assertThat(village.run(on("2025-08-21"), Publisher.Intent.PROPOSE).publication().outcome())
        .isEqualTo(Publication.Outcome.UNCHANGED);
    step(only, "taken-back");
    proposals.carryOut(book);
    assertThat(releases.allTakenBack())
        .singleElement()
        .satisfies(one -> assertThat(one.release()).isEqualTo("0001"));
    propose("2025-08-21");
    assertThat(Objects.requireNonNull(publication).outcome())
        .isEqualTo(Publication.Outcome.PROPOSED);
    assertThat(facts().before()).as("residents see nothing").isNull();
  }
}
