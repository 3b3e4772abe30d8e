import { test } from 'tap';
import { decideReceive } from '../../../actors/home/decide-residual.ts';
import { BALANCE_MAX } from '../../../actors/wallet/surplus.ts';
import { AssertionError } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import { announced, bought, DRAW, OPENED, payingOut } from '../../support/samples/actor-events.ts';
import {
  CARL,
  DORA,
  forward,
  grown,
  move,
  settler,
  settlerWith,
} from '../../support/samples/home-events.ts';

const NUMBERS = [1, 2, 3, 4, 5];
const PAID = { type: 'WinnersPaid', draw: DRAW, fromPlace: 0, atMs: 99, wins: [] } as const;

test('residual: a prize goes on with its draw, its ticket and the shard that sold it', (t) => {
  const sold = [
    announced(),
    OPENED,
    bought(CARL, 0, NUMBERS, NUMBERS),
    ...payingOut(NUMBERS, [2], [300]),
  ];
  const shards = grown(...settlerWith(CARL, 500), ...sold);
  move(shards);
  shards.from.and({ ...PAID, ordinals: [0, 1], tiers: [1, 1], players: [CARL, CARL] });
  const [forwarded, posted] = forward(shards);
  t.match(forwarded, {
    type: 'ResidualsForwarded',
    to: 1,
    amountsMinor: [300, 300],
    pointsPlayers: [],
  });
  const ticket = { kind: 'prize', draw: DRAW, ticketCount: 1, shard: 0 };
  t.match(posted, {
    to: 1,
    message: {
      entries: [
        {
          player: CARL,
          amountMinor: 300,
          entry: { ...ticket, entryId: 'prize.2.0@0', firstOrdinal: 0 },
        },
        {
          player: CARL,
          amountMinor: 300,
          entry: { ...ticket, entryId: 'prize.2.1@0', firstOrdinal: 1 },
        },
      ],
      points: [],
    },
  });
  t.same(forward(shards), [], 'each once');
  t.end();
});

test('residual: what is of a third shard keeps its name, and a raffle needs none', (t) => {
  const shards = grown(...settlerWith(CARL, 500));
  move(shards);
  const entry = { entryId: 'prize.2.9@7', kind: 'prize', atMs: 1, fingerprint: 0 } as const;
  const ticket = { draw: DRAW, firstOrdinal: 9, ticketCount: 1, shard: 7 };
  const received = { player: CARL, amountMinor: minor(5), entry: { ...entry, ...ticket } };
  shards.from.and({ type: 'ResidualsReceived', from: 3, entries: [received], points: [], atMs: 9 });
  const won = { type: 'RafflePrizeCredited', raffleId: 'r', place: 1, player: CARL } as const;
  shards.from.and({ ...won, amountMinor: minor(6), from: 2, atMs: 9 });
  const [, posted] = forward(shards);
  t.match(posted, {
    message: {
      entries: [
        { amountMinor: 5, entry: { entryId: 'prize.2.9@7', shard: 7 } },
        { amountMinor: 6, entry: { entryId: 'raffle.r.1', kind: 'rafflePrize' } },
      ],
    },
  });
  t.equal(shards.to.balanceOf(CARL), 511);
  t.end();
});

test('residual: each home gets a parcel of its own', (t) => {
  const shards = grown(...settlerWith(CARL, 500), ...settlerWith(DORA, 500));
  move(shards);
  const { states } = shards.from;
  states.movedAway.put(DORA, { to: 3, lastEntry: 0 as never, cameFrom: null });
  const won = { type: 'RafflePrizeCredited', raffleId: 'r', amountMinor: minor(6) } as const;
  for (const [place, player] of [CARL, DORA, CARL].entries()) {
    shards.from.and({ ...won, place, player, from: 2, atMs: 9 });
  }
  const events = forward(shards);
  t.match(events, [
    { type: 'ResidualsForwarded', to: 1, players: [CARL, CARL] },
    { type: 'MailPosted', to: 1 },
    { type: 'ResidualsForwarded', to: 3, players: [DORA] },
    { type: 'MailPosted', to: 3 },
  ]);
  t.end();
});

test('residual: points that are owed without bound go on in parts', (t) => {
  const shards = grown(settler(CARL));
  move(shards);
  const { states } = shards.from;
  const owed = 2n ** 60n;
  states.debts.put(CARL, { balanceMinor: minor(0), pointsHundredths: owed });
  states.ledger.put('points:debts', -owed);
  states.ledger.put('points:issued', owed);
  states.residualPoints.put(CARL, 1);
  const [first] = forward(shards);
  t.match(first, { pointsHundredths: [-BALANCE_MAX] });
  let rounds = 1;
  while (states.residualPoints.get(CARL) !== undefined) {
    forward(shards);
    rounds += 1;
  }
  t.equal(rounds, Math.ceil(Number(owed) / BALANCE_MAX));
  t.equal(shards.to.states.debts.get(CARL)?.pointsHundredths, owed);
  t.equal(states.debts.get(CARL), undefined);
  t.end();
});

test('residual: nothing goes on to somebody who has not arrived', (t) => {
  const points = [{ player: CARL, amountHundredths: 1 as never }];
  const message = { message: 'ForwardResiduals', entries: [], points } as const;
  t.throws(() => decideReceive(given().states, message, 0, stampAt(9)), AssertionError);
  t.end();
});
