import { test } from 'tap';
import { decideBuyForDraws } from '../../../actors/standing/decide-prepaid.ts';
import { NO_STANDING } from '../../../actors/standing/standing-ticket.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  DRAW,
  OPENED,
  stageInstance,
  withMoney,
} from '../../support/samples/actor-events.ts';

const BUY = {
  player: ADA,
  draw: DRAW,
  picks: [[1, 2, 3, 4, 5]],
  quickPick: 1,
  idempotencyKey: 'five',
  fingerprint: 7,
  receivedAtMs: 2_000,
  draws: 5,
};

function onSale(balanceMinor: number): Stage {
  return given(...withMoney(ADA, balanceMinor), announced(), OPENED);
}

function buy(stage: Stage, changes: Partial<Parameters<typeof decideBuyForDraws>[1]> = {}) {
  return stage.when((states) =>
    decideBuyForDraws(
      {
        account: states.accounts.get(ADA),
        instance: stageInstance(states),
        identity: states.identity,
        set: NO_STANDING,
        newestOpen: drawNo(7),
      },
      { ...BUY, ...changes },
      stampAt(2_000),
    ),
  );
}

test('several draws: the prepayment stands before the purchase, of the same picks', (t) => {
  const stage = buy(onSale(1_000)).thenEvents(
    t,
    {
      type: 'StandingTicketMade',
      kind: 'prepaid',
      number: 1,
      pickCount: 2,
      stakeMinor: 200,
      drawsLeft: 4,
      lastDraw: 7,
      soldInDraw: DRAW,
      soldOrdinal: 0,
    },
    { type: 'TicketsBought', entryId: 'k.five', fingerprint: 7 },
  );
  t.equal(stage.balanceOf(ADA), 0);
  t.equal(stage.ledger().orders, 800);
  const entry = stage.states.entries.get({ player: ADA, entryId: 'k.five' });
  t.equal(entry?.balanceMinor, 0, 'the answer shows the balance after both');
  t.end();
});

test('several draws: all of them have to be paid', (t) => {
  buy(onSale(999)).thenRejected(t, 'balanceTooLow', { balanceMinor: 999, neededMinor: 1_000 });
  t.end();
});

test('several draws: what refuses one purchase refuses this one', (t) => {
  buy(onSale(1_000), { picks: [[1]] }).thenRejected(t, 'selectionInvalid', {
    index: 0,
    reason: 'wrongCount',
  });
  buy(onSale(1_000), { points: { pays: true, rateHundredths: 1 } }).thenRejected(
    t,
    'drawsNotInPoints',
  );
  t.end();
});

test('several draws: what their stakes earn is kept with them', (t) => {
  buy(onSale(1_000), { points: { pays: false, earnsHundredths: 300 } }).thenEvents(
    t,
    { type: 'StandingTicketMade', earnsHundredths: 300 },
    { type: 'TicketsBought' },
    { type: 'PointsEarned' },
  );
  t.end();
});
