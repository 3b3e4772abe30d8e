import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Test, test } from 'tap';
import { STARTER_LOOK_MS, StarterWatch } from '../../src/operations/starter-watch.ts';
import { until } from '../support/engine/until.ts';

test('starter watch: it tells once that the ancestors are others', async (t) => {
  let ancestors = '10 9';
  let goneCount = 0;
  const watch = new StarterWatch(
    () => {
      goneCount += 1;
    },
    () => ancestors,
  );
  t.teardown(() => watch.stop());
  ancestors = '1 0';
  await until('the word that they are gone', 60_000, () => goneCount || undefined);
  ancestors = '10 8';
  await new Promise((resolve) => setTimeout(resolve, 3 * STARTER_LOOK_MS));
  t.equal(goneCount, 1);
});

const WATCH_URL = new URL('../../src/operations/starter-watch.js', import.meta.url).href;
const WATCHING = `
  import { StarterWatch } from '${WATCH_URL}';
  new StarterWatch(() => { console.log('gone'); process.exit(0); });
  console.log('watching ' + process.pid);
  setTimeout(() => process.exit(3), 20_000);
`;

/** A shell that starts a shell that starts a process that watches. */
async function family(t: Test): Promise<{ outer: ChildProcess; heard: () => string }> {
  const inner = `"${process.execPath}" --input-type=module -e "$WATCHING"; true`;
  const outer = spawn('sh', ['-c', `sh -c '${inner}'; true`], {
    env: { ...process.env, WATCHING },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  outer.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await until('the watch', 20_000, () => text.includes('watching') || undefined);
  t.teardown(() => outer.kill('SIGKILL'));
  return { outer, heard: () => text };
}

test('starter watch: the end of the grandparent is noticed', async (t) => {
  const { outer, heard } = await family(t);
  outer.kill('SIGKILL');
  await once(outer, 'exit');
  await until('its word', 10_000, () => heard().includes('gone') || undefined);
  t.pass('the process told that its starter was gone');
});
