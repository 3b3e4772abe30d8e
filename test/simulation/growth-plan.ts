/**
 * When shards are added in the history of a seed: in every third one, as often as there is room.
 *
 * It has dice of its own, so that the other histories are what they were without it.
 */
import { assert } from '../../src/kernel/assert.ts';
import type { GrowthView } from '../../src/shard/handlers/growth-handlers.ts';
import { Dice } from './dice.ts';
import type { World } from './world.ts';

/** Steps with faults and without requests: the engine serves nobody until it has grown. */
const STEPS = 40;
const SHARDS_MAX = 7;
const EVERY = 3;
/** Far more than mail needs that is lost and sent again. */
const ROUNDS_MAX = 20;

export class GrowthPlan {
  readonly #dice: Dice;
  readonly #isGrowing: boolean;

  constructor(seed: number) {
    this.#dice = new Dice(seed + 2 ** 40);
    this.#isGrowing = seed % EVERY === 0;
  }

  /** Whether shards are added before the phase; the phases count from 0. */
  isDue(phase: number): boolean {
    return this.#isGrowing && phase > 0 && this.#dice.chance(0.5);
  }

  /** Adds some, and lets them find their way in: `roughTurn` and `calm` move the world on. */
  async grow(
    world: World,
    { roughTurn, calm }: Record<'roughTurn' | 'calm', () => Promise<void>>,
  ): Promise<void> {
    if (world.shardCount === SHARDS_MAX) return;
    world.grow(this.#dice.between(world.shardCount + 1, SHARDS_MAX));
    for (let step = 0; step < STEPS; step += 1) await roughTurn();
    for (let round = 0; !(await areAtRest(world, calm)); round += 1) {
      assert(round < ROUNDS_MAX, 'the shards do not find their way in');
      world.resendMail();
      await calm();
    }
    world.dealPlayers();
    const victim = this.#dice.pick(world.shards);
    if (this.#dice.chance(0.5)) world.crash(victim, this.#dice.pick(['present', 'absent']));
    await calm();
    // The main thread says it until it was answered.
    world.dealPlayers();
    await calm();
  }
}

/** As the main thread asks before it says that nobody has to move any more. */
async function areAtRest(world: World, calm: () => Promise<void>): Promise<boolean> {
  await calm();
  const asked = world.shards.map((shard) => world.ask(shard, 'getGrowth', {}));
  await calm();
  return asked.every(({ answer }) => {
    return answer?.ok === true && (answer.reply as GrowthView).isAtRest;
  });
}
