import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import {
  entryStateOf,
  newRaffleId,
  nextRaffleDuty,
  raffleShardOfGame,
  shardOfExternalId,
  shardOfRaffle,
} from '../../../actors/raffle/raffle.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { normaliseUuid } from '../../../src/kernel/uuid.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import {
  filled,
  GAME_ID,
  opened,
  outsidePlayer,
  RAFFLE_ID,
  staked,
} from '../../support/samples/raffle-events.ts';

function raffleAfter(...events: ShardEvent[]) {
  return must(given(...events).states.raffles.get(RAFFLE_ID), 'the draw is missing');
}

test('raffle: its id is a UUID that names its shard', (t) => {
  for (const shard of [0, 1, 63, 255, 256, 4_095]) {
    const raffleId = newRaffleId(shard, stampAt(1_767_268_800_000));
    t.equal(normaliseUuid(raffleId), raffleId);
    t.equal(raffleId[14], '7', 'version 7');
    t.equal(shardOfRaffle(raffleId), shard);
  }
  t.throws(() => newRaffleId(4_096, stampAt(1)), /twelve bits/);
  t.end();
});

test('raffle: what it owes follows from its state', (t) => {
  t.equal(nextRaffleDuty(raffleAfter(opened({ fillWithinMs: 5_000 }))), undefined);
  t.equal(nextRaffleDuty(raffleAfter(opened(), staked(0, 0))), undefined, 'it may wait for ever');
  const waiting = raffleAfter(opened({ fillWithinMs: 5_000 }), staked(0, 0));
  t.same(nextRaffleDuty(waiting), { duty: 'expire', atMs: 7_000 });
  t.same(nextRaffleDuty(raffleAfter(...filled())), { duty: 'draw', atMs: 0 });
  const finished = { ...raffleAfter(...filled()), state: 'finished' as const };
  t.equal(nextRaffleDuty(finished), undefined);
  t.end();
});

test('raffle: an entry has the state of its raffle, but for a winner', (t) => {
  const raffle = raffleAfter(...filled());
  t.equal(entryStateOf(raffle, outsidePlayer(0)), 'started');
  const winner = { place: 1, ordinal: 0, playerId: outsidePlayer(0), prizeMinor: minor(1) };
  const finished = { ...raffle, state: 'finished' as const, winners: [winner] };
  t.equal(entryStateOf(finished, outsidePlayer(0)), 'winner');
  t.equal(entryStateOf(finished, outsidePlayer(1)), 'finished');
  t.end();
});

test('raffle: games and outside ids fall to a shard that there is', (t) => {
  for (const shardCount of [1, 2, 7]) {
    t.ok(raffleShardOfGame(GAME_ID, { founderCount: shardCount }) < shardCount);
    t.ok(shardOfExternalId(outsidePlayer(1), { founderCount: shardCount }) < shardCount);
  }
  t.end();
});
