/** Walks a draw on one stage from its sale to its last credit, with numbers of our choice. */

import { decidePayStep, decideScan } from '../../../actors/draw/decide-instance.ts';
import { combinationsSold } from '../../../actors/draw/instance.ts';
import { familyOf } from '../../../actors/games/families.ts';
import type { Settlement } from '../../../actors/games/prizes.ts';
import { assertScan, scanWinners } from '../../../actors/games/scan.ts';
import type { States } from '../../../actors/states.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor, ZERO_MINOR } from '../../../src/kernel/money.ts';
import { CLOSED, DRAW, SEALED, stageInstance, stageInstanceIn } from '../samples/actor-events.ts';
import { type Stage, stampAt } from './actor-stage.ts';

/** With one shard alone, the coordinator's sums are those of the shard. */
export function payDraw(stage: Stage, numbers: readonly number[]): Settlement {
  const { states } = stage;
  stage.and(CLOSED, SEALED, { type: 'ScanOrdered', draw: DRAW, numbers });
  const instance = stageInstanceIn(states, 'scanning');
  const { game } = instance.terms;
  const columns = must(states.tickets.columns(DRAW), 'it was on sale');
  const scan = scanWinners(columns, game, numbers);
  assertScan({ columns, combinationCount: combinationsSold(instance) }, game, numbers, scan);
  const { winnersByTier } = scan;
  take(stage, (state) => decideScan(stageInstance(state), scan));
  const settlement = familyOf(game).settle({
    game,
    salesMinor: instance.stakeMinor,
    jackpotInMinor: ZERO_MINOR,
    winnersByTier,
  });
  const prizesByTier = settlement.tiers.map(({ prizeMinor }) => prizeMinor);
  const fund = winnersByTier.reduce((sum, count, at) => sum + count * (prizesByTier[at] ?? 0), 0);
  stage.and({ type: 'InstanceSettled', draw: DRAW, prizesByTier });
  stage.and({ type: 'PaymentsReleased', draw: DRAW, fundMinor: minor(fund) });
  const tickets = { columns, ordinals: scan.ordinals };
  take(stage, (state) => decidePayStep(stageInstance(state), tickets, stampAt(200_000)));
  return settlement;
}

function take(stage: Stage, decide: (states: States) => ReturnType<typeof decidePayStep>): void {
  const decision = decide(stage.states);
  for (const event of decision.kind === 'accepted' ? decision.events : []) stage.and(event);
}
