/**
 * A whole engine in a process of its own, steered by its parent.
 *
 * A process, so that its processor time and its profiles are its own, and so that it can be killed.
 * Compared with `tirage serve`, only the signal handlers are left out.
 */
import { join } from 'node:path';
import { GAMES } from '../../../actors/games/game-table.ts';
import { type CrowdPlayer, gatherCrowd } from '../../../src/demo/crowd.ts';
import { openDraw, untilDraw } from '../../../src/demo/open-draw.ts';
import { AccessTokens } from '../../../src/identity/access-tokens.ts';
import { KeyRing } from '../../../src/identity/key-ring.ts';
import { SigningKeys } from '../../../src/identity/signing-keys.ts';
import { must } from '../../../src/kernel/assert.ts';
import { type DrawNo, formatDrawId } from '../../../src/kernel/ids.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';
import type { Engine } from '../../../src/main.ts';
import { buyQuickPicks } from '../load/buy-quick-picks.ts';
import { answerParent } from './answer-parent.ts';
import type {
  EngineQuestion,
  EngineReplies,
  FillDraw,
  Populate,
  StartEngine,
} from './engine-messages.ts';
import { startEngine } from './start-engine.ts';

const SALE_MS = 3_600_000;
const DRAWS_MAX = 100;

let engine: Engine | undefined;
let dataDirectory = '';
let crowd: CrowdPlayer[] = [];
let draw: DrawNo | undefined;
const leave = answerParent(answer);

function answer(question: EngineQuestion): Promise<EngineReplies[keyof EngineReplies]> {
  switch (question.ask) {
    case 'start':
      return start(question);
    case 'populate':
      return populate(question);
    case 'fill':
      return fill(question);
    case 'untilPublished':
      return untilPublished();
    case 'sales':
      return sales();
    case 'processorMicros': {
      const { user, system } = process.cpuUsage();
      return Promise.resolve(user + system);
    }
    case 'stop':
      return stop();
  }
}

async function start(options: StartEngine): Promise<EngineReplies['start']> {
  const { directory, shardCount, gatewayCount, isServing, accrualAddress, natsUrl } = options;
  dataDirectory = directory;
  const started = await startEngine({
    directory,
    shardCount,
    gatewayCount,
    isServing,
    flags: {
      ...(accrualAddress === undefined ? {} : { accrualSystemAddress: accrualAddress }),
      ...(natsUrl === undefined ? {} : { natsUrl }),
    },
  });
  engine = started.engine;
  const { port, operationsPort } = engine;
  return { port, operationsPort, startMs: started.startMs };
}

async function populate({
  playerCount,
  balanceMinor,
  saleMs = SALE_MS,
  resultsDelayMs = 0,
}: Populate): Promise<EngineReplies['populate']> {
  const { client } = running();
  const nowMs = SYSTEM_CLOCK.wallMs();
  crowd = await gatherCrowd(client, { count: playerCount, balanceMinor, nowMs });
  const tokens = await tokensOf(crowd);
  const opensAtMs = SYSTEM_CLOCK.wallMs();
  const closesAtMs = opensAtMs + saleMs;
  draw = await openDraw(client, crowd, {
    game: GAMES['5of36'],
    seriesId: 'bench',
    opensAtMs,
    closesAtMs,
    resultsAtMs: closesAtMs + resultsDelayMs,
  });
  return { drawId: formatDrawId(draw), closesAtMs, tokens };
}

async function tokensOf(players: readonly CrowdPlayer[]): Promise<string[]> {
  const { records } = await SigningKeys.open({ dataDirectory, clock: SYSTEM_CLOCK });
  const ring = await KeyRing.open(records);
  const tokens = new AccessTokens({ ring, clock: SYSTEM_CLOCK });
  return Promise.all(
    players.map(({ player, familyId: sessionId }) => {
      return tokens.sign({ player, roles: ['player'], sessionId });
    }),
  );
}

async function fill({ ticketCount }: FillDraw): Promise<EngineReplies['fill']> {
  const { client } = running();
  await buyQuickPicks({ client, crowd, draw: must(draw, 'no draw was planned'), ticketCount });
  return sales();
}

async function untilPublished(): Promise<null> {
  await untilDraw(running().client, must(draw, 'no draw was planned'), 'published');
  return null;
}

async function sales(): Promise<EngineReplies['sales']> {
  const draws = draw === undefined ? await openDraws() : [draw];
  const answers = await running().client.questionAll('getSales', { draws });
  const counts = answers.flatMap((one) => (one.ok ? one.reply.ticketCounts : []));
  return { ticketCount: counts.reduce((sum, count) => sum + count, 0) };
}

/** After a restart we do not know which draw was ours, so these are all that are on sale. */
async function openDraws(): Promise<DrawNo[]> {
  const wanted = { states: ['open' as const], limit: DRAWS_MAX, before: null };
  const answers = await running().client.questionAll('listDraws', wanted);
  return answers.flatMap((one) => (one.ok ? one.reply.draws.map((view) => view.draw) : []));
}

async function stop(): Promise<null> {
  for (const step of running().stopSteps) await step.run();
  leave();
  return null;
}

function running(): Engine {
  return must(engine, `the engine at ${join(dataDirectory)} was not started`);
}
