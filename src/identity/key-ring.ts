/**
 * The signing keys as one thread holds them: which one signs now, and which ones still verify.
 *
 * A key begins to sign some minutes after it was made, so that every thread and every outside
 * verifier has its public half before the first token needs it. It verifies until the last token
 * that it can have signed has expired. The ring itself never changes: after a rotation each
 * thread is given a new one.
 */
import { importJWK, type JWK } from 'jose';
import { assert, must } from '../kernel/assert.ts';
import { TOKEN_ALGORITHM, TOKEN_LIFE_MS_MAX } from './token-terms.ts';

type CryptoKey = Exclude<Awaited<ReturnType<typeof importJWK>>, Uint8Array>;

/** One key as it is stored and sent between our threads: private, and plain. */
export interface SigningKeyRecord {
  /** RFC 7638: the digest of the public half. */
  readonly kid: string;
  readonly createdAtMs: number;
  readonly signsFromMs: number;
  readonly publicText: string;
  readonly privateText: string;
}

/** RFC 8037. */
export interface PublishedKey {
  readonly kid: string;
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly alg: string;
  readonly use: 'sig';
}

interface RingKey {
  readonly kid: string;
  readonly signsFromMs: number;
  /** Infinity for the newest. */
  readonly verifiesUntilMs: number;
  readonly publicText: string;
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

export class KeyRing {
  readonly #keys: readonly RingKey[];
  readonly #byKid: ReadonlyMap<string, RingKey>;

  private constructor(keys: readonly RingKey[]) {
    this.#keys = keys;
    this.#byKid = new Map(keys.map((key) => [key.kid, key]));
    assert(this.#byKid.size === keys.length, 'two keys have the same kid');
  }

  static async open(records: readonly SigningKeyRecord[]): Promise<KeyRing> {
    assert(records.length > 0, 'a key ring has no keys');
    const ordered = [...records].sort((left, right) => left.signsFromMs - right.signsFromMs);
    const keys = ordered.map(async (record, index): Promise<RingKey> => {
      const { kid, signsFromMs, publicText, privateText } = record;
      return {
        kid,
        signsFromMs,
        verifiesUntilMs: verifiesUntilMs(ordered[index + 1]),
        publicText,
        publicKey: await importKey(publicKeyJwk(publicText)),
        privateKey: await importKey({ ...publicKeyJwk(publicText), d: privateText }),
      };
    });
    return new KeyRing(await Promise.all(keys));
  }

  /** The key for new tokens: the newest one that signs already, else the oldest. */
  signingKey(nowMs: number): { readonly kid: string; readonly privateKey: CryptoKey } {
    const signing = this.#keys.findLast((key) => key.signsFromMs <= nowMs);
    return signing ?? must(this.#keys[0], 'a key ring has no keys');
  }

  /** The public key, where tokens signed by it can still be good. */
  verifyingKey(kid: string, nowMs: number): CryptoKey | undefined {
    const key = this.#byKid.get(kid);
    return key !== undefined && nowMs < key.verifiesUntilMs ? key.publicKey : undefined;
  }

  /** The document for `/.well-known/jwks.json`: public halves only. */
  publishedKeys(nowMs: number): { readonly keys: readonly PublishedKey[] } {
    const published = this.#keys.filter((key) => nowMs < key.verifiesUntilMs);
    return {
      keys: published.map(({ kid, publicText }) => ({
        ...publicKeyJwk(publicText),
        kid,
        alg: TOKEN_ALGORITHM,
        use: 'sig',
      })),
    };
  }
}

/** The instant after which no token of a key that `next` replaced can be good. */
export function verifiesUntilMs(next: Pick<SigningKeyRecord, 'signsFromMs'> | undefined): number {
  return next === undefined ? Number.POSITIVE_INFINITY : next.signsFromMs + TOKEN_LIFE_MS_MAX;
}

export function publicKeyJwk(publicText: string): {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
} {
  return { kty: 'OKP', crv: 'Ed25519', x: publicText };
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, TOKEN_ALGORITHM);
  assert(!(key instanceof Uint8Array), 'an Ed25519 key came as a shared secret');
  return key;
}
