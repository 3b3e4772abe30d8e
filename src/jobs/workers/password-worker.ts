/**
 * Hashes and verifies passwords, in a job thread.
 *
 * The calls are synchronous on purpose. Argon2's asynchronous ones run on libuv's pool, which the
 * journal's commits share: 32 hashes at once raised a commit's median from 0.25 to 99 ms.
 *
 * Passwords are NFKC-normalised, so that the same keys on another keyboard are the same password.
 */
import { type Algorithm, hashSync, parseOptions, verifySync } from '@node-rs/argon2';
import type { JobFunction } from '../jobs.ts';
import { type Argon2Parameters, OWASP_ARGON2_PARAMETERS } from '../password-jobs.ts';

const ARGON2ID: Algorithm.Argon2id = 2;
const HASH_BYTES = 32;

/** A hash of 32 random bytes that nobody kept, made with OWASP's parameters. */
const DUMMY_HASH = [
  '$argon2id$v=19$m=19456,t=2,p=1',
  '$+oobVo5daJgtgP0V1JNNlA$lcjDl8ccA/kF1AOyysqEBfZcwGXKqlr78IZcXI5uzn8',
].join('');
/** Where the parameters are lighter, the dummy is as light. One entry for each set in use. */
const DUMMY_HASHES = new Map([[parametersKey(OWASP_ARGON2_PARAMETERS), DUMMY_HASH]]);
const DUMMY_HASHES_MAX = 16;

export const hashPassword: JobFunction<'hashPassword'> = ({ password, parameters }) => {
  return hashSync(password.normalize('NFKC'), {
    algorithm: ARGON2ID,
    memoryCost: parameters.memoryKibibytes,
    timeCost: parameters.iterations,
    parallelism: parameters.lanes,
    outputLen: HASH_BYTES,
  });
};

export const verifyPassword: JobFunction<'verifyPassword'> = ({ password, hash, parameters }) => {
  const normalised = password.normalize('NFKC');
  if (hash === undefined) {
    verifySync(dummyHash(parameters), normalised); // An unknown login takes as long as a known one.
    return { matches: false, outdated: false };
  }
  const matches = verifySync(hash, normalised);
  return { matches, outdated: matches && isOutdated(hash, parameters) };
};

function isOutdated(hash: string, parameters: Argon2Parameters): boolean {
  const made = parseOptions(hash);
  return (
    made.algorithm !== ARGON2ID ||
    made.memoryCost !== parameters.memoryKibibytes ||
    made.timeCost !== parameters.iterations ||
    made.parallelism !== parameters.lanes
  );
}

/**
 * What the password for an unknown login is compared with: a hash with the same parameters, and so
 * the same cost.
 */
export function dummyHash(parameters: Argon2Parameters): string {
  const key = parametersKey(parameters);
  const known = DUMMY_HASHES.get(key);
  if (known !== undefined) return known;
  if (DUMMY_HASHES.size >= DUMMY_HASHES_MAX) DUMMY_HASHES.clear();
  const made = hashPassword({ password: DUMMY_HASH, parameters });
  DUMMY_HASHES.set(key, made);
  return made;
}

function parametersKey({ memoryKibibytes, iterations, lanes }: Argon2Parameters): string {
  return `${memoryKibibytes}/${iterations}/${lanes}`;
}
