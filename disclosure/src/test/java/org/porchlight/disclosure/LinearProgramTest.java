package org.porchlight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.porchlight.disclosure.Certificates.Shortfall;
import org.porchlight.disclosure.Proposal.Proof;
import org.porchlight.release.LinkedSet;

/** What solving all relations at once adds to looking at them one at a time. */
class LinearProgramTest {
  /** A sample of so many hidden counts in every run; all of them in the long one. */
  private static final int SAMPLE = 200;

  private static CountSet propagated(Proposal proposal) {
    LinkedSet links = proposal.links().getFirst();
    CountSet set =
        CountSet.of(
            links.id(),
            proposal.candidates().stream().map(Fixtures::table).toList(),
            links,
            Past.NONE,
            proposal.between(),
            new CountRule(Fixtures.RULES));
    assertThat(Audit.protect(set, Fixtures.RULES, new BitSet()).passed()).isTrue();
    return set;
  }

  private static BitSet guarded(CountSet set, int most) {
    BitSet guarded = new BitSet();
    int seen = 0;
    for (int v = 0; v < set.size(); v++) {
      if (set.standing(v).guarded() && seen++ < most) {
        guarded.set(v);
      }
    }
    return guarded;
  }

  @Test
  void allRelationsAtOnceTellWhatOneAtATimeDoesNot() {
    Proposal proposal = new Town(3, 6).proposal(6);
    CountSet set = propagated(proposal);
    assertThat(
            new LinearAudit(set, Fixtures.RULES, GlopSolver.load()).failing(guarded(set, SAMPLE)))
        .isNotEmpty();
    Compilation proved = Fixtures.compiler().compile(proposal.proved(Proof.LINEAR_PROGRAM));
    Compilation quick = Fixtures.compiler().compile(proposal);
    assertThat(proved.audit().method()).isEqualTo("linear-program");
    assertThat(proved.audit().dropped()).isEmpty();
    assertThat(proved.audit().hidden()).isGreaterThan(quick.audit().hidden());
  }

  @Test
  void neighborhoodsSayWhatTheWholeSays() {
    agree(new Town(4, 6).proposal(6), SAMPLE);
  }

  @Test
  @Tag("long")
  void neighborhoodsSayWhatTheWholeSaysOfEveryCount() {
    for (long seed = 1; seed <= 3; seed++) {
      agree(new Town(seed, 24).proposal(24), Integer.MAX_VALUE);
    }
  }

  /** Whoever cannot ask everything at once hides more, and sets nothing aside as known already. */
  @Test
  void whatIsTooLargeForOneProgramIsNeitherSafeNorProved() {
    CountSet set = propagated(new Town(3, 6).proposal(6));
    BitSet sample = guarded(set, SAMPLE);
    Map<Integer, Shortfall> exact =
        new LinearAudit(set, Fixtures.RULES, GlopSolver.load()).failing(sample);
    Map<Integer, Shortfall> careful =
        new LinearAudit(set, Fixtures.RULES, GlopSolver.load(), 0).failing(sample);
    assertThat(exact.values()).isNotEmpty().allMatch(Shortfall::proved);
    assertThat(careful.keySet()).containsAll(exact.keySet());
    assertThat(careful.values()).noneMatch(Shortfall::proved);
  }

  /** Solves for every count of a sample over everything, without any short cut. */
  private static void agree(Proposal proposal, int most) {
    CountSet set = propagated(proposal);
    BitSet sample = guarded(set, most);
    Solver solver = GlopSolver.load();
    Reading told = Reading.told(set, Fixtures.RULES);
    BitSet all = new BitSet();
    all.set(0, set.system().relations());
    long[] low = new long[set.size()];
    long[] high = new long[set.size()];
    for (int v = 0; v < set.size(); v++) {
      low[v] = told.bounds().low(v);
      high[v] = Math.min(1_000_000, told.bounds().high(v));
    }
    BitSet narrow = new BitSet();
    for (int v = sample.nextSetBit(0); v >= 0; v = sample.nextSetBit(v + 1)) {
      Cluster whole =
          new Cluster(
              set.system(),
              new Cluster.Limits(low, high, new double[set.size()], all),
              v,
              Integer.MAX_VALUE);
      try (Solver.Program program = whole.program(solver)) {
        assertThat(program.optimize(0, false)).isTrue();
        long least = (long) Math.ceil(program.value(0) - 1e-4);
        assertThat(program.optimize(0, true)).isTrue();
        long largest = (long) Math.floor(program.value(0) + 1e-4);
        if (set.count(v) != CountSet.UNKNOWN) {
          assertThat(set.count(v)).isBetween(least, largest);
        }
        if (!told.wideEnough(v, least, largest)) {
          narrow.set(v);
        }
      }
    }
    BitSet found = new BitSet();
    new LinearAudit(set, Fixtures.RULES, solver).failing(sample).keySet().forEach(found::set);
    if (narrow.isEmpty()) {
      // Then only the outsider who guesses can have found something.
      found.stream().forEach(v -> assertThat(set.standing(v).hidden()).isTrue());
    } else {
      assertThat(found).isEqualTo(narrow);
    }
  }

  @Test
  void withoutASolverNothingIsDecided() {
    Proposal proposal = new Town(1, 3).proposal(3).proved(Proof.LINEAR_PROGRAM);
    DisclosureCompiler compiler =
        new DisclosureCompiler(
            new DisclosureRules(Fixtures.RULES, Map.of()),
            () -> {
              throw new ProofUnavailableException("no solver here", null);
            });
    assertThatThrownBy(() -> compiler.compile(proposal))
        .isInstanceOf(ProofUnavailableException.class);
  }
}
