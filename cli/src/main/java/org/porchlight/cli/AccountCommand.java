package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.NearestName;
import org.porchlight.city.ProblemsException;
import org.porchlight.release.Manifest;
import org.porchlight.study.access.Accounts;
import org.porchlight.study.access.NewAccount;
import org.porchlight.study.access.Passwords;
import org.porchlight.study.access.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds an account to the workspace: the first administrator of a city has nobody else to ask. */
@Command(
    name = "account",
    description = {
      "Add an account to the workspace. Its first password comes from the environment variable",
      "PORCHLIGHT_ACCOUNT_PASSWORD and must be changed at the first sign-in."
    })
final class AccountCommand implements Callable<Integer> {
  /** Where the first password is given; a command line would show it to everybody. */
  static final String PASSWORD = "PORCHLIGHT_ACCOUNT_PASSWORD";

  private final Console console;
  private final Clock clock;
  private final Map<String, String> environment;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "CITY", description = "A city folder.")
  private Path city = Path.of("");

  @Option(names = "--login", required = true, paramLabel = "NAME", description = "To sign in with.")
  private String login = "";

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "How colleagues know them.")
  private String name = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "member, steward, analyst, privacy-officer or administrator.")
  private String role = "";

  @Option(
      names = "--agency",
      paramLabel = "ID",
      description = "The agency they work for; members and stewards need one.")
  private @Nullable String agency;

  AccountCommand(Console console, Clock clock, Map<String, String> environment) {
    this.console = console;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    City read = CityFolder.read(city);
    NewAccount account =
        new NewAccount(login, name, knownAgency(read), knownRole(), read.languages().getFirst());
    String password = environment.getOrDefault(PASSWORD, "");
    requirePassword(password);
    try (House house = new House(read, common.home(), console, clock)) {
      house.study().register(read);
      Accounts accounts = new Accounts(house.study().data());
      if (accounts.exists(login)) {
        throw new ProblemsException(
            "--login",
            "an account of this name is there already. Choose another name.",
            "PL-ACCOUNT-002");
      }
      accounts.add(account, password);
    } catch (SQLException e) {
      throw new ProblemsException(
          "database",
          "the account could not be stored (SQL state %s). Run again.".formatted(e.getSQLState()),
          "PL-DATABASE-001");
    }
    console.say("Added. The first sign-in asks for a password of their own.");
    return ExitCode.DONE;
  }

  private void requirePassword(String password) {
    Optional<Passwords.Objection> objection =
        new Passwords(new SecureRandom()).objection(password, login);
    if (objection.isPresent()) {
      throw new ProblemsException(
          PASSWORD,
          switch (objection.get()) {
            case TOO_SHORT, TOO_LONG ->
                "this environment variable must hold the first password: %d to %d characters."
                    .formatted(Passwords.SHORTEST, Passwords.LONGEST);
            case COMMON ->
                "this password is made of common words or of the sign-in name. Choose a few words that do not belong together.";
          },
          "PL-ACCOUNT-001");
    }
  }

  private Role knownRole() {
    List<String> known = Arrays.stream(Role.values()).map(Role::label).toList();
    return Role.find(role)
        .orElseThrow(
            () ->
                new ProblemsException(
                    "--role",
                    "'%s' is not a role; there are %s.%s"
                        .formatted(role, String.join(", ", known), NearestName.hint(role, known)),
                    "PL-USAGE-002"));
  }

  private @Nullable String knownAgency(City read) {
    List<String> known = read.agencies().stream().map(Manifest.AgencyNote::id).toList();
    if (agency != null && !known.contains(agency)) {
      throw new ProblemsException(
          "--agency",
          "city.yaml has no agency '%s'.%s".formatted(agency, NearestName.hint(agency, known)),
          "PL-USAGE-002");
    }
    if (agency == null && knownRole().belongsToAnAgency()) {
      throw new ProblemsException(
          "--agency",
          "members and stewards see people through their agency; name one of %s."
              .formatted(String.join(", ", known)),
          "PL-USAGE-002");
    }
    return agency;
  }
}
