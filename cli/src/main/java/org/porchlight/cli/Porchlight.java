package org.porchlight.cli;

import java.time.Clock;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code porchlight} command. */
@Command(
    name = "porchlight",
    description = {
      "A city's public-safety data, for the people who live there.",
      "Start with 'porchlight demo'.%n"
    },
    footer = {
      "",
      "Also: 'porchlight test' runs every check, 'porchlight format' puts the code in order.",
      "Ends with 0 when done, 1 when done but something was found, 2 when you must change",
      "something, 70 when the fault is ours."
    })
public final class Porchlight implements Runnable {
  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  @CommandLine.Option(names = "--help", usageHelp = true, description = "Say what there is.")
  private boolean help;

  private Porchlight() {}

  /** Runs one verb and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Libraries log through java.util.logging; what they say may quote values from records.
    LogManager.getLogManager().reset();
    boolean terminal = Boolean.getBoolean("porchlight.terminal");
    Console console = new Console(System.out, System.err, terminal);
    System.exit(run(console, Clock.systemUTC(), arguments));
  }

  static int run(Console console, Clock clock, String... arguments) {
    return commandLine(console, clock).execute(arguments);
  }

  static CommandLine commandLine(Console console, Clock clock) {
    CommandLine command =
        new CommandLine(new Porchlight())
            .addSubcommand(new DemoCommand(console, clock))
            .addSubcommand(new CheckCommand(console, clock))
            .addSubcommand(new ProfileCommand(console, clock))
            .addSubcommand(new ImportCommand(console, clock))
            .addSubcommand(new LinkCommand(console, clock))
            .addSubcommand(new NeighborsCommand(console, clock))
            .addSubcommand(new EvaluateCommand(console, clock))
            .addSubcommand(new PublishCommand(console, clock))
            .addSubcommand(new AttackCommand(console))
            .addSubcommand(new RunCommand(console, clock))
            .addSubcommand(new ServeCommand(console, clock))
            .addSubcommand(new ExportCommand(console, clock))
            .addSubcommand(new AccountCommand(console, clock, System.getenv()))
            .addSubcommand(new RotateKeyCommand(console))
            .addSubcommand(new EraseCommand(console, clock, System.in))
            .addSubcommand(new RetentionCommand(console, clock))
            .addSubcommand(new ExportRecordsCommand(console, clock))
            .addSubcommand(new DedupeCommand(console, clock))
            .addSubcommand(new EncodeCommand(console));
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setParameterExceptionHandler(new UsageProblems(console));
    command.setExecutionExceptionHandler(new Failures(console, clock));
    command.setUsageHelpWidth(100);
    return command;
  }

  @Override
  public void run() {
    throw new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(), "a verb is needed");
  }

  boolean help() {
    return help;
  }
}
