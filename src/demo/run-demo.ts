/**
 * One draw, whole: players, tickets, close, seal, numbers, prizes, proof. On the real engine, with
 * its journals on disk in a temporary directory that is removed at the end.
 *
 * Left out against an engine that serves: HTTP and the players' passwords (crowd.ts says why).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Game } from '../../actors/games/game.ts';
import type { Machine } from '../config/machine.ts';
import { readSettings } from '../config/settings.ts';
import type { Clock } from '../kernel/clock.ts';
import type { DrawNo } from '../kernel/ids.ts';
import { formatDrawId } from '../kernel/ids.ts';
import type { RandomSource } from '../kernel/random.ts';
import type { ShardClient } from '../mailbox/shard-client.ts';
import { Engine } from '../main.ts';
import { createLogger } from '../operations/logger.ts';
import { type CrowdPlayer, gatherCrowd } from './crowd.ts';
import { openDraw, untilDraw } from './open-draw.ts';
import { countText, moneyText, type Screen } from './screen.ts';
import { sellTickets } from './sell-tickets.ts';
import { showBalance, showProof, showResults } from './show-results.ts';

const BALANCE_MINOR = 100_000;
const RESULTS_AFTER_MS = 2_000;

export interface DemoOptions {
  readonly machine: Machine;
  readonly screen: Screen;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** What is played. */
  readonly game: Game;
  readonly playerCount: number;
  readonly ticketCount: number;
  /** Enough for the tickets on a slow machine; a fast one waits for the close. */
  readonly saleMs: number;
}

/** Resolves to whether everything that can be checked was found right. */
export async function runDemo(options: DemoOptions): Promise<boolean> {
  const { machine, screen, clock } = options;
  const directory = await mkdtemp(join(tmpdir(), 'tirage-demo-'));
  try {
    const beganMs = clock.monotonicMs();
    const settings = readSettings({
      machine: { ...machine, environment: {} },
      flags: { data: directory },
    });
    screen.title('Tirage: one draw from its opening to its proof');
    const engine = await Engine.start({
      settings,
      log: createLogger({ level: 'error' }),
      isServing: false,
      onLost: (error) => {
        throw error;
      },
    });
    const shards = settings.shardCount === 1 ? '1 shard' : `${settings.shardCount} shards`;
    const startedMs = clock.monotonicMs() - beganMs;
    screen.step('engine', `${shards}, journals in ${directory}`, startedMs);
    try {
      return await tellStory(engine.client, options, beganMs);
    } finally {
      for (const step of engine.stopSteps) await step.run();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The same on an engine that is there, whose start began at that instant of the clock. */
export async function tellStory(
  client: ShardClient,
  options: DemoOptions,
  beganMs: number,
): Promise<boolean> {
  const { screen, clock } = options;
  const isGood = await playDraw(client, options);
  screen.line('');
  screen.step(isGood ? 'all is well' : 'SOMETHING IS WRONG', '', clock.monotonicMs() - beganMs);
  return isGood;
}

async function playDraw(client: ShardClient, options: DemoOptions): Promise<boolean> {
  const { screen, clock, game, playerCount, saleMs } = options;
  const nowMs = clock.wallMs();
  const crowd = await timed(options, 'players', async () => {
    const balanceMinor = BALANCE_MINOR;
    const players = await gatherCrowd(client, { count: playerCount, balanceMinor, nowMs });
    return {
      result: players,
      text: `${countText(playerCount)} without passwords, ${moneyText(balanceMinor)} paid in each`,
    };
  });
  const opensAtMs = clock.wallMs();
  const closesAtMs = opensAtMs + saleMs;
  const times = { opensAtMs, closesAtMs, resultsAtMs: closesAtMs + RESULTS_AFTER_MS };
  const draw = await timed(options, 'draw', async () => {
    const opened = await openDraw(client, crowd, { game, seriesId: 'demo', ...times });
    const id = formatDrawId(opened);
    return { result: opened, text: `${game.title}, ${id}, is on sale and its seed committed` };
  });
  await sell(client, draw, crowd, options);
  await settle(client, draw, times, options);

  const transcript = await showResults(client, draw, screen);
  const isBalanced = await showBalance(client, screen);
  const isProven = await showProof(client, { draw, transcript, crowd, screen });
  return isBalanced && isProven;
}

async function sell(
  client: ShardClient,
  draw: DrawNo,
  crowd: readonly CrowdPlayer[],
  options: DemoOptions,
): Promise<void> {
  const { screen, random, game, ticketCount: total } = options;
  await timed(options, 'sales', async () => {
    const onSold = (done: number) =>
      screen.progress('sales', { done, total, text: `${countText(done)} tickets` });
    const sale = { client, crowd, draw, game, ticketCount: total, random, onSold };
    const sold = await sellTickets(sale);
    screen.progressEnd();
    const text = `${countText(sold.ticketCount)} tickets in ${countText(sold.purchaseCount)}`;
    const cut = sold.isCutOff ? ' before the close' : '';
    return { result: undefined, text: `${text} purchases, all on disk${cut}` };
  });
}

async function settle(
  client: ShardClient,
  draw: DrawNo,
  times: { readonly closesAtMs: number; readonly resultsAtMs: number },
  { screen, clock, saleMs }: DemoOptions,
): Promise<void> {
  await untilWall(clock, times.closesAtMs, (left) =>
    screen.progress('closing', {
      done: saleMs - left,
      total: saleMs,
      text: `in ${Math.ceil(left / 1_000)} s`,
    }),
  );
  screen.progressEnd();
  await untilDraw(client, draw, 'settled');
  const settledMs = clock.wallMs() - times.closesAtMs;
  screen.step('settled', 'closed, sealed, drawn, scanned, prizes computed', settledMs);
  await untilDraw(client, draw, 'published');
  const publishedMs = clock.wallMs() - times.resultsAtMs;
  screen.step('published', 'every winner credited on disk, then the results', publishedMs);
}

async function timed<Result>(
  { screen, clock }: DemoOptions,
  label: string,
  work: () => Promise<{ readonly result: Result; readonly text: string }>,
): Promise<Result> {
  const beganMs = clock.monotonicMs();
  const { result, text } = await work();
  screen.step(label, text, clock.monotonicMs() - beganMs);
  return result;
}

async function untilWall(
  clock: Clock,
  atMs: number,
  onWait: (leftMs: number) => void,
): Promise<void> {
  for (let leftMs = atMs - clock.wallMs(); leftMs > 0; leftMs = atMs - clock.wallMs()) {
    onWait(leftMs);
    await new Promise((resolve) => setTimeout(resolve, Math.min(leftMs, 100)));
  }
}
