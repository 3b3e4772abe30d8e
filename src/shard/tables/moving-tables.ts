/**
 * What becomes of each table's rows when a player moves, held against the tables' declarations.
 *
 * A table whose keys name a player and that does not say whether its rows move fails to compile
 * (`CARRIED_AS` in shard-tables.ts), and so does one whose rows move and that nothing carries: a
 * later table cannot be forgotten.
 */
import type { Move, MovingPlayer } from '../../../actors/home/moving-player.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import type { TableDeclaration } from './declare-table.ts';

/** True where a key is a player, or has one in it. */
type NamesPlayer<Key> = Key extends PlayerKey
  ? true
  : Key extends object
    ? [Extract<Key[keyof Key], PlayerKey>] extends [never]
      ? false
      : true
    : false;

type Verdict<Table> =
  Table extends TableDeclaration<infer Key, infer _Value, infer _Prefix, infer Of>
    ? Of extends 'nobody'
      ? NamesPlayer<Key> extends true
        ? 'has to say whether its rows move with their player'
        : 'nobody'
      : Of
    : never;

/** By table, the fields of a move that its rows are made anew from. */
export type CarriedAs<Tables> = {
  readonly [Name in keyof Tables as Verdict<Tables[Name]> extends 'nobody' | 'stays'
    ? never
    : Name]: Verdict<Tables[Name]> extends 'moves'
    ? keyof Move | readonly (keyof MovingPlayer)[]
    : Verdict<Tables[Name]>;
};
