package org.porchlight.disclosure;

/** Makes linear programs. The audit knows nothing else of whoever solves them. */
interface Solver {
  /** An empty program. */
  Program program();

  /** Variables between bounds, relations between variables, and one objective after another. */
  interface Program extends AutoCloseable {
    /**
     * Adds a variable.
     *
     * @return its number, counting up from 0
     */
    int variable(double low, double high);

    /** Adds low ≤ sum of factor × variable ≤ high. */
    void relation(int[] variables, int[] factors, double low, double high);

    /**
     * Makes one variable as small or as large as it can be; each call starts from the last one's
     * answer.
     *
     * @return false when no values satisfy all relations
     * @throws ProofUnavailableException when the program could not be solved
     */
    boolean optimize(int variable, boolean most);

    /**
     * Makes the sum of factor × variable as large as it can be, as {@link #optimize} does with one.
     *
     * @return false when no values satisfy all relations
     * @throws ProofUnavailableException when the program could not be solved
     */
    boolean push(int[] variables, int[] factors);

    /** The value of a variable in the last answer. */
    double value(int variable);

    /** Whether the last answer would be another if this variable's bound were looser. */
    boolean binds(int variable);

    @Override
    void close();
  }
}
