/**
 * `kill -9` of the whole engine, again and again under load, and players who check its answers.
 *
 * A round: an area begins what the round is about, everybody sends requests without a pause, the
 * process dies at an instant that is aimed at one part of the area's life, and comes back.
 * Everything that contradicts an answer is a problem. This file has what all areas share:
 * directories, seeds, the kill, the restart, the orderly end and the journals. The area decides
 * what is asked, what the kill is aimed at and what must hold afterwards (`gambling-rounds.ts`,
 * `bet-rounds.ts`, `loyalty-rounds.ts`).
 *
 * TIRAGE_TEST_CRASH_ROUNDS sets the count of rounds, TIRAGE_TEST_SEED replays the choices of a run;
 * its timing is up to the machine.
 */
import type { Test } from 'tap';
import { engineDirectory, verifyJournals } from '../engine/engine-process.ts';
import type { MortalEngine } from '../engine/mortal-engine.ts';
import { until } from '../engine/until.ts';
import { SeededRandom } from '../sources/seeded-random.ts';

/** Few, so that the whole history can be read after each round. */
const ROUNDS_PER_DIRECTORY = 10;
const LOAD_LIMIT_MS = 60_000;

/** One directory's engine and people. */
export interface CrashArea<Aim extends string> {
  readonly engine: MortalEngine;
  /** How much was accepted so far: a round without any acceptance proves nothing. */
  readonly takenCount: number;
  begin(aim: Aim): Promise<CrashRound>;
  /** Called once all rounds are over: returns what contradicts an answer. */
  atTheEnd(): Promise<string[]>;
  /** For the log of the test: where the kills fell is up to the machine, and not asserted. */
  told(): readonly string[];
}

export interface CrashRound {
  /** Everybody sends one operation after the other, until no answer comes. */
  play(): readonly Promise<void>[];
  /**
   * Kills the engine at the instant that is aimed at. Resolves when an operator has their answers,
   * some of which only the next run gives.
   */
  strike(): Promise<void>;
  /** The engine is dead, and its directory may be read. */
  autopsy?(): Promise<void>;
  /** The engine is back. Returns everything that contradicts an answer. */
  aftermath(): Promise<string[]>;
}

export interface CrashPlan<Aim extends string> {
  readonly aims: readonly [Aim, ...Aim[]];
  readonly roundCount: number;
  readonly open: (t: Test, directory: string, random: SeededRandom) => Promise<CrashArea<Aim>>;
}

export async function runCrashRounds<Aim extends string>(
  t: Test,
  { aims, roundCount, open }: CrashPlan<Aim>,
): Promise<void> {
  const count = Number(process.env.TIRAGE_TEST_CRASH_ROUNDS ?? roundCount);
  const seed = Number(process.env.TIRAGE_TEST_SEED ?? Date.now() % 1_000_000);
  t.comment(`TIRAGE_TEST_SEED=${seed}`);
  const random = new SeededRandom(seed);
  for (let first = 0; first < count; first += ROUNDS_PER_DIRECTORY) {
    await t.test(`rounds from ${first + 1} on, in one directory`, async (t) => {
      const area = await open(t, engineDirectory(t), random);
      for (let i = first; i < Math.min(first + ROUNDS_PER_DIRECTORY, count); i += 1) {
        const aim = aims[i % aims.length] ?? aims[0];
        const before = area.takenCount;
        t.same(await problemsOf(area, aim), [], `round ${i + 1}, killed ${aim}`);
        t.ok(area.takenCount > before, 'there was load');
      }
      t.same(await area.atTheEnd(), [], 'what there is leads to what was answered');
      t.equal(await area.engine.stop(), 0, 'the engine stops in order');
      const { exitCode, output, errors } = await verifyJournals(area.engine.directory);
      t.equal(exitCode, 0, `the journals verify: ${output}${errors}`);
      t.comment(`${area.takenCount} answers were yes`);
      for (const line of area.told()) t.comment(line);
    });
  }
}

async function problemsOf<Aim extends string>(area: CrashArea<Aim>, aim: Aim): Promise<string[]> {
  const { engine, takenCount } = area;
  const round = await area.begin(aim);
  const playing = Promise.all(round.play());
  // On a slow machine, an instant may have passed before anybody was answered.
  const loading = until('the first yes of a round', LOAD_LIMIT_MS, () => {
    return area.takenCount > takenCount || undefined;
  });
  await Promise.race([playing, loading]);
  const striking = round.strike();
  // Do not wait for players who fail before the kill.
  await Promise.race([engine.process.ended, striking]);
  await engine.process.ended;
  await playing;
  await round.autopsy?.();
  await engine.restart();
  await striking;
  return round.aftermath();
}
