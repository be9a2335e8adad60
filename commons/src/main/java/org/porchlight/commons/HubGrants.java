package org.porchlight.commons;

import java.util.List;

/**
 * All that the public server may read and call. Apart from {@link CommonsSchema}, so that the
 * server, which has nothing to change a schema with, can check its role.
 */
final class HubGrants {
  /** What the public server may read; the history of migrations is not among it. */
  static final List<String> READABLE =
      List.of(
          "plan_version",
          "goal",
          "objective",
          "initiative",
          "measure",
          "plan_published",
          "board",
          "board_step",
          "done",
          "listening",
          "reach",
          "sessions");

  /**
   * What the public server may call: to hand something in, never to read it; and what is counted of
   * it.
   */
  static final List<String> CALLABLE =
      List.of(
          "receive(uuid, text, text, text, text, text, text, text, text[], boolean, text)",
          "second_question(bigint)",
          "whereabouts(text)",
          "forget_contact(text)",
          "session_now(text)",
          "take_seat(text, uuid)",
          "answer_prompt(text, uuid, integer, integer, text, text, text[], boolean)",
          "measures_counted()",
          "count_views(date[], text[], text[], text[], integer[])");

  private HubGrants() {}
}
