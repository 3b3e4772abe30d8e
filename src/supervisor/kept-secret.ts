import { join } from 'node:path';
import { readPrivateFile, writePrivateFile } from '../identity/private-file.ts';
import type { RandomSource } from '../kernel/random.ts';

const SECRET_BYTES = 32;

/** Secrets of a data directory: of the sandbox's webhooks, and of sessions and known devices. */
export type KeptSecret = 'sandbox' | 'identity';

/** A secret that is made once for a data directory, and kept there. */
export async function keptSecret(
  name: KeptSecret,
  dataDirectory: string,
  random: Pick<RandomSource, 'bytes'>,
): Promise<string> {
  const path = join(dataDirectory, `${name}.secret`);
  const kept = await readPrivateFile(path);
  if (kept !== undefined) return kept.trim();
  const secret = Buffer.from(random.bytes(SECRET_BYTES)).toString('base64url');
  await writePrivateFile(path, `${secret}\n`);
  return secret;
}
