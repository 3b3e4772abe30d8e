/**
 * Devices on which an account was logged in to before, by a token that they keep.
 *
 * Why: strangers' guesses slow down log-ins to an account, and without this its owner too, for as
 * long as they go on. A known device has a counter of its own
 * (`src/gateway/callers/login-back-off.ts`).
 *
 * A token is no credential: it saves no password, it only says which counter guesses count in. So
 * that a thief cannot collect counters, it is bound to the login and to the password's hash: who
 * never knew the password has none, and a change of password forgets all devices. Nothing is kept:
 * the key is the data directory's, and a token is as good after a restart.
 * The idea is OWASP's "device cookies".
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RandomSource } from '../kernel/random.ts';

const DEVICE_BYTES = 16;
const MARK_BYTES = 8;
const DEVICE_TOKEN = /^([\w-]{22})\.([\w-]{11})\.([\w-]{43})$/;

/** A token that was made here, for this login. Its password may have changed since. */
export interface KnownDevice {
  readonly deviceId: string;
  readonly passwordMark: string;
}

export class KnownDevices {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /** For a device that has just proven the password. */
  issue(
    account: { readonly loginNormalised: string; readonly passwordHash: string },
    random: Pick<RandomSource, 'bytes'>,
  ): string {
    const deviceId = Buffer.from(random.bytes(DEVICE_BYTES)).toString('base64url');
    const passwordMark = this.#markOf(account.passwordHash);
    const seal = this.#sealOf(account.loginNormalised, { deviceId, passwordMark });
    return `${deviceId}.${passwordMark}.${seal.toString('base64url')}`;
  }

  /** `undefined` where the token is not ours, or is for another login. */
  read(token: string, loginNormalised: string): KnownDevice | undefined {
    const [, deviceId = '', passwordMark = '', sealText = ''] = DEVICE_TOKEN.exec(token) ?? [];
    const seal = Buffer.from(sealText, 'base64url');
    const expected = this.#sealOf(loginNormalised, { deviceId, passwordMark });
    if (seal.length !== expected.length || !timingSafeEqual(seal, expected)) return undefined;
    return { deviceId, passwordMark };
  }

  /** Whether the password is still the one that the device has proven. */
  isCurrent({ passwordMark }: KnownDevice, passwordHash: string): boolean {
    return passwordMark === this.#markOf(passwordHash);
  }

  #markOf(passwordHash: string): string {
    const digest = this.#hmac('password', passwordHash);
    return digest.subarray(0, MARK_BYTES).toString('base64url');
  }

  #sealOf(loginNormalised: string, { deviceId, passwordMark }: KnownDevice): Buffer {
    return this.#hmac('device', `${deviceId}.${passwordMark}.${loginNormalised}`);
  }

  #hmac(label: string, text: string): Buffer {
    return createHmac('sha256', this.#key).update(`tirage/${label}/v1/${text}`).digest();
  }
}
