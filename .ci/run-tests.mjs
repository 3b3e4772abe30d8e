/**
 * Runs compiled test files, four at a time, each in a process of its own, and sums them up.
 *
 *   node .ci/run-tests.mjs e2e groups dist/test/tidy.test.js
 *
 * A word is a kind of tests, as the suffix of their files says it, or a file. They start in the
 * order given, but the longest first, so that all jobs end together. Half of the time that a file
 * takes it waits for an engine, a clock or a broker: four jobs keep two processors busy.
 *
 * Why not tap's own runner: it puts hooks into every process that a test starts, to learn what each
 * loads, and an engine then takes twice the processor time to start. `npx tap FILE` works as well.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const JOBS = 4;
/**
 * What takes longest alone; those that wait stand between those that compute. A file that is not
 * asked for is passed over.
 */
const LONGEST = [
  'groups/simulation.js',
  'e2e/portal.e2e.test.js',
  'groups/gateway-routes.js',
  'e2e/portal-areas.e2e.test.js',
  'outbox/nats-stuck.nats.test.js',
  'groups/others.js',
  'e2e/console.e2e.test.js',
  'e2e/crash.e2e.test.js',
  'e2e/console-draws.e2e.test.js',
  'e2e/watchdog.e2e.test.js',
  'e2e/loyalty.e2e.test.js',
  'e2e/reshard-rounds.e2e.test.js',
  'e2e/standing.e2e.test.js',
  'e2e/stock.e2e.test.js',
  'e2e/supervision.e2e.test.js',
  'groups/shard.js',
  'e2e/put-back.e2e.test.js',
  'e2e/journal-origin.e2e.test.js',
];
/** For one file; tap counts it, within the process. */
const FILE_LIMIT_S = 1_200;
/** A process that says nothing for longer is stuck where tap cannot count. */
const SILENCE_LIMIT_MS = (FILE_LIMIT_S + 30) * 1_000;
const TESTS = 'dist/test';

const running = new Set();

function filesOf(word) {
  if (word.endsWith('.js')) return [word];
  const folder = word === 'groups' ? `${TESTS}/groups` : TESTS;
  const suffix = word === 'groups' ? '.js' : `.${word}.test.js`;
  const found = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(suffix));
  if (found.length === 0) throw new Error(`there are no tests of the kind ${word}`);
  return found.sort().map((name) => `${folder}/${name}`);
}

/** Resolves with what the process wrote and how it ended, once it has. */
function runFile(file) {
  const env = { ...process.env, TAP_CHILD_ID: '1', TAP_TIMEOUT: `${FILE_LIMIT_S}` };
  const args = ['--enable-source-maps', file];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  const kill = () => child.kill('SIGKILL');
  let silence = setTimeout(kill, SILENCE_LIMIT_MS);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
    clearTimeout(silence);
    silence = setTimeout(kill, SILENCE_LIMIT_MS);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      clearTimeout(silence);
      running.delete(child);
      resolve({ text, exitCode, signal });
    });
  });
}

/** The process as a test of the whole, in TAP. One that never said how many tests it has failed. */
function asTest(file, { text, exitCode, signal }, ms) {
  const lines = text.split('\n').filter((line) => line !== '');
  const isGood = exitCode === 0 && lines.some((line) => /^1\.\.\d/.test(line));
  const point = `${isGood ? 'ok' : 'not ok'} 1 - ${file} # time=${ms}ms`;
  const ending = ['  ---', `  exitCode: ${exitCode}`, `  signal: ${signal}`, '  ...'];
  const block = [`# Subtest: ${file}`, ...lines.map((line) => `    ${line}`), point];
  return [...block, ...(isGood ? [] : ending), ''].join('\n');
}

async function runInTurn(queue, output) {
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    const startedAtMs = performance.now();
    const ended = await runFile(file);
    output.write(asTest(file, ended, Math.round(performance.now() - startedAtMs)));
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) child.kill('SIGKILL');
    process.exit(1);
  });
}

/** Longest first; all others keep their order. */
function inOrder(files) {
  const longest = LONGEST.map((name) => `${TESTS}/${name}`);
  return [...longest.filter((file) => files.includes(file)), ...files].filter(isFirst);
}

function isFirst(file, index, files) {
  return files.indexOf(file) === index;
}

const missing = LONGEST.filter((name) => !existsSync(`${TESTS}/${name}`));
if (missing.length > 0) throw new Error(`there is no test ${missing.join(', ')}`);
const queue = inOrder(process.argv.slice(2).flatMap(filesOf));
const summaryFile = fileURLToPath(new URL('tap-summary.mjs', import.meta.url));
const summary = spawn(process.execPath, [summaryFile], { stdio: ['pipe', 'inherit', 'inherit'] });
summary.on('close', (exitCode) => {
  process.exitCode = exitCode ?? 1;
});
await Promise.all(Array.from({ length: JOBS }, () => runInTurn(queue, summary.stdin)));
summary.stdin.end();
