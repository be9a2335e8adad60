package org.porchlight.cli;

/** What it means that the hub ended while we waited for it. */
final class HubEnd {
  private HubEnd() {}

  static int exitCode(int status, Console console) {
    if (status == 0 || status > 128) {
      return ExitCode.DONE;
    }
    console.say(
        "The public server ended by itself with status %d; its own words stand above. Start it again. [PL-HUB-003]"
            .formatted(status));
    return status == ExitCode.OPERATOR ? ExitCode.OPERATOR : ExitCode.FAULT;
  }
}
