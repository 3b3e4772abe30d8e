import { test } from 'tap';
import type { PlayerKey } from '../../../src/kernel/ids.ts';
import type { OfPlayer, TableDeclaration } from '../../../src/shard/tables/declare-table.ts';
import type { CarriedAs } from '../../../src/shard/tables/moving-tables.ts';
import { CARRIED_AS, SHARD_TABLES } from '../../../src/shard/tables/shard-tables.ts';

interface PlayersKey {
  readonly player: PlayerKey;
  readonly number: number;
}
type Sample<Key, Of extends OfPlayer> = CarriedAs<{
  readonly samples: TableDeclaration<Key, number, never, Of>;
}>;

test('moving tables: what moves is carried, and nothing else is', (t) => {
  const moving = Object.entries(SHARD_TABLES).filter(([, { ofPlayer }]) => ofPlayer === 'moves');
  t.same(moving.map(([name]) => name).sort(), Object.keys(CARRIED_AS).sort());
  t.end();
});

test('moving tables: the compiler knows what was forgotten', (t) => {
  const stays: Sample<PlayersKey, 'stays'> = {};
  const draws: Sample<number, 'nobody'> = {};
  const moves: Sample<PlayersKey, 'moves'> = { samples: 'payments' };
  // @ts-expect-error Its rows move, and nothing carries them.
  const left: Sample<PlayersKey, 'moves'> = {};
  // @ts-expect-error It does not say whether its rows move with their player.
  const unsaid: Sample<PlayersKey, 'nobody'> = {};
  // @ts-expect-error Its key is a player, and it does not say it either.
  const alone: Sample<PlayerKey, 'nobody'> = {};
  // @ts-expect-error There is no such field of a move.
  const odd: Sample<PlayerKey, 'moves'> = { samples: 'tickets' };
  for (const one of [stays, draws, moves, left, unsaid, alone, odd]) t.ok(one);
  t.end();
});
