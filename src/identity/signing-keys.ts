/**
 * Keeps the signing keys on disk and makes a new one in time.
 *
 * Owned by the main thread, which alone writes `<data>/keys`; the other threads get `records` and
 * make a ring of them. One file per key, mode 0600, named by its kid. A file that cannot be
 * believed stops the start: to go on without it would end sessions that nobody ended.
 *
 * Rotation: a new key every 30 days. It signs ten minutes after it was made (the very first at
 * once); the old one is removed when the last token that it signed has expired.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { must } from '../kernel/assert.ts';
import type { Clock } from '../kernel/clock.ts';
import { ConfigurationError } from '../kernel/errors.ts';
import { publicKeyJwk, type SigningKeyRecord, verifiesUntilMs } from './key-ring.ts';
import {
  listPrivateDirectory,
  readPrivateFile,
  removePrivateFile,
  writePrivateFile,
} from './private-file.ts';
import { TOKEN_ALGORITHM } from './token-terms.ts';

export const ROTATION_PERIOD_MS = 30 * 24 * 60 * 60 * 1_000;
/**
 * Longer than any thread takes to learn of a key, and longer than the published keys may be cached.
 */
export const SIGNING_DELAY_MS = 10 * 60 * 1_000;
/** Rotation leaves two; more than a few means that something creates keys in a loop. */
export const KEYS_MAX = 16;

const KEY_FILE = /^[\w-]{43}\.json$/;
const KEY_TEXT = /^[\w-]{43}$/;

export class SigningKeys {
  readonly #directory: string;
  readonly #clock: Clock;
  #records: readonly SigningKeyRecord[];

  private constructor(directory: string, clock: Clock, records: readonly SigningKeyRecord[]) {
    this.#directory = directory;
    this.#clock = clock;
    this.#records = records;
  }

  /** Reads the keys in `<data>/keys`, making the first one. Throws ConfigurationError. */
  static async open(options: { dataDirectory: string; clock: Clock }): Promise<SigningKeys> {
    const directory = join(options.dataDirectory, 'keys');
    const names = (await listPrivateDirectory(directory)).filter((name) => KEY_FILE.test(name));
    if (names.length > KEYS_MAX) {
      throw new ConfigurationError(`There are more than ${KEYS_MAX} keys in ${directory}.`);
    }
    const records = await Promise.all(names.map((name) => readRecord(directory, name)));
    const keys = new SigningKeys(directory, options.clock, records.sort(byAge));
    await keys.rotate();
    return keys;
  }

  /** Oldest first. Private: they go to our own threads and nowhere else. */
  get records(): readonly SigningKeyRecord[] {
    return this.#records;
  }

  /**
   * Makes a key if the newest has had its time, and removes those whose tokens have all expired.
   * To be called every hour or so; never while an earlier call is pending. True if the keys
   * changed: then every thread needs a new ring.
   */
  async rotate(): Promise<boolean> {
    const nowMs = this.#clock.wallMs();
    const due = await this.#makeIfDue(nowMs);
    const expired = this.#records.filter((_, i) => verifiesUntilMs(this.#records[i + 1]) <= nowMs);
    for (const record of expired) await removePrivateFile(this.#pathOf(record.kid));
    this.#records = this.#records.filter((record) => !expired.includes(record));
    return due || expired.length > 0;
  }

  async #makeIfDue(nowMs: number): Promise<boolean> {
    const newest = this.#records.at(-1);
    if (newest !== undefined && nowMs < newest.createdAtMs + ROTATION_PERIOD_MS) return false;
    const signsFromMs = newest === undefined ? nowMs : nowMs + SIGNING_DELAY_MS;
    const record = await makeRecord({ createdAtMs: nowMs, signsFromMs });
    await writePrivateFile(this.#pathOf(record.kid), `${JSON.stringify(record, null, 2)}\n`);
    this.#records = [...this.#records, record];
    return true;
  }

  #pathOf(kid: string): string {
    return join(this.#directory, `${kid}.json`);
  }
}

async function makeRecord(at: {
  createdAtMs: number;
  signsFromMs: number;
}): Promise<SigningKeyRecord> {
  const { privateKey } = await generateKeyPair(TOKEN_ALGORITHM, { extractable: true });
  const { x, d } = await exportJWK(privateKey);
  const publicText = must(x, 'a key pair has no public half');
  const kid = await calculateJwkThumbprint(publicKeyJwk(publicText));
  return { kid, ...at, publicText, privateText: must(d, 'a key pair has no private half') };
}

async function readRecord(directory: string, name: string): Promise<SigningKeyRecord> {
  const path = join(directory, name);
  const record = parseRecord(await readPrivateFile(path));
  const kid = record && (await calculateJwkThumbprint(publicKeyJwk(record.publicText)));
  const whole = record?.kid === kid && name === `${kid}.json`;
  if (record === undefined || !whole || !belongTogether(record)) {
    throw new ConfigurationError(`The signing key ${path} is damaged: restore or remove it.`);
  }
  return record;
}

/** Otherwise the key would sign what it cannot verify. */
function belongTogether({ publicText, privateText }: SigningKeyRecord): boolean {
  const jwk = { ...publicKeyJwk(publicText), d: privateText };
  const derived = createPublicKey(createPrivateKey({ key: jwk, format: 'jwk' }));
  return derived.export({ format: 'jwk' }).x === publicText;
}

function parseRecord(text: string | undefined): SigningKeyRecord | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text ?? '');
  } catch {
    return undefined; // Reported to the operator as damaged.
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { kid, createdAtMs, signsFromMs, publicText, privateText } = parsed as Partial<
    Record<keyof SigningKeyRecord, unknown>
  >;
  const texts = [kid, publicText, privateText];
  if (!texts.every((value) => typeof value === 'string' && KEY_TEXT.test(value))) return undefined;
  const times = [createdAtMs, signsFromMs];
  if (!times.every((value) => Number.isSafeInteger(value))) return undefined;
  return { kid, createdAtMs, signsFromMs, publicText, privateText } as SigningKeyRecord;
}

function byAge(left: SigningKeyRecord, right: SigningKeyRecord): number {
  return left.signsFromMs - right.signsFromMs;
}
