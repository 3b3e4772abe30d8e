/** One step before the limit, and one behind; test/actors/room.test.ts has the others. */
import { test } from 'tap';
import { JACKPOT_IN_MINOR_MAX } from '../../../actors/calendar/calendar.ts';
import { decideBuyTickets } from '../../../actors/draw/decide-purchase.ts';
import { INSTANCE_STAKES_MINOR_MAX } from '../../../actors/draw/sale.ts';
import { FIXED_PRIZE_MINOR_MAX } from '../../../actors/games/game-problems.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import { K_OF_N } from '../../../actors/games/k-of-n/k-of-n.ts';
import type { KOfNGame } from '../../../actors/games/k-of-n/k-of-n-game.ts';
import { combinationsMax } from '../../../actors/games/prize-room.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { SLOT_COUNT } from '../../../src/kernel/slots.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  DRAW,
  OPENED,
  stageInstanceIn,
  withMoney,
} from '../../support/samples/actor-events.ts';
import { KENO_10 } from '../../support/samples/family-games.ts';
import { gameOfShape } from '../../support/samples/games.ts';

test('prize room: as many as win the best fixed prize, without bound where none is fixed', (t) => {
  t.equal(combinationsMax(gameOfShape(5, 36)), Number.POSITIVE_INFINITY);
  t.equal(combinationsMax(GAMES['5of36']), 281_474_976_710);
  const [first, ...others] = KENO_10.tiers;
  const best = { ...must(first, 'keno has a prize'), prizeMinor: minor(10_000_000) };
  t.equal(combinationsMax({ tiers: [...others, best] }), 28_147_497);
  t.end();
});

test('prize room: one combination more is refused, and all that is sold may win', (t) => {
  const game = withPrize(FIXED_PRIZE_MINOR_MAX);
  const { states } = given(...withMoney(ADA, 2_000), announced({ game }), OPENED);
  const instance = stageInstanceIn(states, 'open');
  // 2^48 by the prize, by the shards.
  const most = 35_184;
  const buy = () => {
    const command = { player: ADA, draw: DRAW, picks: [], quickPick: 1 };
    const request = { ...command, idempotencyKey: 'k', fingerprint: 1, receivedAtMs: 2_000 };
    const identity = { shardCount: 8 };
    const account = states.accounts.get(ADA);
    return decideBuyTickets({ account, instance, identity }, request, stampAt(2_000));
  };
  instance.stakeMinor = minor(100 * (most - 1));
  t.match(buy(), { kind: 'accepted' });
  instance.stakeMinor = minor(100 * most);
  t.match(buy(), { code: 'drawFull' });

  // An engine that grew by one shard at a time, each of which sold all that it might.
  let winners = 0;
  for (let count = 1; count <= SLOT_COUNT; count += 1) {
    winners += Math.floor(combinationsMax(game) / count);
  }
  const salesMinor = minor(SLOT_COUNT * INSTANCE_STAKES_MINOR_MAX);
  const jackpotInMinor = minor(JACKPOT_IN_MINOR_MAX);
  const inherits = { salesMinor, jackpotInMinor };
  for (const jackpots of [0, 1]) {
    const winnersByTier = [jackpots, 0, winners, 0];
    const settled = K_OF_N.settle({ game, ...inherits, winnersByTier });
    t.equal(settled.tiers[2]?.paidMinor, winners * FIXED_PRIZE_MINOR_MAX);
  }
  t.end();
});

/** 5 of 36 with this prize for three, which shares out all of its sales besides. */
function withPrize(prizeMinor: number): KOfNGame {
  const tiers = GAMES['5of36'].tiers.map((tier) => {
    if (tier.kind === 'fixed') return { ...tier, prizeMinor: minor(prizeMinor) };
    return tier.jackpot ? { ...tier, sharePermyriad: 9_200 } : tier;
  });
  return { ...GAMES['5of36'], tiers };
}
