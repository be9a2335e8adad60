package org.porchlight.study.world;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.porchlight.study.Server;
import org.porchlight.study.access.Looks;
import org.porchlight.study.access.Role;
import org.porchlight.study.access.SessionToken;
import org.porchlight.study.counts.Band;
import org.porchlight.study.counts.Comparison;
import org.porchlight.study.counts.Concentration;
import org.porchlight.study.counts.RunFigures;
import org.porchlight.study.load.Loading;
import org.porchlight.study.load.NewMention;
import org.porchlight.study.load.NewTie;
import org.porchlight.study.load.StandingDecisions;
import org.porchlight.study.load.StudyLoad;
import org.porchlight.study.people.FrequentKind;
import org.porchlight.study.people.Particulars;

/** A world in a database, with an account of each role at each agency. */
public final class Town {
  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final String LABEL = "'{\"en\": \"X\", \"es\": \"X\"}'";

  final Server server;
  final World world;

  /** The run's number of a person to the handle it got. */
  final List<String> handles = new ArrayList<>();

  /** The number of a frequent number or place to its handle. */
  final Map<Integer, String> frequents = new HashMap<>();

  /** The handle of a frequent number or place. */
  String frequent(int number) {
    return java.util.Objects.requireNonNull(frequents.get(number));
  }

  /** A mention's number in the world to its number in the database. */
  int base;

  final StudyLoad load;
  private final Map<String, SessionToken> sessions = new HashMap<>();

  Town(Server server, World world) throws SQLException {
    this.server = server;
    this.world = world;
    load =
        new StudyLoad(server.owner(), new SplittableRandom(11), Clock.fixed(NOW, ZoneOffset.UTC));
    server.newStudy();
    register();
    run(load.decisions());
    signEverybodyIn();
  }

  /** A town for tests that need any. */
  public static Town any(Server server) throws SQLException {
    return new Town(server, World.random(new SplittableRandom(1)));
  }

  private void register() throws SQLException {
    StringBuilder sql = new StringBuilder();
    sql.append(
        "insert into study.city values (true, 'town', %s, true, '%s', '%s', null, 365, '{30, 365}',"
                .formatted(LABEL, World.LAST_DAY, World.ZONE)
            + " '{1, 2}');");
    for (String agency : world.agencies()) {
      sql.append("insert into study.agency values ('%s', %s);".formatted(agency, LABEL));
    }
    for (World.Src source : world.sources()) {
      sql.append(
          "insert into study.source values ('%s', '%s', 'CALL', %s, %s, %s, 'law', '%s', null);"
              .formatted(
                  source.id(),
                  source.agency(),
                  LABEL,
                  source.linkable(),
                  source.contacts(),
                  source.completeTo()));
      for (String agency : source.seenBy()) {
        sql.append("insert into study.sight values ('%s', '%s');".formatted(source.id(), agency));
      }
    }
    server.asOwner(sql.toString());
  }

  private static RunFigures figures() {
    return new RunFigures(
        40,
        6,
        100,
        3,
        9,
        List.of(new Comparison("name", List.of("exact", "other"))),
        Map.of("left", 3L),
        new RunFigures.Quality(0.99, 0.98, 0.985));
  }

  /** Loads the world, each of its persons as they were before, as far as there was a before. */
  void run(StandingDecisions decisions) throws SQLException {
    Map<String, String> previous = load.previousPersons();
    run(decisions, previous);
  }

  void run(StandingDecisions decisions, Map<String, String> previous) throws SQLException {
    try (Loading loading = load.begin(NOW, figures(), "model", decisions)) {
      fill(loading, previous);
      loading.finish();
    }
  }

  /** Everything but the end. */
  void fill(Loading loading, Map<String, String> previous) throws SQLException {
    base = (int) (loading.run() % 32) << 26;
    if (handles.isEmpty()) {
      for (int i = 0; i < 6; i++) {
        handles.add(loading.newPerson());
      }
    }
    for (World.Said said : world.mentions()) {
      loading.mention(
          new NewMention(
              said.id(),
              said.source().id(),
              said.record(),
              said.role(),
              previous.getOrDefault(said.key(), handles.get(said.person())),
              new Particulars(
                  said.name(), said.given(), said.family(), said.born(), null, null, null, null),
              null,
              said.occurred(),
              null,
              said.contact(),
              said.doubtful(),
              Map.of("nature", "x\ty\\z")));
    }
    for (World.Pair pair : world.ties()) {
      loading.tie(tie(pair));
    }
    for (World.Pair pair : world.nearMisses()) {
      loading.nearMiss(tie(pair));
    }
    for (World.Use use : world.uses()) {
      FrequentKind kind = use.frequent() % 2 == 0 ? FrequentKind.NUMBER : FrequentKind.PLACE;
      String handle = loading.frequent(kind, "value " + use.frequent());
      frequents.put(use.frequent(), handle);
      loading.frequentUse(handle, use.source().id(), use.record(), use.occurred());
    }
    List<String> agencies = new ArrayList<>(world.agencies());
    agencies.add(Band.ACROSS);
    for (String agency : agencies) {
      loading.band(new Band(agency, 365, 5, 3, 2, 4, 3));
      loading.concentration(
          new Concentration(agency, 365, 6, 40, List.of(new Concentration.Point(0.5, 0.75))));
    }
  }

  private static NewTie tie(World.Pair pair) {
    return new NewTie(
        pair.left(), pair.right(), pair.bits(), new byte[] {1}, new float[] {pair.bits()});
  }

  /** Without passwords: those are tested elsewhere, and take their time on purpose. */
  private void signEverybodyIn() throws SQLException {
    StringBuilder sql = new StringBuilder();
    String agencyless = "";
    for (Role role : Role.values()) {
      List<String> at = role.belongsToAnAgency() ? world.agencies() : List.of("crisis", agencyless);
      for (String agency : at) {
        String login = login(role, agency);
        sql.append(
            ("with a as (insert into study.account (login, display_name, agency, role, language,"
                    + " password_hash, demo, must_change) values ('%1$s', 'Person %1$s',"
                    + " nullif('%2$s', ''), '%3$s', 'en', 'none', true, false) returning id)"
                    + " insert into study.session (token_hash, account)"
                    + " select sha256('token of %1$s'), id from a;")
                .formatted(login, agency, role.label()));
        sessions.put(login, SessionToken.of("token of " + login));
      }
    }
    sql.append("insert into study.sign_in (account, outcome)");
    sql.append(" select id, 'signed-in' from study.account");
    server.asOwner(sql.toString());
  }

  private static String login(Role role, String agency) {
    return role.label() + "." + agency;
  }

  /** The session of an account; agency "" for the ones without. */
  public SessionToken session(Role role, String agency) {
    SessionToken token = sessions.get(login(role, agency));
    if (token == null) {
      throw new IllegalArgumentException(role + " " + agency);
    }
    return token;
  }

  /** Looks through the workspace's role. */
  public Looks looks() {
    return new Looks(server.workspace());
  }
}
