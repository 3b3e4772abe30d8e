/**
 * How far an export has come: of which engine, and of each shard the last record whose facts were
 * all told, with the beginning of its hash. So an export goes on where the history is the same, and
 * nowhere else.
 *
 *   <engine>:<shard>.<record>.<hash>,<shard>.<record>.<hash>
 */
import { ConfigurationError } from '../kernel/errors.ts';

const HASH_BYTES = 8;
const PLACE = /^(\d{1,4})\.(\d{1,15})\.([0-9a-f]{16})$/;

/** The last record that was told; of sequence 0 before the first. */
export interface ExportPlace {
  readonly sequence: number;
  readonly hashHex: string;
}

export interface ExportCursor {
  readonly engineId: string;
  /** By shard, in the order of their numbers; those that are told at all. */
  readonly places: ReadonlyMap<number, ExportPlace>;
}

export function beforeAll(engineId: string, shards: readonly number[]): ExportCursor {
  const place = { sequence: 0, hashHex: '00'.repeat(HASH_BYTES) };
  return { engineId, places: new Map(shards.map((shard) => [shard, place])) };
}

export function placeOf(sequence: number, hash: Uint8Array): ExportPlace {
  return { sequence, hashHex: Buffer.from(hash.subarray(0, HASH_BYTES)).toString('hex') };
}

export function formatCursor({ engineId, places }: ExportCursor): string {
  const list = [...places].map(
    ([shard, { sequence, hashHex }]) => `${shard}.${sequence}.${hashHex}`,
  );
  return `${engineId}:${list.join(',')}`;
}

/** Throws a ConfigurationError. */
export function parseCursor(text: string): ExportCursor {
  const [, engineId, list] = /^([0-9a-f]{32}):(.+)$/.exec(text) ?? [];
  const places = new Map<number, ExportPlace>();
  for (const part of list?.split(',') ?? []) {
    const [, shard, sequence, hashHex] = PLACE.exec(part) ?? [];
    if (hashHex === undefined || places.has(Number(shard))) throw notACursor();
    places.set(Number(shard), { sequence: Number(sequence), hashHex });
  }
  if (engineId === undefined || places.size === 0) throw notACursor();
  return { engineId, places };
}

function notACursor(): ConfigurationError {
  return new ConfigurationError('This is no cursor: give the one of the last line of an export.');
}

/** The line that tells it among the lines of facts. */
export function cursorLine(cursor: ExportCursor): string {
  return `${JSON.stringify({ cursor: formatCursor(cursor) })}\n`;
}

export const CURSOR_LINE_BEGINS = '{"cursor":"';
/** Of the largest engine: 1,024 shards. */
export const CURSOR_LINE_BYTES_MAX = 65_536;
