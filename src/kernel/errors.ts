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
