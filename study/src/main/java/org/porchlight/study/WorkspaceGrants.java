package org.porchlight.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the restricted server may read and call. Apart from {@link StudySchema}, so that the
 * server, which has nothing to change a schema with, can check its role.
 */
final class WorkspaceGrants {
  /** Table to the columns that the restricted server may read; an empty list stands for all. */
  static final Map<String, List<String>> READABLE = new LinkedHashMap<>();

  /** The functions that the restricted server may call. */
  static final List<String> CALLABLE =
      List.of(
          // What policies and queries ask.
          "may(text)",
          "sources_in_sight()",
          "agencies_in_sight()",
          "sources_in_view()",
          "account_name(bigint)",
          "joined_person(text)",
          "handles_of(text)",
          // Sessions.
          "demo_accounts()",
          "credentials(text)",
          "note_sign_in(text, boolean, bytea)",
          "session_reader(bytea)",
          "end_session(bytea)",
          "own_credentials(bytea)",
          "change_password(bytea, text)",
          "speak(bytea, text)",
          // Looks, and what is done during one.
          "begin_look(bytea, text, text)",
          "end_look(text, integer)",
          "add_account(text, text, text, text, text, text)",
          "change_account(bigint, text)",
          "set_account_password(bigint, text)",
          "decide(integer, integer, text, text)",
          "withdraw(bigint)",
          "attach(text, text, text)",
          "detach(bigint)",
          "decide_codes(text, text, bigint, text[], text[], text[], text)",
          "undo_codes(bigint)",
          "ask_release()",
          "step_release(bigint, text, text, jsonb)",
          // Care, and what people agreed to.
          "city_day()",
          "own_agency()",
          "care_agency()",
          "consented(text)",
          "consented_records()",
          "consented_people()",
          "consent_name(text)",
          "partners()",
          "step_care(text, text, text)",
          "begin_draw(integer)",
          "finish_draw(bigint)",
          "draw_seed(bigint)",
          "record_consent(text, jsonb)",
          "revoke_consent(bigint, text)",
          "note_refusal(text, text)",
          "accounting(text)",
          "write_care(text, text, jsonb)",
          "step_task(bigint, text)",
          "open_meeting(date)",
          "write_meeting(bigint, text, jsonb)",
          // Evaluators from outside.
          "reader_account()",
          "licensed_programs()",
          "evaluators()",
          "packages()",
          "grant_license(text, bigint, text, text, date)",
          "step_license(bigint, text)",
          // The city's plan, in schema commons.
          "plan_goals()",
          "plan_initiatives()",
          "plan_measures()",
          "plan_updates()",
          "save_update(text, text, text, jsonb, jsonb, jsonb)",
          "step_update(bigint, text, text)",
          // Listening sessions, in schema commons.
          "listening_sessions()",
          "session_prompts(bigint)",
          "session_words(bigint)",
          "plan_session(text, jsonb)",
          "step_session(bigint, text, integer)",
          "step_words(uuid, text)",
          "count_paper(bigint, jsonb)",
          "record_session(bigint, text, jsonb, jsonb)",
          "room_now(bigint, text)",
          // What residents say, in schema commons.
          "voices()",
          "voice_steps(bigint)",
          "voice_contact(bigint)",
          "board()",
          "changes()",
          "step_voice(bigint, text, text, text)",
          "publish_question(bigint, jsonb)",
          "step_question(bigint, text, jsonb, text, text)",
          "add_change(text, jsonb, jsonb, text, bigint[])");

  static {
    for (String table :
        List.of(
            "city",
            "agency",
            "source",
            "sight",
            "word",
            "role_right",
            "look",
            "person",
            "mention",
            "tie",
            "near_miss",
            "band",
            "concentration",
            "frequent",
            "frequent_use",
            "attachment",
            "account_event",
            "source_state",
            "source_field",
            "code_type",
            "field_use",
            "delivery",
            "delivery_issue",
            "code_count",
            "source_notice",
            "code_change",
            "code_decision",
            "release_proposal",
            "release_step",
            "release_request",
            "release_reply",
            "release_page",
            "program_look",
            "program_package",
            "license",
            "license_step",
            "consent",
            "consent_refusal",
            "care_step",
            "care_outreach",
            "care_assessment",
            "care_note",
            "care_goal",
            "care_plan",
            "care_card",
            "care_meeting",
            "care_seat",
            "care_decision",
            "care_task",
            "care_task_step")) {
      READABLE.put(table, List.of());
    }
    READABLE.put(
        "account",
        List.of(
            "id",
            "login",
            "display_name",
            "agency",
            "role",
            "language",
            "demo",
            "must_change",
            "created_at",
            "disabled_at",
            "locked_at"));
    READABLE.put("session", List.of("account", "seen_at"));
    READABLE.put("sign_in", List.of("id", "at", "account", "outcome"));
    // The seed of a draw is shown when it is drawn.
    READABLE.put(
        "care_draw",
        List.of(
            "id",
            "places",
            "commitment",
            "account",
            "at",
            "eligible",
            "drawn",
            "drawn_by",
            "drawn_at"));
    // The model may hold names with their frequencies.
    READABLE.put(
        "link_run",
        List.of(
            "id",
            "started_at",
            "finished_at",
            "records",
            "persons",
            "pairs",
            "threshold_bits",
            "auto_bits",
            "comparisons",
            "left_out",
            "quality_precision",
            "quality_recall",
            "quality_f1"));
    // What a decision moved may include records that its readers may not see.
    READABLE.put(
        "link_decision",
        List.of(
            "id",
            "left_key",
            "right_key",
            "left_source",
            "left_record",
            "left_role",
            "right_source",
            "right_record",
            "right_role",
            "verdict",
            "reason",
            "account",
            "at",
            "withdrawn_by",
            "withdrawn_at"));
  }

  private WorkspaceGrants() {}
}
