/**
 * Assertions, kept on in production.
 *
 * Why: a broken invariant in an engine that holds money must stop the work before it is written,
 * not after it is noticed. An AssertionError is our bug: nobody catches it but the shard thread,
 * which dies and replays its journal. Input from outside is validated, never asserted.
 *
 * The message says what is broken, never the rule that should hold: "a draw was announced twice",
 * not "a draw is announced once". Whoever reads it in a log knows at once what has happened.
 */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** Stops the shard when `condition` is false. Pass a function where the message needs building. */
export function assert(condition: boolean, message: string | (() => string)): asserts condition {
  if (!condition) throw new AssertionError(typeof message === 'string' ? message : message());
}

/** The value, where its absence would be our bug. The message says what is missing. */
export function must<T>(value: T | undefined | null, message: string): T {
  if (value === undefined || value === null) throw new AssertionError(message);
  return value;
}

/** Closes a `switch` over a union: a forgotten case fails to compile. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable case: ${JSON.stringify(value)}`);
}
