/**
 * One draw of a whole engine, without a gateway, from its sale to its last credit on disk.
 *
 * The clock is the engine's: stages are read from the times in its journals after the end, and the
 * end itself is seen from outside, when the coordinator answers that the draw is published. It does
 * that after every shard has reported its last credit durable.
 */
import { join } from 'node:path';
import type { Game } from '../../../actors/games/game.ts';
import { gatherCrowd, replyOf } from '../../../src/demo/crowd.ts';
import { openDraw, untilDraw } from '../../../src/demo/open-draw.ts';
import { verifyTranscript } from '../../../src/fairness/verify-transcript.ts';
import { assert } from '../../../src/kernel/assert.ts';
import { founderOf } from '../../../src/kernel/shard-counts.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';
import { type DrawMoments, drawTimes } from '../figures/draw-times.ts';
import { buyQuickPicks } from '../load/buy-quick-picks.ts';
import { startEngine } from './start-engine.ts';

const BALANCE_MINOR = 100_000_000;

export interface DrawToSettle {
  readonly game: Game;
  readonly shardCount: number;
  readonly ticketCount: number;
  readonly playerCount: number;
  /** From the opening to the close: the tickets have to be sold by then. */
  readonly saleMs: number;
}

export interface SettledDraw {
  readonly loadMs: number;
  readonly totalMs: number;
  readonly closesAtMs: number;
  readonly times: DrawMoments;
}

/** The engine keeps its data at `path`, where there is nothing yet. */
export async function settleDraw(order: DrawToSettle, path: string): Promise<SettledDraw> {
  const { game, shardCount, ticketCount, playerCount, saleMs } = order;
  const { engine } = await startEngine({
    directory: path,
    shardCount,
    gatewayCount: 1,
    isServing: false,
  });
  const { client } = engine;
  const nowMs = SYSTEM_CLOCK.wallMs();
  const crowd = await gatherCrowd(client, {
    count: playerCount,
    balanceMinor: BALANCE_MINOR,
    nowMs,
  });
  const closesAtMs = SYSTEM_CLOCK.wallMs() + saleMs;
  const opensAtMs = SYSTEM_CLOCK.wallMs();
  const times = { opensAtMs, closesAtMs, resultsAtMs: closesAtMs };
  const draw = await openDraw(client, crowd, { game, seriesId: 'bench', ...times });
  const startedMs = performance.now();
  await buyQuickPicks({ client, crowd, draw, ticketCount });
  const loadMs = performance.now() - startedMs;
  assert(SYSTEM_CLOCK.wallMs() < closesAtMs, 'the tickets were not sold in time: sell longer');

  await untilDraw(client, draw, 'published');
  const totalMs = SYSTEM_CLOCK.wallMs() - closesAtMs;
  const shard = founderOf(draw, client);
  const transcript = await replyOf(client, shard, 'getTranscript', { draw });
  const { ok, checks } = verifyTranscript(transcript);
  assert(ok, () => `the transcript does not verify: ${JSON.stringify(checks)}`);
  assert(transcript.ticketCount === ticketCount, 'a ticket is missing from the draw');
  for (const step of engine.stopSteps) await step.run();
  const directories = Array.from({ length: shardCount }, (_, i) => join(path, `shard-${i}`));
  return { loadMs, totalMs, closesAtMs, times: await drawTimes(directories, draw) };
}

/** How long each stage took, in the order of STAGES. */
export function stagesMs({ times, closesAtMs }: SettledDraw): number[] {
  return times.endsMs.map((endMs, index) => endMs - (times.endsMs[index - 1] ?? closesAtMs));
}
