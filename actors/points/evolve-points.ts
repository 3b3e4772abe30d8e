import { assert, must } from '../../src/kernel/assert.ts';
import { NO_ENTRY } from '../../src/kernel/entry-place.ts';
import { NO_FIXTURE } from '../../src/kernel/fixture-ids.ts';
import { multiplyMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import {
  addPoints,
  type PointsHundredths,
  pointsHundredths,
  ZERO_POINTS,
} from '../../src/kernel/points.ts';
import { instanceIn } from '../draw/evolve-instance.ts';
import { refundStretchOf } from '../draw/instance.ts';
import type { States } from '../states.ts';
import { creditPlayer, LEDGER_ACCOUNTS, stakesOf, transfer } from '../wallet/ledger.ts';
import { appendEntry, type LedgerEntry, pointsEntryId } from '../wallet/ledger-entry.ts';
import { type PointsAccount, pointsLeft, returnedPartOf } from './points-account.ts';
import type {
  PointsCredited,
  PointsEarned,
  PointsForfeited,
  PointsReturned,
  PointsStaked,
  PointsWithdrawn,
  StakeRewardsMoved,
} from './points-events.ts';
import {
  creditPoints,
  POINTS_ACCOUNTS,
  pointsTransitTo,
  spendPoints,
  takePointsBack,
  transferPoints,
} from './points-ledger.ts';

export function evolvePointsCredited(states: States, event: PointsCredited): void {
  const { player, amountHundredths, from } = event;
  creditPoints(states, { player, from: pointsTransitTo(from), amountHundredths });
}

/** Back to where all points come from: it is as if they had not been earned. */
export function evolvePointsForfeited(states: States, event: PointsForfeited): void {
  const { from, amountHundredths } = event;
  const way = { from: pointsTransitTo(from), to: POINTS_ACCOUNTS.issued };
  transferPoints(states.ledger, { ...way, amountHundredths });
}

export function evolvePointsEarned(states: States, event: PointsEarned): void {
  const { player, entryId, amountHundredths } = event;
  creditPoints(states, { player, from: POINTS_ACCOUNTS.issued, amountHundredths });
  const account = must(states.accounts.get(player), 'points were earned by nobody');
  const stake = must(states.entries.at(account.lastEntry), 'points were earned without a stake');
  assert(stake.entryId === entryId, 'points were earned by another operation than the newest');
  noteReward(states, stake, amountHundredths);
}

export function evolveStakeRewardsMoved(states: States, event: StakeRewardsMoved): void {
  const { players, amountsHundredths } = event;
  for (const [index, player] of players.entries()) {
    const moved = must(amountsHundredths[index], 'a player has no amount');
    const amountHundredths = pointsHundredths(Math.abs(moved));
    if (moved < 0) takePointsBack(states, { player, amountHundredths });
    else creditPoints(states, { player, from: POINTS_ACCOUNTS.issued, amountHundredths });
  }
}

/** Notes the reward beside the stake, so that it is found when the stake is given back. */
function noteReward(states: States, stake: LedgerEntry, rewardHundredths: PointsHundredths): void {
  if (stake.kind === 'purchase') {
    const { player, draw, firstOrdinal, ticketCount } = stake;
    const earned = {
      pointsHundredths: ZERO_POINTS,
      earnedHundredths: rewardHundredths,
      combinationCount: 0,
    };
    states.pointsPurchases.put({ draw, firstOrdinal }, { player, ticketCount, ...earned });
    return;
  }
  assert(stake.kind === 'bet', 'points were earned by neither tickets nor bets');
  const { fixture, firstOrdinal } = stake;
  if (fixture !== NO_FIXTURE) {
    states.bets.reward(fixture, firstOrdinal, rewardHundredths);
    return;
  }
  const accumulator = must(
    states.accumulators.get(firstOrdinal),
    'an accumulator just placed is missing',
  );
  accumulator.rewardHundredths = rewardHundredths;
  states.accumulators.put(firstOrdinal, accumulator);
}

/** Recorded under its key outside the chain of entries: no money has moved. */
export function evolvePointsWithdrawn(states: States, event: PointsWithdrawn): void {
  const { player, number, entryId, fingerprint, order, sumHundredths, atMs } = event;
  const points = states.pointsAccounts.get(player) ?? newPointsAccount();
  assert(number === points.withdrawalCount + 1, 'the numbers of withdrawals have a gap');
  const { balanceMinor } = spendPoints(states, { player, amountHundredths: sumHundredths });
  points.withdrawalCount = number;
  points.withdrawnHundredths = addPoints(points.withdrawnHundredths, sumHundredths);
  states.pointsAccounts.put(player, points);
  states.withdrawals.put({ player, number }, { order, sumHundredths, atMs });
  states.entries.append({
    player,
    entryId,
    kind: 'pointsWithdrawal',
    atMs,
    amountMinor: ZERO_MINOR,
    balanceMinor,
    fingerprint,
    paymentNumber: number,
    previous: NO_ENTRY,
    covered: NO_ENTRY,
  });
}

export function evolvePointsStaked(states: States, event: PointsStaked): void {
  const { player, draw, firstOrdinal, ticketCount, pointsHundredths, stakeMinor, atMs } = event;
  spendPoints(states, { player, amountHundredths: pointsHundredths });
  const { house } = LEDGER_ACCOUNTS;
  const account = creditPlayer(states, { player, from: house, amountMinor: stakeMinor });
  appendEntry(states, account, {
    entryId: pointsEntryId(draw, firstOrdinal),
    kind: 'pointsStake',
    atMs,
    amountMinor: stakeMinor,
    fingerprint: 0,
    draw,
    firstOrdinal,
    ticketCount,
  });
  const { terms } = must(states.instances.get(draw), 'points were staked on a draw that is not');
  const combinations = stakeMinor / terms.priceMinor;
  const combinationCount = combinations === ticketCount ? 0 : combinations;
  const paid = { pointsHundredths, earnedHundredths: ZERO_POINTS, combinationCount };
  states.pointsPurchases.put({ draw, firstOrdinal }, { player, ticketCount, ...paid });
}

/** The purchase is kept: a step of refunding may cut it in two, and has to know the rest of it. */
export function evolvePointsReturned(states: States, event: PointsReturned): void {
  const { draw } = event;
  const { terms, refundedThrough } = instanceIn(states, draw, 'refunding');
  const { priceMinor } = terms;
  for (const firstOrdinal of event.firstOrdinals) {
    assert(firstOrdinal >= refundedThrough, 'points came back twice');
    const key = { draw, firstOrdinal };
    const bought = must(
      states.pointsPurchases.get(key),
      'points were refunded that had paid for nothing',
    );
    const { player, ticketCount } = bought;
    const amountHundredths = pointsLeft(bought);
    creditPoints(states, { player, from: POINTS_ACCOUNTS.spent, amountHundredths });
    for (const ticket of [firstOrdinal, firstOrdinal + ticketCount - 1]) {
      states.refundsOf.put({ player, draw, ordinal: refundStretchOf(ticket) }, 1);
    }
    const paidFor = bought.combinationCount || ticketCount;
    const combinations = paidFor - returnedPartOf(bought).combinationCount;
    const amountMinor = multiplyMinor(priceMinor, combinations);
    transfer(states.ledger, { from: stakesOf(draw), to: LEDGER_ACCOUNTS.house, amountMinor });
  }
}

function newPointsAccount(): PointsAccount {
  return { withdrawnHundredths: ZERO_POINTS, withdrawalCount: 0 };
}
