package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.evaluation.Lottery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code porchlight evaluate} on a made-up city whose program's truth is known: records are made,
 * imported and linked as any city's. One city for all tests, in their order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EvaluateVerbTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  @TempDir static Path folder = Path.of("");

  private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();
  private static final ByteArrayOutputStream ERR = new ByteArrayOutputStream();

  @BeforeAll
  static void makeACity() {
    assertThat(run("demo", "--no-serve", "--people", "2000")).as(said()).isLessThanOrEqualTo(1);
  }

  /** The visits keep three in four of the fire department's contacts away, none of the police's. */
  @Test
  @Order(1)
  void theVerdictsAreThePlantedOnes() {
    JsonNode program = evaluate();
    assertThat(program.get("name").asString()).isEqualTo("home-visits");
    assertThat(program.get("cohort").asInt()).isEqualTo(20);
    assertThat(program.get("months").asDouble()).isEqualTo(5.9);
    JsonNode fire = program.get("outcomes").get(0);
    assertThat(fire.get("agency").asString()).isEqualTo("fire");
    assertThat(fire.get("verdict").asString()).as(said()).isEqualTo("fewer");
    assertThat(fire.get("effect").get("low").asDouble()).isLessThan(0.25);
    assertThat(fire.get("effect").get("high").asDouble()).isGreaterThan(0.25);
    assertThat(fire.get("linked").get("high").asDouble()).as(said()).isLessThan(1);
    assertThat(fire.get("linkage").asDouble()).isBetween(0.0, 1.0);
    JsonNode police = program.get("outcomes").get(1);
    assertThat(police.get("verdict").asString()).as(said()).isEqualTo("as-usual");
    assertThat(program.get("usual")).isEqualTo(fire.get("usual"));
    assertThat(fire.get("noticeable").asDouble()).isBetween(0.1, 0.9);
    assertThat(fire.get("months")).hasSize(6);
    assertThat(fire.get("months").get(5).get("seen").asDouble())
        .isEqualTo(fire.get("seen").asDouble());
    // A bare before and after would have called it a success at the police as well.
    assertThat(police.get("seen").asDouble()).isLessThan(90);
    assertThat(said())
        .contains("Usual: for every 100 contacts before")
        .contains("we would likely notice only a fall of")
        .contains("never success")
        .contains("past days when nothing was done: a fall of ")
        .contains("Registered 2026-01-18 as ")
        .doesNotContain("Registered after the program had started.")
        .doesNotContain("Changed after registration");
  }

  /** The same home says the same twice, and a changed file is stamped for ever. */
  @Test
  @Order(2)
  void aChangedFileIsStampedAlsoWhenItIsChangedBack() throws IOException {
    JsonNode before = evaluate();
    Path file = folder.resolve("home/city/programs/home-visits.yaml");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("analysis: 2026-08-15", "analysis: 2026-08-16"));
    assertThat(evaluate().get("registered").get("changed").isNull()).isFalse();
    Files.writeString(file, text);
    JsonNode after = evaluate();
    assertThat(said()).contains("Changed after registration on ");
    assertThat(after.get("registered").get("sha256"))
        .isEqualTo(before.get("registered").get("sha256"));
    assertThat(after.get("outcomes")).isEqualTo(before.get("outcomes"));
  }

  /** Days that the team knows to be lost are no success, and a line it cannot place is said. */
  @Test
  @Order(3)
  void whatTheTeamKnowsCountsAsLostDays() throws IOException {
    Path events = folder.resolve("home/city/served/home-visits-events.csv");
    List<String> lines = Files.readAllLines(events);
    assertThat(lines).hasSize(5);
    double lost = lost();
    Files.write(events, lines.subList(0, 1));
    assertThat(lost()).isLessThan(lost);
    List<String> wrong = new ArrayList<>(lines);
    wrong.add("fire-responses,no-such-record,patient,died,2026-03-01,");
    Files.write(events, wrong);
    assertThat(run("evaluate", city())).isEqualTo(2);
    assertThat(said()).contains("nobody on the program's list").contains("[PL-PROGRAM-002]");
    Files.write(events, List.of(lines.getFirst(), lines.get(1).replaceAll("2026-..-..", "March")));
    assertThat(run("evaluate", city())).isEqualTo(2);
    assertThat(said()).contains("home-visits-events.csv:2").contains("a day is written as");
    Files.write(events, lines);
  }

  private static double lost() {
    return evaluate().get("outcomes").get(0).get("lost").asDouble();
  }

  /**
   * Nobody visits anybody: people whom the rule found get a place by lot, or a start, and the lot
   * shows nothing.
   */
  @Test
  @Order(4)
  void aLotThatChangesNothingIsReadSo() throws IOException {
    Path served = folder.resolve("home/city/served");
    Path programs = folder.resolve("home/city/programs");
    String text =
        Files.readString(programs.resolve("home-visits.yaml"))
            .replaceAll("(?m)^events:.*$", "")
            .replace("start: 2026-02-01", "start: 2025-06-01");
    List<String> lottery = new ArrayList<>(List.of("source,record,role,stratum,place"));
    List<String> steps = new ArrayList<>(List.of("source,record,role,start"));
    List<String> list = Files.readAllLines(served.resolve("home-visits.csv"));
    Lottery lot = new Lottery("a seed that nobody can guess, told afterwards");
    List<String> people = list.subList(1, list.size());
    List<String> places = lot.draw(people, 12);
    for (String person : people) {
      lottery.add(person + ",1," + (places.contains(person) ? "yes" : "no"));
      steps.add(person + (places.contains(person) ? ",2025-07-01" : ",2025-09-29"));
    }
    Files.write(served.resolve("lottery.csv"), lottery);
    Files.write(served.resolve("steps.csv"), steps);
    Files.writeString(
        programs.resolve("a-lottery.yaml"),
        text.replace(
            "served: served/home-visits.csv", "served: served/lottery.csv\ndrawn: lottery"));
    Files.writeString(
        programs.resolve("b-steps.yaml"),
        text.replace("served: served/home-visits.csv", "served: served/steps.csv\ndrawn: steps"));
    JsonNode lotteryFire = evaluate().get("outcomes").get(0);
    assertThat(lotteryFire.get("verdict").asString()).as(said()).isEqualTo("as-usual");
    assertThat(lotteryFire.get("lot").get("places").asInt()).isEqualTo(12);
    assertThat(lotteryFire.get("lot").get("others").asInt()).isEqualTo(8);
    assertThat(lotteryFire.get("lot").get("p").asDouble()).isBetween(0.1, 1.0);
    JsonNode stepsFire =
        JsonMapper.shared()
            .readTree(OUT.toString(StandardCharsets.UTF_8))
            .get("programs")
            .get(1)
            .get("outcomes")
            .get(0);
    assertThat(stepsFire.get("usual").isNull()).isTrue();
    assertThat(stepsFire.get("lot").get("effect").get("low").asDouble()).isLessThan(0);
    assertThat(stepsFire.get("lot").get("effect").get("high").asDouble()).isGreaterThan(0);
    assertThat(said()).contains("Drawn by lot: ");
    Files.write(
        served.resolve("lottery.csv"), List.of(lottery.getFirst(), people.getFirst() + ",1,maybe"));
    assertThat(run("evaluate", city())).isEqualTo(2);
    assertThat(said()).contains("lottery.csv:2").contains("place is yes or no");
    for (String name : List.of("a-lottery", "b-steps")) {
      Files.delete(programs.resolve(name + ".yaml"));
    }
  }

  @Test
  @Order(5)
  void whatCannotBeJudgedIsOneSentence() throws IOException {
    Path list = folder.resolve("home/city/served/home-visits.csv");
    List<String> lines = Files.readAllLines(list);
    Files.write(list, lines.subList(0, 11));
    assertThat(reason()).isEqualTo("too-few-people");
    assertThat(said()).contains("Nothing can be said of fewer than 11 people");
    List<String> more = new ArrayList<>(lines);
    more.add("fire-responses,no-such-record,patient");
    Files.write(list, more);
    assertThat(reason()).isEqualTo("unknown-people");
    Files.delete(list);
    assertThat(run("evaluate", city())).isEqualTo(2);
    assertThat(said()).contains("there is no such file").contains("[PL-PROGRAM-002]");
    Files.write(list, lines);
    Path file = folder.resolve("home/city/programs/home-visits.yaml");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("at-least: 4", "at-least: 400"));
    assertThat(reason()).isEqualTo("picked-afterwards");
    Files.writeString(file, text.replace("start: 2026-02-01", "start: 2024-02-01"));
    assertThat(reason()).isEqualTo("no-history");
    Files.writeString(file, text.replace("2026-08-15", "2027-08-15"));
    assertThat(reason()).isEqualTo("too-early");
    // Before its day there is no judgement: only what could be noticed, and the months so far.
    JsonNode early = evaluate().get("outcomes").get(0);
    assertThat(early.get("usual").isNull()).isTrue();
    assertThat(early.get("noticeable").asDouble()).isBetween(0.1, 0.9);
    assertThat(early.get("months")).hasSize(6);
    Files.delete(file);
    assertThat(run("evaluate", city())).isEqualTo(2);
    assertThat(said()).contains("programs/ holds no program").contains("[PL-PROGRAM-003]");
  }

  private static String reason() {
    return evaluate().get("outcomes").get(0).get("reason").asString();
  }

  private static JsonNode evaluate() {
    assertThat(run("evaluate", city(), "--json")).as(said()).isEqualTo(0);
    return JsonMapper.shared()
        .readTree(OUT.toString(StandardCharsets.UTF_8))
        .get("programs")
        .get(0);
  }

  private static String city() {
    return folder.resolve("home/city").toString();
  }

  private static int run(String... words) {
    OUT.reset();
    ERR.reset();
    Console console =
        new Console(
            new PrintStream(OUT, true, StandardCharsets.UTF_8),
            new PrintStream(ERR, true, StandardCharsets.UTF_8),
            false);
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--home", folder.resolve("home").toString()));
    return Porchlight.run(console, CLOCK, arguments.toArray(new String[0]));
  }

  private static String said() {
    return ERR.toString(StandardCharsets.UTF_8);
  }
}
