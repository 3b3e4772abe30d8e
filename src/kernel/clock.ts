/** Time comes in through this interface, so that tests and the simulator own it. */
export interface Clock {
  /** Milliseconds since the Unix epoch, as the machine believes. It may step in both directions. */
  wallMs(): number;
  /**
   * Milliseconds since an arbitrary instant. It never steps; it stands still while the machine
   * sleeps. Each thread has an instant of its own: a reading means nothing in another thread.
   */
  monotonicMs(): number;
}
