import { test } from 'tap';
import { type BuyTickets, decideBuyTickets } from '../../../actors/draw/decide-purchase.ts';
import { PICKS_PER_PURCHASE_MAX } from '../../../actors/draw/sale.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import type { Game } from '../../../actors/games/game.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import { KENO } from '../../../actors/games/keno/keno.ts';
import type { KenoGame } from '../../../actors/games/keno/keno-game.ts';
import { TICKETS_PER_INSTANCE_MAX } from '../../../actors/games/ticket-columns.ts';
import { PickHeadroom } from '../../../actors/pick-limit/pick-headroom.ts';
import type { States } from '../../../actors/states.ts';
import { assert } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  CLOSED,
  DRAW,
  OPENED,
  refunding,
  registered,
  stageInstance,
  stageInstanceIn,
  withMoney,
} from '../../support/samples/actor-events.ts';
import { DIGITS_3, KENO_10 } from '../../support/samples/family-games.ts';
import { credited } from '../../support/samples/loyalty-events.ts';
import { numbersOf } from '../../support/samples/picks.ts';
import { SOLD_ONCE_GAME, withSoldOnce } from '../../support/samples/sold-once-game.ts';

const ON_SALE = [...withMoney(ADA, 1_000), announced(), OPENED];
const CANCELLED: ShardEvent = { type: 'InstanceCancelled', draw: DRAW, atMs: 3_000 };

function buy(changes: Partial<BuyTickets>, nowMs = 2_000) {
  const command = {
    player: ADA,
    draw: DRAW,
    picks: [[1, 2, 3, 4, 5]],
    quickPick: 0,
    idempotencyKey: 'mine',
    fingerprint: 9,
    receivedAtMs: nowMs,
    ...changes,
  };
  return ({ accounts, instances, identity }: States) => {
    const account = accounts.get(command.player);
    const instance = instances.get(command.draw);
    return decideBuyTickets({ account, instance, identity }, command, stampAt(nowMs));
  };
}

test('purchase: the stake goes from the player to the stakes of the draw', (t) => {
  const stage = given(...ON_SALE)
    .when(
      buy({
        picks: [
          [1, 2, 3, 4, 5],
          [32, 33, 34, 35, 36],
        ],
        quickPick: 1,
      }),
    )
    .thenEvents(t, {
      type: 'TicketsBought',
      player: ADA,
      entryId: 'k.mine',
      fingerprint: 9,
      firstOrdinal: 0,
      atMs: 2_000,
    });
  // 3 tickets at 100: 1,000 - 300 = 700.
  t.equal(stage.balanceOf(ADA), 700);
  t.same(stage.ledger(), { players: 700, clearing: -1_000, 'stakes:dr_0000002': 300 });
  t.match(stageInstance(stage.states), { ticketCount: 3, stakeMinor: 300 });
  const columns = stage.states.tickets.columns(DRAW);
  const row = columns?.row(1) ?? { masks: [] };
  t.same(numbersOf(row.masks), [32, 33, 34, 35, 36]);
  t.match(row, { playerKey: ADA, acceptedOffsetMs: 1_000 });
  t.end();
});

test('purchase: picks that are sold once come from their stock alone', (t) => {
  withSoldOnce(t);
  const onSale = [...withMoney(ADA, 1_000), announced({ game: SOLD_ONCE_GAME }), OPENED];
  for (const wanted of [
    { picks: [[4]] },
    { picks: [], quickPick: 1 },
    { picks: [], words: [1 << 3] },
  ]) {
    given(...onSale)
      .when(buy(wanted))
      .thenRejected(t, 'picksSoldOnce');
  }
  t.end();
});

test('purchase: the next buyer takes the next ordinal', (t) => {
  const stage = given(...ON_SALE, ...withMoney(BOB, 100))
    .when(buy({ quickPick: 2 }))
    .thenEvents(t, { firstOrdinal: 0 });
  stage.when(buy({ player: BOB })).thenEvents(t, { firstOrdinal: 3 });
  t.equal(stage.balanceOf(BOB), 0);
  t.end();
});

test('purchase: a quick pick is drawn with the randomness of the stamp', (t) => {
  const picks = [2_000, 2_000, 2_001].map((nowMs) => {
    const decision = given(...ON_SALE).when(buy({ picks: [], quickPick: 9 }, nowMs));
    return JSON.stringify(decision.thenEvents(t, {}).states.tickets.columns(DRAW)?.row(8));
  });
  t.equal(picks[0], picks[1]);
  t.not(picks[0], picks[2]);
  t.end();
});

test('purchase: the last unit may be spent, and not one more', (t) => {
  const stage = given(...ON_SALE);
  stage.when(buy({ quickPick: 10 })).thenRejected(t, 'balanceTooLow', {
    balanceMinor: 1_000,
    neededMinor: 1_100,
  });
  stage.when(buy({ quickPick: 9 })).thenEvents(t, {});
  t.equal(stage.balanceOf(ADA), 0);
  t.end();
});

/** Each request is wrong in its own way and in all that are asked later. */
test('purchase: of several reasons the documented first is given', (t) => {
  const nobody = 77 as typeof ADA;
  const other = 99 as typeof DRAW;
  const bad = { picks: [[1, 1, 1, 1, 1]], quickPick: 0 };
  const closedToo = 61_000;
  const stage = given(...withMoney(ADA, 50), announced());
  stage.when(buy({ ...bad, player: nobody, draw: other })).thenRejected(t, 'playerNotFound');
  stage.when(buy({ ...bad, draw: other })).thenRejected(t, 'drawNotFound');
  stage.when(buy(bad, closedToo)).thenRejected(t, 'drawNotOpen');
  stage.and(OPENED);
  stage.when(buy(bad, closedToo)).thenRejected(t, 'drawClosed');
  const none = { picks: [], quickPick: 0 };
  stage.when(buy(none)).thenRejected(t, 'selectionInvalid', { reason: 'noSelection' });
  stage
    .when(buy({ ...bad, quickPick: PICKS_PER_PURCHASE_MAX }))
    .thenRejected(t, 'selectionsTooMany', { selectionsMax: 100 });
  stageInstanceIn(stage.states, 'open').ticketCount = TICKETS_PER_INSTANCE_MAX;
  stage.when(buy(bad)).thenRejected(t, 'selectionInvalid', { index: 0, reason: 'repeated' });
  stage.when(buy({})).thenRejected(t, 'drawFull');
  stageInstanceIn(stage.states, 'open').ticketCount = TICKETS_PER_INSTANCE_MAX - 1;
  stage.when(buy({ quickPick: 1 })).thenRejected(t, 'drawFull');
  stage.when(buy({})).thenRejected(t, 'balanceTooLow', { balanceMinor: 50, neededMinor: 100 });
  stage
    .and(...refunding(0))
    .when(buy(bad, closedToo))
    .thenRejected(t, 'drawCancelled');
  t.end();
});

for (const [reason, selection] of [
  ['wrongCount', [1, 2, 3, 4]],
  ['notWhole', [1, 2, 3, 4, 5.5]],
  ['outOfRange', [1, 2, 3, 4, 37]],
  ['repeated', [1, 2, 3, 4, 4]],
] as const) {
  test(`purchase: a selection is refused as ${reason}, with its place`, (t) => {
    given(...ON_SALE)
      .when(buy({ picks: [[1, 2, 3, 4, 5], [...selection]] }))
      .thenRejected(t, 'selectionInvalid', { index: 1, reason });
    t.end();
  });
}

test('purchase: the cutoff is a millisecond', (t) => {
  given(...ON_SALE)
    .when(buy({}, 60_999))
    .thenEvents(t, { atMs: 60_999 });
  given(...ON_SALE)
    .when(buy({}, 61_000))
    .thenRejected(t, 'drawClosed');
  // Without grace it does not help to have been early at the gateway.
  given(...ON_SALE)
    .when(buy({ receivedAtMs: 60_999 }, 61_000))
    .thenRejected(t, 'drawClosed');
  t.end();
});

test('purchase: a grace admits what reached the gateway before the close, until it ends', (t) => {
  const graced = [...withMoney(ADA, 1_000), announced({ graceMs: 500 }), OPENED];
  for (const [nowMs, receivedAtMs, isSold] of [
    [60_999, 60_999, true],
    [61_000, 60_999, true],
    [61_499, 60_999, true],
    [61_000, 61_000, false],
    [61_499, 61_000, false],
    [61_500, 60_999, false],
    // The clock of the gateway is ahead: before the close it does not matter.
    [60_999, 61_700, true],
  ] as const) {
    const outcome = given(...graced).when(buy({ receivedAtMs }, nowMs));
    if (isSold) outcome.thenEvents(t, { atMs: nowMs });
    else outcome.thenRejected(t, 'drawClosed');
  }
  t.end();
});

test('purchase: nothing is sold in any phase but open', (t) => {
  const refusal = (...events: ShardEvent[]) =>
    given(...withMoney(ADA, 1_000), ...events).when(buy({}));
  refusal(announced()).thenRejected(t, 'drawNotOpen');
  refusal(announced(), OPENED, CLOSED).thenRejected(t, 'drawClosed');
  refusal(announced(), OPENED, ...refunding(0)).thenRejected(t, 'drawCancelled');
  refusal(announced(), CANCELLED).thenRejected(t, 'drawCancelled');
  t.end();
});

test('purchase: points become the stake first, at their rate, and no money is asked for', (t) => {
  const stage = given(registered(ADA), credited(ADA, 450), announced(), OPENED);
  const points = { pays: true, rateHundredths: 150 } as const;
  stage
    .when(buy({ quickPick: 2, points }))
    .thenEvents(
      t,
      { type: 'PointsStaked', ticketCount: 3, pointsHundredths: 450, stakeMinor: 300 },
      { type: 'TicketsBought', firstOrdinal: 0 },
    );
  t.equal(stage.balanceOf(ADA), 0);
  const held = { pointsHundredths: 0, neededHundredths: 150 };
  stage.when(buy({ points })).thenRejected(t, 'pointsTooLow', held);
  t.end();
});

test('purchase: a stake in money earns points where the rate gives a whole hundredth', (t) => {
  const earning = (earnsHundredths: number) => buy({ points: { pays: false, earnsHundredths } });
  given(...ON_SALE)
    .when(earning(7))
    .thenEvents(
      t,
      { type: 'TicketsBought' },
      { type: 'PointsEarned', entryId: 'k.mine', amountHundredths: 7 },
    );
  given(...ON_SALE)
    .when(earning(0))
    .thenEvents(t, { type: 'TicketsBought' });
  t.end();
});

test('purchase: an account that owes a birth date buys nothing', (t) => {
  const opened = { ...registered(ADA), birthDate: null } as ShardEvent;
  given(opened, announced(), OPENED).when(buy({})).thenRejected(t, 'birthDateNeeded');
  t.end();
});

test('purchase: quick picks of keno have as many spots as are asked for, if they are sold', (t) => {
  const sold: KenoGame = { ...KENO_10, tiers: KENO_10.tiers.filter(({ spots }) => spots !== 4) };
  const stage = (game: Game) => given(...withMoney(ADA, 10_000), announced({ game }), OPENED);
  const spotsOf = (game: Game, changes: Partial<BuyTickets>): number[] => {
    const decision = buy({ picks: [], quickPick: 3, ...changes })(stage(game).states);
    assert(decision.kind === 'accepted', 'it was refused');
    const [bought] = decision.events;
    const masks = bought?.type === 'TicketsBought' ? bought.masks : [];
    return [0, 3, 6].map((at) => KENO.printPick(0, masks, at, at + 3).length);
  };
  t.same(spotsOf(sold, {}), [10, 10, 10], 'as the game says');
  t.same(spotsOf(sold, { spots: 1 }), [1, 1, 1]);
  t.same(spotsOf(sold, { picks: [[3, 17]], quickPick: 2, spots: 5 }), [2, 5, 5]);
  const none = { reason: 'spotsNotSold' };
  for (const [game, refused] of [
    [sold, { quickPick: 1, spots: 4 }],
    [sold, { quickPick: 1, spots: 11 }],
    [sold, { quickPick: 0, spots: 5 }],
    [GAMES['5of36'], { quickPick: 1, spots: 5 }],
    [DIGITS_3, { picks: [], quickPick: 1, spots: 3 }],
  ] as const) {
    stage(game).when(buy(refused)).thenRejected(t, 'selectionInvalid', none);
  }
  t.end();
});

test('purchase: under a limit of what one pick may cost, quick picks have their spots', (t) => {
  const pickLimit = { liabilityMinorMax: minor(10_000_000), alarmPermyriad: 8_000 };
  const game = { ...KENO_10, pickLimit };
  const { states } = given(...withMoney(ADA, 10_000), announced({ game }), OPENED);
  const headroom = new PickHeadroom(states, game, DRAW);
  const sources = { account: states.accounts.get(ADA), instance: stageInstance(states), headroom };
  const command = { player: ADA, draw: DRAW, picks: [], quickPick: 2, spots: 3 };
  const request = { ...command, idempotencyKey: 'k', fingerprint: 1, receivedAtMs: 2_000 };
  const { identity } = states;
  const decision = decideBuyTickets({ ...sources, identity }, request, stampAt(2_000));
  assert(decision.kind === 'accepted', 'it was refused');
  const [bought] = decision.events;
  const masks = bought?.type === 'TicketsBought' ? bought.masks : [];
  t.same(
    [0, 3].map((at) => KENO.printPick(0, masks, at, at + 3).length),
    [3, 3],
  );
  t.end();
});
