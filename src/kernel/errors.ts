/**
 * Two of the four kinds of wrong. The others: a rejection is a value (`actors/decider.ts`), and a
 * broken invariant is an AssertionError (`assert.ts`).
 */

/** A peer sent nonsense. Thrown at a codec; the gateway answers or closes that one connection. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

/**
 * Trouble with the disk, the network or a lease. The nearest loop that can retry does so; else the
 * shard stops.
 */
export abstract class OperationalError extends Error {
  abstract readonly code: string;
  abstract readonly retryable: boolean;
}

/** A setting or a data directory that cannot be used. The message is for the operator to read. */
export class ConfigurationError extends OperationalError {
  override readonly name = 'ConfigurationError';
  override readonly code = 'CONFIGURATION';
  override readonly retryable = false;
}

/**
 * A newer build has stored something that this one could only guess at, so it is not read at all.
 * `what`: the beginning of the sentence, such as "a record holds event 300".
 */
export class NewerDataError extends OperationalError {
  override readonly name = 'NewerDataError';
  override readonly code = 'NEWER_DATA';
  override readonly retryable = false;
  readonly what: string;

  /** `build`: the newest that has run on this data, where it is known. */
  constructor(what: string, build?: string) {
    const which = build === undefined ? 'that one or a later one' : `${build} or a later one`;
    super(`${what}, which only a newer build knows: start ${which}`);
    this.what = what;
  }

  /** The same, of something with a name. */
  of(name: string): NewerDataError {
    return new NewerDataError(`${name}: ${this.what}`);
  }

  /** The same, where the newest build that has run on this data is known. */
  naming(build: string | undefined): NewerDataError {
    return new NewerDataError(this.what, build);
  }
}
