/**
 * The load profiles of k6/ run here for a few iterations against a real engine, with modules of
 * our own in the place of k6's, so that they cannot rot. What is judged is what they check and
 * count, never how fast it was.
 */
import { test } from 'tap';
import { EngineClient } from '../support/engine/engine-client.ts';
import {
  createAdmin,
  GOOD_PASSWORD,
  logIn,
  openOverHttp,
} from '../support/engine/engine-people.ts';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';
import { EXAMPLE_GAMES_PATH } from '../support/samples/family-games.ts';
import { type ProfileOutcome, runProfile } from './stand-in/profile-run.ts';

const ADMIN_LOGIN = 'the-load-boss';
const SALE_MS = 600_000;

interface Judge {
  same(found: unknown, wanted: unknown, message: string): unknown;
  ok(value: unknown): unknown;
}

test('k6: every profile keeps its promises', async (t) => {
  const directory = engineDirectory(t);
  await createAdmin(directory, { login: ADMIN_LOGIN });
  const flags = { '--games': EXAMPLE_GAMES_PATH };
  const engine = await EngineProcess.start(t, { directory, flags });
  const client = new EngineClient(t, engine.url);
  const target = { TARGET: engine.url, PLAYERS: '3' };
  const asAdmin = { ...target, ADMIN_LOGIN, ADMIN_PASSWORD: GOOD_PASSWORD };

  await t.test('k6: canonical, with a draw of its own', async (t) => {
    const run = { variables: asAdmin, iterations: 60 };
    judge(t, await runProfile('canonical', run));
  });

  await t.test('k6: canonical, with the draw that it finds', async (t) => {
    await openOverHttp(client, await logIn(client, ADMIN_LOGIN), { closesInMs: SALE_MS });
    judge(t, await runProfile('canonical', { variables: target, iterations: 60 }));
  });

  await t.test('k6: draw-close-rush, across the close', async (t) => {
    const variables = { ...asAdmin, PEAK_RATE: '100', RAMP_SECONDS: '1', AFTER_SECONDS: '1' };
    const run = { variables, iterations: 10, atLeastMs: 2_500 };
    judge(t, await runProfile('draw-close-rush', run));
  });

  await t.test('k6: result-check-stampede, after the publication', async (t) => {
    const variables = { ...asAdmin, SALE_SECONDS: '2', TICKETS_PER_PLAYER: '4' };
    judge(t, await runProfile('result-check-stampede', { variables, iterations: 24 }));
  });

  await t.test('k6: canonical, of keno', async (t) => {
    const variables = { ...asAdmin, GAME: 'keno10' };
    judge(t, await runProfile('canonical', { variables, iterations: 60 }));
  });

  await t.test('k6: canonical, of a number raffle', async (t) => {
    const variables = { ...asAdmin, GAME: 'raffle6' };
    judge(t, await runProfile('canonical', { variables, iterations: 60 }));
  });

  const { status } = await client.get('/v1/socket');
  const skip = status === 404 ? 'this engine has no /v1/socket' : false;
  await t.test('k6: socket-betting', { skip }, async (t) => {
    const variables = { ...asAdmin, PURCHASES_PER_SESSION: '8', PURCHASE_EVERY_MS: '5' };
    judge(t, await runProfile('socket-betting', { variables, iterations: 4 }));
  });

  await engine.stop();
});

function judge(t: Judge, { checks, thresholds, iterationCount }: ProfileOutcome): void {
  const failed = Object.entries(checks).filter(([, { failCount }]) => failCount > 0);
  t.same(failed, [], 'no check failed');
  const ofOutcome = thresholds.filter(({ isOfTime }) => !isOfTime);
  const crossed = ofOutcome.filter(({ isMet }) => !isMet).map(({ text }) => text);
  t.same(crossed, [], 'no threshold of an outcome is crossed');
  const idle = thresholds
    .filter(({ text, sampleCount }) => sampleCount === 0 && !isOfNothing(text))
    .map(({ text }) => text);
  t.same(idle, [], 'no threshold is over nothing');
  t.ok(iterationCount > 0 && ofOutcome.length > 0);
}

/** Of what must not happen, and of what a run one by one cannot have. */
function isOfNothing(threshold: string): boolean {
  return threshold.endsWith('count==0') || threshold.startsWith('dropped_iterations');
}
