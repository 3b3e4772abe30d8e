/** How operators change the times of draws: mostly in time, sometimes not, to any times. */
import { CALENDAR_SHARD } from '../../actors/calendar/calendar.ts';
import type { DrawNo, PlayerKey } from '../../src/kernel/ids.ts';
import { founderOf } from '../../src/kernel/shard-counts.ts';
import type { Dice } from './dice.ts';
import type { World } from './world.ts';

const OPERATOR = 1 as PlayerKey;

export function changeTimes(world: World, draw: DrawNo | undefined): void {
  if (draw === undefined || world.dice.chance(0.2)) changeSchedule(world);
  else postpone(world, draw);
}

/** Also past other draws of its series: what the gateway would refuse may do no harm, either. */
export function postpone(world: World, draw: DrawNo, dice: Dice = world.dice): void {
  const { clock } = world;
  const closesAtMs = clock.nowMs + dice.between(5, 120) * 1_000;
  world.ask(founderOf(draw, world), 'postponeDraw', {
    draw,
    closesAtMs,
    resultsAtMs: closesAtMs + dice.pick([0, 2_000, 75_000]),
    reason: 'a storm of ours',
    by: OPERATOR,
    others: [],
  });
}

function changeSchedule(world: World): void {
  const { dice, clock } = world;
  const text = dice.pick(['{"series":[]}', '{"series":[],"of":"another"}']);
  switch (dice.below(3)) {
    case 0:
      world.ask(CALENDAR_SHARD, 'readSchedule', { text });
      return;
    case 1:
      world.ask(CALENDAR_SHARD, 'putSchedule', { text: dice.pick([text, null]), by: OPERATOR });
      return;
    default: {
      const fromMs = clock.nowMs - dice.below(60_000);
      const missed = { fromMs, throughMs: fromMs + dice.below(60_000), count: 1 };
      world.ask(CALENDAR_SHARD, 'noteMissedDraws', { seriesId: 'evening', ...missed });
    }
  }
}
