/** An engine in a process of its own, with draws as large as its parent wants them. */
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { coordinatorShardOf } from '../../../actors/calendar/calendar.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import { type CrowdPlayer, gatherCrowd, replyOf } from '../../../src/demo/crowd.ts';
import { openDraw, untilDraw } from '../../../src/demo/open-draw.ts';
import { verifyTranscript } from '../../../src/fairness/verify-transcript.ts';
import { assert, must } from '../../../src/kernel/assert.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';
import type { Engine } from '../../../src/main.ts';
import { buyQuickPicks } from '../load/buy-quick-picks.ts';
import { makeStandingTickets } from '../load/make-standing-tickets.ts';
import { SteadyBuyer } from '../load/steady-buyer.ts';
import { answerParent } from './answer-parent.ts';
import type { DrawQuestion, DrawReplies, MemoryUse } from './draw-messages.ts';
import { startEngine } from './start-engine.ts';

const SERIES = 'bench';
const LOOK_PAUSE_MS = 10;

let engine: Engine | undefined;
let crowd: readonly CrowdPlayer[] = [];
let buyer: SteadyBuyer | undefined;
let singlesCount = 0;
const leave = answerParent(answerTo);

async function answerTo(question: DrawQuestion): Promise<DrawReplies[keyof DrawReplies]> {
  switch (question.ask) {
    case 'start':
      return start(question);
    case 'gather': {
      const { playerCount: count, balanceMinor } = question;
      const nowMs = SYSTEM_CLOCK.wallMs();
      crowd = await gatherCrowd(running().client, { count, balanceMinor, nowMs });
      return crowd;
    }
    case 'adopt':
      crowd = question.crowd;
      return null;
    case 'open':
      return open(question.closesInMs);
    case 'fill':
      return timed(buyQuickPicks({ client: running().client, crowd, ...question }));
    case 'buySingles':
      return timed(buySingles(question.draw, question.purchaseCount));
    case 'makeStanding': {
      const { countEach } = question;
      const { client } = running();
      return timed(makeStandingTickets({ client, crowd, seriesId: SERIES, countEach }));
    }
    case 'enter':
      return enter(question);
    case 'memory':
      return memory();
    case 'sales':
      return sales(question.draw);
    case 'published':
      return published(question.draw);
    case 'sellSteadily':
      buyer = new SteadyBuyer({ client: running().client, crowd, ...question });
      return null;
    case 'latencies':
      return must(buyer, 'there is no buyer').window(question.fromMs, question.toMs);
    case 'stopSelling':
      return { soldCount: await must(buyer, 'there is no buyer').stop() };
    case 'stop':
      for (const step of running().stopSteps) await step.run();
      leave();
      return null;
  }
}

async function start({
  directory,
  shardCount,
}: Extract<DrawQuestion, { ask: 'start' }>): Promise<DrawReplies['start']> {
  const wanted = { directory, shardCount, gatewayCount: 1, isServing: true };
  const started = await startEngine(wanted);
  engine = started.engine;
  return { startMs: started.startMs };
}

async function open(closesInMs: number): Promise<DrawReplies['open']> {
  const opensAtMs = SYSTEM_CLOCK.wallMs();
  const closesAtMs = opensAtMs + closesInMs;
  const times = { opensAtMs, closesAtMs, resultsAtMs: closesAtMs };
  const own = { game: GAMES['5of36'], seriesId: SERIES, ...times };
  return { draw: await openDraw(running().client, crowd, own), closesAtMs };
}

async function enter({
  closesInMs,
  ticketCount,
}: Extract<DrawQuestion, { ask: 'enter' }>): Promise<DrawReplies['enter']> {
  const fromMs = SYSTEM_CLOCK.wallMs();
  const { draw } = await open(closesInMs);
  for (;;) {
    const { ticketCount: enteredCount } = await sales(draw);
    if (enteredCount === ticketCount) return { fromMs, toMs: SYSTEM_CLOCK.wallMs() };
    assert(enteredCount < ticketCount, 'a standing ticket has entered a draw twice');
    await setTimeout(LOOK_PAUSE_MS);
  }
}

async function timed(work: Promise<void>): Promise<{ tookMs: number }> {
  const startedMs = performance.now();
  await work;
  return { tookMs: performance.now() - startedMs };
}

async function buySingles(draw: DrawNo, purchaseCount: number): Promise<void> {
  const { client } = running();
  const purchases = Array.from({ length: purchaseCount }, async () => {
    singlesCount += 1;
    const { player, shard } = must(crowd[singlesCount % crowd.length], 'a crowd has no players');
    await replyOf(client, shard, 'buyTickets', {
      player,
      draw,
      picks: [[3, 7, 12, 25, 33]],
      quickPick: 0,
      idempotencyKey: `single-${singlesCount}`,
      fingerprint: singlesCount,
      receivedAtMs: 0,
    });
  });
  await Promise.all(purchases);
}

async function sales(draw: DrawNo): Promise<DrawReplies['sales']> {
  const answers = await running().client.questionAll('getSales', { draws: [draw] });
  const counts = answers.flatMap((one) => (one.ok ? one.reply.ticketCounts : []));
  return { ticketCount: counts.reduce((sum, count) => sum + count, 0) };
}

async function published(draw: DrawNo): Promise<DrawReplies['published']> {
  const { client } = running();
  await untilDraw(client, draw, 'published');
  const atMs = SYSTEM_CLOCK.wallMs();
  const shard = coordinatorShardOf(draw, client);
  const transcript = await replyOf(client, shard, 'getTranscript', { draw });
  const { ok } = verifyTranscript(transcript);
  return { atMs, ticketCount: transcript.ticketCount, isVerified: ok };
}

/** From /proc where there is one; elsewhere all that is resident counts as anonymous. */
function memory(): MemoryUse {
  const residentBytes = process.memoryUsage.rss();
  if (process.platform !== 'linux') return { residentBytes, anonymousBytes: residentBytes };
  const status = readFileSync('/proc/self/status', 'utf8');
  const kilobytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
  const anonymousBytes = 1_024 * (kilobytes('RssAnon') + kilobytes('RssShmem'));
  return { residentBytes, anonymousBytes };
}

function running(): Engine {
  return must(engine, 'the engine was not started');
}
