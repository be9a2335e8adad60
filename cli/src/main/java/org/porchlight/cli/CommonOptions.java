package org.porchlight.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every verb understands. */
final class CommonOptions {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "porchlight-data",
      description = "The data home: what is kept, restricted and public. Default: ${DEFAULT-VALUE}")
  private Path folder = Path.of("porchlight-data");

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Option(names = "--help", usageHelp = true, description = "Say what this verb does.")
  private boolean help;

  Home home() {
    return new Home(folder);
  }

  boolean json() {
    return json;
  }

  boolean help() {
    return help;
  }
}
