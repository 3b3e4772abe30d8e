/**
 * The password jobs: what goes to the worker and what comes back.
 *
 * Apart from the worker, so that a thread that only asks does not load Argon2.
 */
import { assert } from '../kernel/assert.ts';

/** What an Argon2id hash costs. It stands in each hash, so old hashes stay verifiable. */
export interface Argon2Parameters {
  readonly memoryKibibytes: number;
  readonly iterations: number;
  readonly lanes: number;
}

/**
 * OWASP's first choice for Argon2id: 19 MiB, two iterations, one lane. About 6 ms a hash here.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
export const OWASP_ARGON2_PARAMETERS: Argon2Parameters = Object.freeze({
  memoryKibibytes: 19_456,
  iterations: 2,
  lanes: 1,
});
assert(
  OWASP_ARGON2_PARAMETERS.memoryKibibytes === 19 * 1_024,
  'not the 19 MiB that OWASP asks for',
);

export interface HashPassword {
  readonly password: string;
  /** Lighter than OWASP's only in tests and demonstrations, and only where the caller says so. */
  readonly parameters: Argon2Parameters;
}

export interface VerifyPassword {
  readonly password: string;
  /** `undefined` where the login is unknown: the answer is no, and takes as long as any other. */
  readonly hash: string | undefined;
  /** What a new hash would be made with. */
  readonly parameters: Argon2Parameters;
}

export interface PasswordVerified {
  readonly matches: boolean;
  /** The password matches, and its hash was made with other parameters: hash it anew. */
  readonly outdated: boolean;
}
