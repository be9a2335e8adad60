package org.porchlight.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.porchlight.pipeline.Proposals;
import org.porchlight.study.releases.ReleaseBook;

/**
 * Prepares the releases that the workspace asks for and carries out what it decided, while the
 * doors are open.
 */
final class ApprovedReleases implements AutoCloseable {
  private static final int SECONDS_BETWEEN = 5;

  private final Proposals proposals;
  private final Preparing preparing;
  private final ReleaseBook book;
  private final Console console;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("approved-releases").factory());
  private String lastTrouble = "";

  private ApprovedReleases(
      Proposals proposals, Preparing preparing, ReleaseBook book, Console console) {
    this.proposals = proposals;
    this.preparing = preparing;
    this.book = book;
    this.console = console;
  }

  static ApprovedReleases watch(
      Proposals proposals, Preparing preparing, ReleaseBook book, Console console) {
    ApprovedReleases approved = new ApprovedReleases(proposals, preparing, book, console);
    var _ =
        approved.watch.scheduleWithFixedDelay(
            approved::look, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
    return approved;
  }

  private void look() {
    try {
      Proposals.Done done = proposals.carryOut(book);
      for (String release : done.published()) {
        console.say("Release %s was approved and is published.".formatted(release));
      }
      trouble(String.join(" ", done.troubles()));
      preparing.answer(book);
    } catch (IOException | SQLException | RuntimeException e) {
      trouble(
          "Approved releases could not be published (%s). Another look follows in %d seconds."
              .formatted(e.getClass().getSimpleName(), SECONDS_BETWEEN));
    }
  }

  private void trouble(String said) {
    if (!said.isEmpty() && !said.equals(lastTrouble)) {
      console.say(said);
    }
    lastTrouble = said;
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
