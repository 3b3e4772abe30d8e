/**
 * A later release has run on the data, and this one is started again: it goes on as long as it
 * knows everything, and ends with the release to start as soon as it meets a fact that it does not
 * know, whoever meets it.
 */
import { type Test, test } from 'tap';
import { EngineClient } from '../support/engine/engine-client.ts';
import { createAdmin, logIn, loginsPerShard, register } from '../support/engine/engine-people.ts';
import {
  EngineProcess,
  engineDirectory,
  tirage,
  verifyJournals,
} from '../support/engine/engine-process.ts';
import {
  LATER_VERSION,
  laterRelease,
  NEW_EVENT,
  NEW_EVENT_NUMBER,
} from '../support/engine/later-release.ts';

const REFUSAL = new RegExp(
  `a record holds an event ${NEW_EVENT_NUMBER}, which only a newer build knows: ` +
    `start ${LATER_VERSION} or a later one`,
);

/** A directory of this build, and a run of the later one on it. */
async function afterLater(t: Test, use: (engine: EngineProcess) => Promise<unknown>) {
  const directory = engineDirectory(t);
  await createAdmin(directory);
  const launcher = laterRelease(`${directory}/..`, []);
  const engine = await EngineProcess.start(t, { directory, launcher });
  await use(engine);
  return directory;
}

test('newer data: where nothing new was written, the way back is open', async (t) => {
  const directory = await afterLater(t, async (engine) => {
    await logIn(new EngineClient(t, engine.url));
    await engine.stop();
  });
  t.equal((await verifyJournals(directory)).exitCode, 0);
  const engine = await EngineProcess.start(t, { directory });
  await logIn(new EngineClient(t, engine.url));
  t.equal((await engine.stop()).exitCode, 0);
});

test('newer data: a fact that this build does not know ends all who meet it', async (t) => {
  const directory = engineDirectory(t);
  const launcher = laterRelease(`${directory}/..`, NEW_EVENT);
  const later = await EngineProcess.start(t, { directory, launcher });
  const client = new EngineClient(t, later.url);
  for (const login of loginsPerShard('new', 1)) await register(client, login);
  // Killed, so that the fact stands behind the checkpoint, where a start meets it.
  await later.kill();
  const refused = EngineProcess.spawn(t, { directory });
  t.equal((await refused.end()).exitCode, 1);
  t.match(refused.errors, REFUSAL);
  t.notMatch(refused.errors + refused.said(), /^\s+at /m, 'without a stack');
  for (const command of ['verify', 'repair']) {
    const { exitCode, output } = await tirage(['journal', command, '--data', directory]);
    t.equal(exitCode, 1, command);
    t.match(output, REFUSAL, command);
  }
  const again = await EngineProcess.start(t, { directory, launcher });
  const found = new EngineClient(t, again.url);
  for (const login of loginsPerShard('new', 1)) await logIn(found, login);
  t.equal((await again.stop()).exitCode, 0, 'nothing was changed meanwhile');
});
