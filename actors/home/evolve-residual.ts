import { must } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { type PointsHundredths, pointsHundredths } from '../../src/kernel/points.ts';
import { creditPoints, pointsTransitTo, takePointsBack } from '../points/points-ledger.ts';
import type { States } from '../states.ts';
import { drawBack, payIn, payPlayer, takeBack } from '../wallet/debt.ts';
import { transitTo } from '../wallet/ledger.ts';
import type { ResidualsForwarded, ResidualsReceived } from './home-events.ts';

/** In the residual as in its player's account, and the other way round: nothing is left of it. */
export function evolveResidualsForwarded(states: States, event: ResidualsForwarded): void {
  const { to, places, players, amountsMinor, pointsPlayers } = event;
  for (const [index, place] of places.entries()) {
    const player = must(players[index], 'an entry that went on has no player');
    const amountMinor = must(amountsMinor[index], 'an entry that went on has no amount');
    states.residualEntries.delete(place);
    if (amountMinor > 0) drawBack(states, { player, to: transitTo(to), amountMinor });
    else payIn(states, { player, from: transitTo(to), amountMinor: minor(-amountMinor) });
  }
  for (const [index, player] of pointsPlayers.entries()) {
    const moved = must(event.pointsHundredths[index], 'points that went on have no sum');
    const amountHundredths = pointsHundredths(-moved);
    movePoints(states, { player, transit: pointsTransitTo(to), amountHundredths });
    if (!hasPoints(states, player)) states.residualPoints.delete(player);
  }
}

/**
 * At home, where it is booked as what it was: a credit repays what the player owes, and what is
 * taken back and is not there any more is lent.
 */
export function evolveResidualsReceived(states: States, event: ResidualsReceived): void {
  const { from, entries, points, atMs } = event;
  for (const { player, amountMinor, entry } of entries) {
    if (entry.kind === 'betReversal') {
      const back = { player, to: transitTo(from), amountMinor: minor(-amountMinor) };
      takeBack(states, { ...back, entry: { ...entry, atMs } });
    } else {
      const credit = { ...entry, amountMinor, atMs };
      payPlayer(states, { player, from: transitTo(from), entry: credit });
    }
  }
  for (const { player, amountHundredths } of points) {
    movePoints(states, { player, transit: pointsTransitTo(from), amountHundredths });
  }
}

/** From a transit account to the player, or back where it is below zero. */
function movePoints(
  states: States,
  {
    player,
    transit,
    amountHundredths,
  }: {
    readonly player: PlayerKey;
    readonly transit: string;
    readonly amountHundredths: PointsHundredths;
  },
): void {
  if (amountHundredths > 0) creditPoints(states, { player, from: transit, amountHundredths });
  else {
    const taken = pointsHundredths(-amountHundredths);
    takePointsBack(states, { player, to: transit, amountHundredths: taken });
  }
}

/** Whether anything has come of a residual's points that has not gone on. */
function hasPoints({ accounts, debts }: States, player: PlayerKey): boolean {
  const { pointsHundredths: held } = must(accounts.get(player), 'points went on of nobody');
  return held !== 0 || (debts.get(player)?.pointsHundredths ?? 0) !== 0;
}
