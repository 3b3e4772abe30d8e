/**
 * One declaration for each table of a shard: how its rows are found, stored and reported.
 *
 * Everything else about a table is derived from it (`shard-tables.ts`): the field of the state, the
 * words of a report, the check at a start, what a repair writes. Each area has one file of
 * declarations; what `States` (actors/states.ts) does not know is named there as the shard's own.
 */
import type { States, Store } from '../../../actors/states.ts';
import { assert } from '../../kernel/assert.ts';
import type { Codec } from '../records/positional-codec.ts';
import type { KeyShape } from './key-shapes.ts';
import type { TableKey } from './table-key.ts';

/**
 * Who is affected by a damaged row. An actor: only what needs it is refused. The shard: nothing can
 * be decided without it, so it is read when the shard starts. A log is the shard's, too, but too
 * long to be read at a start: whatever meets the damaged row is refused.
 */
export type Owner = 'actor' | 'shard' | 'log';

/** Rows that a store of their own writes: only their keys, and what a report says about them. */
export interface RowsDeclaration<Key, Prefix = never> {
  /** Comes first in each key. A storage format: never reused for another table. */
  readonly number: number;
  readonly key: TableKey<Key, Prefix>;
  readonly owner: Owner;
  /** A row as its fields, to say in which of them two versions differ. */
  readonly read: (row: Uint8Array) => unknown;
}

/**
 * What becomes of a player's rows when they move to another shard (actors/home/home.ts): they move,
 * or they are about what was done here, and stay. Whoever forgets to say it of a table whose keys
 * name a player is told in `moving-tables.ts`.
 */
export type OfPlayer = 'moves' | 'stays' | 'nobody';

/** A table that is kept by `Table`. */
export interface TableDeclaration<Key, Value, Prefix = never, Of = OfPlayer>
  extends RowsDeclaration<Key, Prefix>,
    TableOptions {
  readonly codec: Codec<Value>;
  readonly ofPlayer: Of;
}

interface TableOptions {
  /** Values kept in memory beyond those that must be: none if they are hardly ever read again. */
  readonly cachedMax: number;
  /** A key that is not found here can be claimed: `Journal.checkAbsence` is asked first. */
  readonly isClaimed: boolean;
}

/** A key's first byte; 255 sorts behind all of them. */
export const TABLE_NUMBER_MAX = 0xfe;
/** Tables that no longer exist: logs of entries and of accounts, the first index of entries. */
export const RETIRED: readonly number[] = [5, 18, 19, 21, 22];

/** Values that stay in memory beyond the active ones, by how many of a kind a busy day touches. */
const CACHED_FEW = 4_096;
export const CACHED_MANY = 131_072;
/** Rows that are written once and looked at when something is repeated, or listed. */
export const CACHED_NONE = 0;
const USUAL_OPTIONS: TableOptions = { cachedMax: CACHED_FEW, isClaimed: false };

/** `declareRows(11, 'actor', byParts({ draw }, { ordinal }), read)`. */
export function declareRows<Key, Prefix>(
  number: number,
  owner: Owner,
  key: KeyShape<Key, Prefix>,
  read: (row: Uint8Array) => unknown,
): RowsDeclaration<Key, Prefix> {
  assert(
    Number.isInteger(number) && number > 0 && number <= TABLE_NUMBER_MAX,
    'the number of a table does not fit its byte',
  );
  assert(!RETIRED.includes(number), 'the number of a retired table was used again');
  return { number, owner, key: key(number), read };
}

/** `declareTable(13, 'shard', byNumber(draw), valueCodec<number>(), { isClaimed: true })`. */
export function declareTable<Key, Value, Prefix>(
  ...declared: Declared<Key, Value, Prefix, Partial<TableOptions>>
): TableDeclaration<Key, Value, Prefix, 'nobody'>;
export function declareTable<Key, Value, Prefix>(
  ...declared: Declared<Key, Value, Prefix, OptionsOf<'moves'>>
): TableDeclaration<Key, Value, Prefix, 'moves'>;
export function declareTable<Key, Value, Prefix>(
  ...declared: Declared<Key, Value, Prefix, OptionsOf<'stays'>>
): TableDeclaration<Key, Value, Prefix, 'stays'>;
export function declareTable<Key, Value, Prefix>(
  ...[number, owner, key, codec, options]: Declared<Key, Value, Prefix, Partial<TableOptions>>
): TableDeclaration<Key, Value, Prefix> {
  const rows = declareRows(number, owner, key, (row) => codec.decode(row));
  return { ...rows, codec, ...USUAL_OPTIONS, ofPlayer: 'nobody', ...options };
}

type OptionsOf<Of extends OfPlayer> = Partial<TableOptions> & { readonly ofPlayer: Of };

type Declared<Key, Value, Prefix, Options> = [
  number: number,
  owner: Owner,
  key: KeyShape<Key, Prefix>,
  codec: Codec<Value>,
  options?: Options,
];

/**
 * The tables of an area: `{ … } satisfies AreaTables`. Each is a store of `States`, with its key
 * and its value, or named as the shard's own.
 */
export type AreaTables<Own extends string = never> = {
  readonly [Name in keyof States]?: States[Name] extends Store<infer Key, infer Value>
    ? TableDeclaration<Key, Value>
    : never;
} & { readonly [Name in Own]?: unknown };
