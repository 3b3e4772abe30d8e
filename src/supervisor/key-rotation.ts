/** Checks every hour whether the signing keys are due for a change, and announces new ones. */
import type { SigningKeyRecord } from '../identity/key-ring.ts';
import type { SigningKeys } from '../identity/signing-keys.ts';
import type { Logger } from '../operations/logger.ts';

const LOOK_MS = 3_600_000;

export interface KeyListener {
  readonly log: Logger;
  /** Called with all keys, after some of them have changed. */
  readonly tell: (records: readonly SigningKeyRecord[]) => void;
}

/** Goes on until the timer is cleared. */
export function rotateKeys(keys: SigningKeys, { log, tell }: KeyListener): NodeJS.Timeout {
  return setInterval(async () => {
    try {
      if (await keys.rotate()) tell(keys.records);
    } catch (error) {
      // Tried again at the next look: the keys have days to spare.
      log.error('the signing keys could not be rotated', { error });
    }
  }, LOOK_MS);
}
