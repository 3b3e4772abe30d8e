/** Operators give the jackpot of one series to the other. */
import { assert } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { World } from './world.ts';

export const SERIES = ['evening', 'express'] as const;
/** An operator, who plays at none of the shards. */
const NOBODY = 0xffff_fffe as PlayerKey;

/** Mostly refused: a series without draws ahead is rare before the end. */
export function moveSome(world: World): void {
  move(world, world.dice.pick([null, 1, 70]));
}

/** All draws are over: one series gives what it has to the other, and has nothing to give then. */
export async function moveAll(world: World, calm: (world: World) => Promise<void>): Promise<void> {
  const [evening, express] = SERIES;
  const isForth = world.dice.chance(0.5);
  const way = { from: isForth ? evening : express, to: isForth ? express : evening };
  const [first, second] = [move(world, null, way), move(world, null, way)];
  await calm(world);
  const refusals = ['jackpotTooLow', 'seriesNotFound'];
  const isFine = first.answer?.ok === true || refusals.includes(first.answer?.code ?? '');
  assert(isFine, 'the jackpot of a series that is over was not moved');
  assert(second.answer?.ok === false, 'a jackpot was moved twice');
}

function move(
  world: World,
  amountMinor: number | null,
  { from, to } = world.dice.pick([
    { from: SERIES[0], to: SERIES[1] } as { from: string; to: string },
    { from: SERIES[1], to: SERIES[0] },
  ]),
) {
  const request = { fromSeriesId: from, toSeriesId: to, amountMinor, reason: 'a test of ours' };
  return world.ask(0, 'moveJackpot', { ...request, by: NOBODY });
}
