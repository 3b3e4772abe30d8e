import { join } from 'node:path';
import { ConfigurationError } from '../kernel/errors.ts';
import type { RandomSource } from '../kernel/random.ts';
import { readPrivateFile, writePrivateFile } from './private-file.ts';

const SECRET_BYTES = 32;
/** As they are made here. One that was cut off is refused: anybody can sign with an empty one. */
const SECRET_TEXT = /^[\w-]{43}$/;

/** The secrets of a data directory. */
export interface EngineSecrets {
  /** Signs the webhooks of the sandbox. */
  readonly sandbox: string;
  /** Makes the successors of refresh tokens, and recognises known devices. */
  readonly identity: string;
}

/** The secrets that were given, and stored ones for the rest. */
export async function keptSecrets(
  dataDirectory: string,
  random: Pick<RandomSource, 'bytes'>,
  given: { readonly sandbox: string | undefined },
): Promise<EngineSecrets> {
  const { sandbox = await keptSecret('sandbox', dataDirectory, random) } = given;
  return { sandbox, identity: await keptSecret('identity', dataDirectory, random) };
}

/** A secret that is made once for a data directory, and kept there. Throws ConfigurationError. */
async function keptSecret(
  name: keyof EngineSecrets,
  dataDirectory: string,
  random: Pick<RandomSource, 'bytes'>,
): Promise<string> {
  const path = join(dataDirectory, `${name}.secret`);
  const kept = await readPrivateFile(path);
  if (kept !== undefined) {
    const secret = kept.trim();
    if (SECRET_TEXT.test(secret)) return secret;
    throw new ConfigurationError(`The secret ${path} is damaged: restore or remove it.`);
  }
  const secret = Buffer.from(random.bytes(SECRET_BYTES)).toString('base64url');
  await writePrivateFile(path, `${secret}\n`);
  return secret;
}
