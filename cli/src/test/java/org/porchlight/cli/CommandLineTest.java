package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandLineTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          serv CITY           | 'porchlight' has no word 'serv'. Did you mean 'serve'?
          check CITY --jsno   | 'porchlight check' has no option '--jsno'. Did you mean '--json'?
          serve               | 'porchlight serve' needs CITY.
          export C --address u | 'porchlight export' needs DIR.
          serve CITY --port x | --port is 'x'; it must be a whole number.
          serve C --door barn | --door is 'barn'; it must be one of hub, workspace, both.
          """)
  void aCommandLineThatCannotBeReadIsOneSentence(String line, String sentence) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(said().lines()).singleElement().asString().startsWith(sentence);
    assertThat(said()).contains("--help").endsWith("[PL-USAGE-001]\n");
    assertThat(printed()).isEmpty();
  }

  @Test
  void everyVerbExplainsItselfAndItsOptions() {
    CommandLine command = Porchlight.commandLine(console, CLOCK);
    assertThat(command.getSubcommands()).isNotEmpty();
    command
        .getSubcommands()
        .forEach(
            (name, verb) -> {
              assertThat(verb.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
              assertThat(verb.getCommandSpec().args())
                  .allSatisfy(arg -> assertThat(arg.description()).as(name).isNotEmpty());
              assertThat(verb.getCommandSpec().findOption("--home")).as(name).isNotNull();
              assertThat(verb.getCommandSpec().findOption("--json")).as(name).isNotNull();
            });
  }

  @Test
  void checkReportsAllProblemsAsObjectsToo() throws IOException {
    Path city = TinyCity.in(folder).with("disclosure.yaml", "version: 0\n").folder();
    assertThat(run("check", city.toString(), "--json")).isEqualTo(2);
    assertThat(printed().lines()).hasSize(1);
    assertThat(printed()).startsWith("{\"problems\":[{").contains("disclosure.yaml:1");
    assertThat(said()).contains("problems.");
  }

  @Test
  void checkOfAGoodFolderSaysWhatItFound() throws IOException {
    assertThat(run("check", TinyCity.in(folder).folder().toString())).isEqualTo(0);
    assertThat(said()).contains("is good: 1 sources, 1 area layers, 1 tables.");
    assertThat(printed()).isEmpty();
  }

  @Test
  void aPortInUseIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path home = folder.resolve("home");
    String city = TinyCity.in(folder).folder().toString();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertThat(run("serve", city, "--port", port, "--home", home.toString())).isEqualTo(2);
      assertThat(said()).startsWith("127.0.0.1:" + port + ": this port is in use");
    }
    assertThat(home).doesNotExist();
  }

  @Test
  void theWorkspacesPortIsAskedForBeforeAnythingIsWritten() throws IOException {
    Path home = folder.resolve("home");
    String city = TinyCity.in(folder).folder().toString();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertThat(
              run(
                  "serve",
                  city,
                  "--door",
                  "workspace",
                  "--workspace-port",
                  port,
                  "--home",
                  home.toString()))
          .isEqualTo(2);
      assertThat(said()).startsWith("127.0.0.1:" + port + ": this port is in use");
    }
    assertThat(home).doesNotExist();
  }

  @Test
  void aCityThatLooksForNoNeighborsHasNothingToLink() throws IOException {
    String city = TinyCity.in(folder).folder().toString();
    for (String verb : new String[] {"link", "neighbors"}) {
      assertThat(run(verb, city, "--home", folder.resolve("home").toString())).isEqualTo(2);
      assertThat(said()).contains("neighbors.yaml").contains("[PL-LINK-006]");
    }
  }

  @Test
  void anAccountNeedsAKnownRoleAnAgencyAndAPassword() throws IOException {
    String city = TinyCity.in(folder).folder().toString();
    assertThat(run("account", city, "--login", "ada", "--name", "Ada", "--role", "stewart"))
        .isEqualTo(2);
    assertThat(said()).contains("Did you mean 'steward'?");
    assertThat(run("account", city, "--login", "ada", "--name", "Ada", "--role", "steward"))
        .isEqualTo(2);
    assertThat(said()).contains("--agency");
    assertThat(run("account", city, "--login", "ada", "--name", "Ada", "--role", "administrator"))
        .isEqualTo(2);
    assertThat(said()).contains("[PL-ACCOUNT-001]");
  }

  @Test
  void aFullDiskIsOneSentence() {
    IOException full = new IOException("/data/x: No space left on device");
    assertThat(fails(new UncheckedIOException("the lake cannot be written", full))).isEqualTo(2);
    assertThat(said()).contains("the disk is full").contains("[PL-DISK-001]");
    assertThat(said().lines()).hasSize(1);
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() {
    assertThat(fails(new java.nio.file.AccessDeniedException("/data/locked.csv"))).isEqualTo(2);
    assertThat(said())
        .isEqualTo(
            "/data/locked.csv: this file or folder cannot be read or written (access denied)."
                + " Check that it is there and who owns it. [PL-HOME-001]\n");
  }

  @Test
  void aFaultOfOursIsAnIncidentWithoutItsMessage() throws IOException {
    Exception fault =
        new IllegalStateException("row of ZZCANARY", new IllegalArgumentException("ZZCANARY"));
    assertThat(fails(fault)).isEqualTo(70);
    assertThat(said()).contains("Report incident").doesNotContain("ZZCANARY");
    try (Stream<Path> logs = Files.list(folder.resolve("logs"))) {
      String incident = Files.readString(logs.toList().getFirst());
      assertThat(incident)
          .contains("java.lang.IllegalStateException")
          .contains("caused by java.lang.IllegalArgumentException")
          .contains("org.porchlight.cli.CommandLineTest")
          .doesNotContain("org.junit")
          .doesNotContain("ZZCANARY");
    }
  }

  @Test
  void noMessageUsesWordsThatBlame() {
    run("serve", "CITY", "--port", "x");
    fails(new IOException("No space left on device"));
    fails(new IllegalStateException("x"));
    assertThat(said().toLowerCase(Locale.ROOT))
        .doesNotContain("invalid", "illegal", "failed to", "please", "!");
  }

  private int run(String... arguments) {
    return Porchlight.run(console, CLOCK, arguments);
  }

  private int fails(Throwable failure) {
    return new Failures(console, CLOCK).handle(failure, "check", new Home(folder));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
