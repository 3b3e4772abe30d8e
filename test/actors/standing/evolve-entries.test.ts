import { test } from 'tap';
import { standingTicketAt } from '../../../actors/standing/series-index.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  DRAW,
  OPENED,
  stageInstanceIn,
  withMoney,
} from '../../support/samples/actor-events.ts';
import {
  endedFor,
  entered,
  madePrepaid,
  madeRecurring,
} from '../../support/samples/standing-events.ts';

const PLACE = { player: ADA, number: 1 };
const OPEN = [announced(), OPENED];

test('entries: each is a line of its own in its player’s history, and a ticket', (t) => {
  const stage = given(...withMoney(ADA, 500), ...withMoney(BOB, 300), madeRecurring(), ...OPEN);
  stage.and(madePrepaid({ number: 2, entryId: 'prepaid.2' }), madeRecurring({ player: BOB }));
  const { words } = madeRecurring();
  stage.and(
    entered(0, {
      players: [ADA, BOB],
      entryCounts: [2, 1],
      numbers: [1, 2, 1],
      prepaidMinor: [minor(0), minor(100), minor(0)],
      rewardsHundredths: [7, 0, 0].map(pointsHundredths),
      wordCounts: [words.length, words.length, words.length],
      words: [...words, ...words, ...words],
    }),
  );
  t.same([stage.balanceOf(ADA), stage.balanceOf(BOB)], [200, 200]);
  t.match(stage.ledger(), { orders: 100, players: 400, 'stakes:dr_0000002': 300 });
  const of = (player: typeof ADA, entryId: string) => stage.states.entries.get({ player, entryId });
  t.match(
    [
      of(ADA, `standing.1.${DRAW}`),
      of(ADA, `prepaid.2.${DRAW}`),
      of(ADA, `standing.2.${DRAW}`),
      of(BOB, `standing.1.${DRAW}`),
    ],
    [
      { kind: 'purchase', amountMinor: -100, balanceMinor: 200, firstOrdinal: 0, ticketCount: 1 },
      { kind: 'prepaidUsed', amountMinor: 100, balanceMinor: 300, standingNumber: 2 },
      { kind: 'purchase', amountMinor: -100, balanceMinor: 200, firstOrdinal: 1 },
      { kind: 'purchase', amountMinor: -100, balanceMinor: 200, firstOrdinal: 2 },
    ],
  );
  t.match(stageInstanceIn(stage.states, 'open'), { ticketCount: 3, stakeMinor: 300 });
  t.equal(stage.states.accounts.get(ADA)?.pointsHundredths, 7);
  const columns = stage.states.tickets.columns(DRAW);
  t.match(columns?.row(2), { masks: words, playerKey: BOB, acceptedOffsetMs: 1_000 });
  const now = { lastDraw: DRAW, enteredCount: 1 };
  t.match(standingTicketAt(stage.states, PLACE), { ...now, drawsLeft: null });
  t.match(standingTicketAt(stage.states, { player: ADA, number: 2 }), { ...now, drawsLeft: 1 });
  t.end();
});

test('entries: no draw is entered twice, and none after the last', (t) => {
  const stage = given(...withMoney(ADA, 500), madePrepaid({ drawsLeft: 1 }), ...OPEN);
  stage.and(entered(100));
  const again = entered(100, { firstOrdinal: 1 });
  t.throws(() => stage.and(again), /entered a draw twice/);
  const next = given(...withMoney(ADA, 500), madePrepaid({ drawsLeft: 0 }), ...OPEN);
  t.throws(() => next.and(entered(100)), /more draws than it was made for/);
  t.end();
});

test('entries: no other sum moves than was prepaid, and no ticket is left out', (t) => {
  const prepaid = () => given(...withMoney(ADA, 500), madePrepaid(), ...OPEN);
  t.throws(() => prepaid().and(entered(200)), /another sum than was prepaid/);
  const recurring = () => given(...withMoney(ADA, 500), madeRecurring(), ...OPEN);
  t.throws(() => recurring().and(entered(100)), /another sum/);
  t.throws(() => recurring().and(entered(0, { firstOrdinal: 1 })), /the ordinals have a gap/);
  t.end();
});

test('entries: nothing becomes of one that has ended', (t) => {
  const stage = given(...withMoney(ADA, 500), madeRecurring(), ...OPEN);
  stage.and(madeRecurring({ number: 2, entryId: 'k.second' }), endedFor('stopped', 0));
  t.throws(() => stage.and(entered(0)), /an active standing ticket is missing/);
  stage.and(endedFor('stopped', 0, 2));
  t.throws(() => stage.and(entered(0, { numbers: [2] })), /a player has none in a series/);
  t.end();
});
