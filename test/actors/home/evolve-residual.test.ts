import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import type { States } from '../../../actors/states.ts';
import { payPlayer, takeBack } from '../../../actors/wallet/debt.ts';
import type { PlayerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';
import {
  CARL,
  forward,
  grown,
  move,
  settler,
  settlerWith,
} from '../../support/samples/home-events.ts';

const BETS = {
  atMs: 9,
  fingerprint: 0,
  fixture: 0,
  firstOrdinal: 0,
  betCount: 1,
  shard: null,
} as const;

function win(states: States, entryId: string, amountMinor: number): void {
  const won = { ...BETS, entryId, kind: 'betPayout' } as const;
  const entry = { ...won, amountMinor: minor(amountMinor) };
  payPlayer(states, { player: CARL, from: 'house', entry });
}

function lose(states: States, entryId: string, amountMinor: number): void {
  const entry = { ...BETS, entryId, kind: 'betReversal' } as const;
  takeBack(states, { player: CARL, to: 'house', amountMinor: minor(amountMinor), entry });
}

function rewarded(player: PlayerKey, ...amounts: readonly number[]): ShardEvent {
  return {
    type: 'StakeRewardsMoved',
    operation: 'o',
    draw: 0,
    fixture: 0,
    players: amounts.map(() => player),
    amountsHundredths: amounts.map(pointsHundredths),
    atMs: 9,
  };
}

test('residual: winnings reach the balance at home, and repay what is owed there', (t) => {
  const shards = grown(...settlerWith(CARL, 500));
  move(shards);
  lose(shards.to.states, 'reversal.1', 600);
  t.equal(shards.to.states.debts.get(CARL)?.balanceMinor, 100);
  win(shards.from.states, 'payout.1', 250);
  t.equal(shards.from.balanceOf(CARL), 250, 'until it goes on');
  forward(shards);
  t.equal(shards.from.balanceOf(CARL), 0);
  t.equal(shards.to.balanceOf(CARL), 150);
  t.equal(shards.to.states.debts.get(CARL), undefined);
  const entry = shards.to.states.entries.get({ player: CARL, entryId: 'payout.1@0' });
  t.match(entry, { kind: 'betPayout', amountMinor: 250, shard: 0 });
  t.ok(shards.to.states.entries.get({ player: CARL, entryId: 'repaid.payout.1@0' }));
  t.end();
});

test('residual: a reversal is lent at home, and leaves no debt behind', (t) => {
  const shards = grown(...settlerWith(CARL, 500));
  move(shards);
  lose(shards.from.states, 'reversal.1', 700);
  t.equal(shards.from.states.debts.get(CARL)?.balanceMinor, 700);
  t.equal(shards.from.states.entries.get({ player: CARL, entryId: 'debt.reversal.1' }), undefined);
  forward(shards);
  t.equal(shards.from.states.debts.get(CARL), undefined);
  t.equal(shards.to.balanceOf(CARL), 0);
  t.equal(shards.to.states.debts.get(CARL)?.balanceMinor, 200);
  t.ok(shards.to.states.entries.get({ player: CARL, entryId: 'debt.reversal.1@0' }));
  t.same(shards.from.ledger(), { clearing: -500, house: 700, 'transit:1': -200 });
  t.end();
});

test('residual: what came and went before it could go on goes on all the same', (t) => {
  const shards = grown(...settlerWith(CARL, 500));
  move(shards);
  win(shards.from.states, 'payout.1', 100);
  lose(shards.from.states, 'reversal.2', 150);
  win(shards.from.states, 'payout.3', 20);
  const [forwarded] = forward(shards);
  t.match(forwarded, { amountsMinor: [100, -150, 20] });
  t.equal(shards.from.balanceOf(CARL), 0);
  t.equal(shards.from.states.debts.get(CARL), undefined);
  t.equal(shards.to.balanceOf(CARL), 470);
  t.same(shards.to.ledger(), { players: 470, 'transit:0': -470 });
  t.end();
});

test('residual: points go on as one sum, up or down', (t) => {
  const shards = grown(settler(CARL), rewarded(CARL, 50));
  move(shards);
  shards.from.and(rewarded(CARL, 30, -10));
  t.match(forward(shards)[0], { pointsPlayers: [CARL], pointsHundredths: [20] });
  t.equal(shards.to.states.accounts.get(CARL)?.pointsHundredths, 70);
  shards.from.and(rewarded(CARL, -100));
  t.match(forward(shards)[0], { pointsHundredths: [-100] });
  t.match(shards.to.states.accounts.get(CARL), { pointsHundredths: 0 });
  t.equal(shards.to.states.debts.get(CARL)?.pointsHundredths, 30);
  t.match(shards.from.states.accounts.get(CARL), { pointsHundredths: 0 });
  t.equal(shards.from.states.debts.get(CARL), undefined);
  t.equal(shards.from.states.residualPoints.get(CARL), undefined);
  shards.from.and(rewarded(CARL, 5, -5));
  t.match(forward(shards)[0], { pointsHundredths: [0] });
  t.end();
});
