/**
 * Faults that a test or the simulator injects into a journal. Both implementations honour them;
 * the engine passes none. Real faults (a failing fsync, a full disk) are tested from outside too.
 */
export interface JournalFaults {
  /** Whether the rows of the append are not stored with it. In memory only. */
  readonly skipsCheckpoint?: (append: number) => boolean;
  /**
   * Called before anything of the append is written; appends count from 1. An Error refuses the
   * batch, poisons the journal, and leaves nothing of it behind.
   */
  readonly beforeFlush?: (append: number) => Error | undefined;
  /**
   * The append is durable no sooner than this promise resolves. Its rejection is a failed flush:
   * the journal is poisoned and the batch's outcome unknown.
   */
  readonly untilDurable?: (append: number) => Promise<void> | undefined;
}
