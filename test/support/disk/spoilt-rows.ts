/** Damages rows that a stopped engine has stored, one bit in each value, and nothing else. */
import { join } from 'node:path';
import { LmdbEnvironment, MAP_BYTES } from '../../../src/journal/lmdb-environment.ts';
import { must } from '../../../src/kernel/assert.ts';

/** Damages all rows that `chosen` accepts, and returns how many they are. */
export async function spoilRows(
  directory: string,
  shard: number,
  chosen: (key: Uint8Array) => boolean,
): Promise<number> {
  const environment = LmdbEnvironment.open({
    directory: join(directory, `shard-${shard}`),
    mapBytes: MAP_BYTES,
    mayCreate: false,
  });
  const spoilt: (readonly [Uint8Array, Uint8Array])[] = [];
  const range = { start: Uint8Array.of(0), end: Uint8Array.of(255), limit: 99_999, reverse: false };
  environment.readPage(range, (key, stored) => {
    if (!chosen(key)) return;
    const bytes = Uint8Array.from(stored);
    bytes[bytes.length - 1] = must(bytes.at(-1), 'a stored row has no bytes') ^ 1;
    spoilt.push([Uint8Array.from(key), bytes]);
  });
  await environment.commit(() => {
    for (const [key, bytes] of spoilt) environment.put(key, bytes);
  });
  await environment.close();
  return spoilt.length;
}
