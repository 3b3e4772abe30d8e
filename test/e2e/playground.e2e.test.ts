/** `tirage dev` and `tirage demo --keep`, as whoever tries the engine starts them. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Test, test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import {
  engineDirectory,
  SHARDS,
  type StartedCommand,
  startTirage,
  tirage,
} from '../support/engine/engine-process.ts';
import { until } from '../support/engine/until.ts';

/** From the start to a draw that is published, on a machine that does other things. */
const LIMIT_MS = 120_000;
const SMALL = ['--shards', SHARDS, '--gateways', '1', '--players', '2', '--no-open'];

function start(t: Test, args: readonly string[]): StartedCommand {
  const started = startTirage(args, { limitMs: 2 * LIMIT_MS });
  t.teardown(() => started.kill());
  return started;
}

/** What the command says by now, once it says so. */
function said({ told, outcome }: StartedCommand, pattern: RegExp): Promise<string> {
  let hasEnded = false;
  void outcome.then(() => {
    hasEnded = true;
  });
  return until(`${pattern}`, LIMIT_MS, () => {
    const found = pattern.exec(told.output)?.[1];
    if (found === undefined && hasEnded) throw new Error(`it ended: ${told.output}${told.errors}`);
    return found;
  });
}

/** Portal and console answer, staff can log in, and a draw comes out right by `tirage verify`. */
async function isAlive(t: Test, playground: StartedCommand): Promise<void> {
  const address = await said(playground, /portal +(http:\S+)\//);
  for (const page of ['/', '/console']) {
    const { status, headers } = await fetch(address + page);
    t.equal(status, 200, page);
    t.match(headers.get('content-type'), /text\/html/, page);
  }
  const password = await said(playground, /password +(\S+)/);
  for (const login of ['admin', 'operator', 'ada']) {
    const body = JSON.stringify({ login, password });
    const headers = { 'content-type': 'application/json' };
    const { status } = await fetch(`${address}/v1/sessions`, { method: 'POST', headers, body });
    t.equal(status, 201, login);
  }
  const drawId = await said(playground, /(dr_\w+) is published, and verified/);
  const folder = mkdtempSync(join(tmpdir(), 'tirage-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'transcript.json');
  const transcript = await fetch(`${address}/v1/draws/${drawId}/transcript`);
  writeFileSync(file, await transcript.text());
  const { output } = await tirage(['verify', file]);
  t.match(output, /ok/);
  t.notMatch(output, /FAIL/);
}

test('dev: players play, a draw is verified, and Ctrl-C ends it in order', async (t) => {
  const data = engineDirectory(t);
  const dev = start(t, ['dev', '--port', '0', '--data', data, '--every', '10', ...SMALL]);
  await isAlive(t, dev);

  const port = await said(dev, /portal +http:\/\/127\.0\.0\.1:(\d+)/);
  const second = await tirage(['dev', '--port', port, ...SMALL]);
  t.equal(second.exitCode, 1);
  t.match(second.errors, /^cannot listen on 127\.0\.0\.1:\d+: the port is taken, [^\n]+\n$/);
  const sameData = await tirage(['dev', '--port', '0', '--data', data, ...SMALL]);
  t.equal(sameData.exitCode, 1);
  t.match(sameData.errors, /^[^\n]+\n$/, 'a sentence');
  t.match(sameData.errors, /engine/);

  dev.interrupt();
  const { exitCode, errors } = await dev.outcome;
  t.equal(exitCode, 0, errors);
  t.equal(errors, '');
  const { output, exitCode: verified } = await tirage(['journal', 'verify', '--data', data]);
  t.equal(verified, 0, output);
});

test('dev: a directory of another engine is refused before anything is written', async (t) => {
  const data = engineDirectory(t);
  const create = ['admin', 'create', '--data', data, '--login', 'somebody'];
  const input = 'a long passphrase\n';
  t.equal((await tirage(create, { input })).exitCode, 0);
  const { exitCode, errors } = await tirage(['dev', '--port', '0', '--data', data, ...SMALL]);
  t.equal(exitCode, 1);
  t.match(errors, /holds an engine that no playground began/);
  t.notOk(existsSync(join(data, 'playground.secret')));
});

test('demo: with --keep an engine goes on after the story, and is gone at the end', async (t) => {
  const size = ['--players', '20', '--tickets', '200'];
  const demo = start(t, ['demo', '--keep', '--port', '0', '--every', '10', ...size]);
  await isAlive(t, demo);
  t.match(demo.told.output, /all is well/);
  const data = await said(demo, /\n(\/\S+), and gone at the end/);
  t.ok(existsSync(must(data, 'no directory was told')));
  demo.interrupt();
  const { exitCode, errors } = await demo.outcome;
  t.equal(exitCode, 0, errors);
  t.notOk(existsSync(data));
});
