/** Time comes in through this interface, so that tests and the simulator own it. */
export interface Clock {
  /** Milliseconds since the Unix epoch, as the machine believes. It may step in both directions. */
  wallMs(): number;
  /**
   * Milliseconds since the machine started, about: the same in all of its threads and processes. It
   * never steps; it stands still while the machine sleeps.
   */
  monotonicMs(): number;
}
