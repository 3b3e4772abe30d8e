/** Neighbours of the planted violations, which must pass. */
import { manySteps, type Samples, sampleOf, samplesOf } from './samples.ts';

export const goodSamples: Samples = {
  'imports point downwards': [
    sampleOf('src/shard/shard-main.ts', "import { s } from '../journal/lmdb-journal.ts';"),
    sampleOf('src/main.ts', "import { serve } from './commands/serve.ts';"),
    sampleOf('src/shard/a.ts', "import { decide } from '../../actors/draw/decide.ts';"),
    sampleOf('src/identity/a.ts', "import type { Job } from '../jobs/job.ts';"),
    sampleOf('src/main.ts', "const worker = new URL('./shard/shard-main.js', import.meta.url);"),
    sampleOf('src/protocol/a.ts', "import type { B } from '../fairness/b.ts';"),
    sampleOf('src/operations/a.ts', "import { b } from '../config/b.ts';"),
    sampleOf('src/supervisor/a.ts', "import { b } from '../shard/b.ts';"),
    sampleOf('src/kernel/a.ts', "// import { b } from '../shard/b.ts';"),
    sampleOf('src/kernel/a.ts', 'const a = "import { b } from \'../shard/b.ts\'";'),
    sampleOf('bench/a.ts', "import { b } from '../test/support/b.ts';"),
    sampleOf('src/shard/shard-main.ts', "import { AREAS } from '../engine-areas.ts';"),
    sampleOf('src/engine-areas.ts', "const a = () => import('./shard/handlers/a.ts');"),
  ],
  'the gateway decides nothing': [
    sampleOf(
      'src/gateway/a.ts',
      "import { REJECTION_CODES } from '../../actors/rejection-codes.ts';",
    ),
    sampleOf('src/gateway/a.ts', "import type { D } from '../../actors/decider.ts';"),
  ],
  'a row of an area loads one half of it, when asked': [
    sampleOf('src/engine-areas.ts', "import type { A } from './gateway/routes/a.ts';"),
    sampleOf(
      'src/engine-areas.ts',
      "const a = {\n  carriedOutBy: () =>\n    import('./shard/handlers/a.ts').then((m) => m.A),\n};",
    ),
    sampleOf('src/engine-areas.ts', "const a = { socket: () => import('./gateway/socket/a.ts') };"),
    sampleOf('src/cli.ts', "const { A } = await import('./shard/handlers/a.ts');"),
  ],
  'shards and gateways load nothing of each other': [
    samplesOf('a row is no import', {
      'src/shard/shard-main.ts': "import { AREAS } from '../engine-areas.ts';",
      'src/gateway/gateway-main.ts': "import { AREAS } from '../engine-areas.ts';",
      'src/engine-areas.ts':
        "const a = { carriedOutBy: () => import('./shard/a.ts') };\n" +
        "const b = { answeredBy: () => import('./gateway/b.ts') };",
      'src/shard/a.ts': 'export const a = 1;',
      'src/gateway/b.ts': "import { Type } from 'typebox';",
    }),
    samplesOf('a type is gone when the code runs', {
      'src/shard/a.ts': "import type { B } from '../protocol/b.ts';",
      'src/protocol/b.ts': "import { Type } from 'typebox';",
    }),
  ],
  'what an area declares has a row': [
    samplesOf('all of it', {
      'src/engine-areas.ts':
        "const a = {\n  carriedOutBy: () => import('./shard/handlers/a.ts').then((m) => m.AS),\n" +
        "  answeredBy: () => import('./gateway/routes/a.ts').then((m) => m.aRoutes),\n" +
        "  socket: () => import('./gateway/socket/a.ts').then((m) => [m.aOperation]),\n};",
      'src/shard/handlers/a.ts':
        '  interface ShardRequests extends A {}\nexport const AS = declareOperations<keyof A>({',
      'src/gateway/routes/a.ts': 'export function aRoutes(services: Services): readonly Route[] {',
      'src/gateway/socket/a.ts': 'export const aOperation = A.handledBy(() => () => {',
    }),
    sampleOf('test/a.test.ts', '  interface ShardRequests extends A {}'),
  ],
  'actors reach no machine': [
    samplesOf('a type is gone when the code runs', {
      'actors/a.ts': "import type { C } from '../src/kernel/system-clock.ts';",
      'src/kernel/system-clock.ts': "import { performance } from 'node:perf_hooks';",
    }),
  ],
  'each version of a form has its story': [
    sampleOf('src/a.ts', '/**\n * Of a row.\n *\n * 1: names.\n */\nexport const A_FORMAT = 1;'),
    sampleOf('src/a.ts', '/**\n * 1: names,\n * all.\n * 2: numbers.\n */\nconst A_FORMAT = 2;'),
    sampleOf('src/a.ts', 'export const A_FORMAT_KEPT_SINCE = 5;'),
    sampleOf('test/a.ts', 'export const A_FORMAT = 1;'),
  ],
  'an assertion says what is broken': [
    sampleOf('actors/a.ts', "assert(a === b, 'a draw was announced twice');"),
    sampleOf('src/shard/a.ts', "assert(a, 'a payment was settled that was never requested');"),
    sampleOf('src/shard/a.ts', "assert(a('every one'), 'a version is missing');"),
    sampleOf('test/a.ts', "assert(a, 'a draw is announced once');"),
  ],
  'no import cycles': [
    samplesOf('a type is gone when the code runs', {
      'actors/a.ts': "import { b } from './b.ts';",
      'actors/b.ts': "import type { A } from './a.ts';",
    }),
    samplesOf('a diamond', {
      'actors/a.ts': "import { b } from './b.ts';\nimport { c } from './c.ts';",
      'actors/b.ts': "import { d } from './d.ts';",
      'actors/c.ts': "import { d } from './d.ts';",
      'actors/d.ts': 'export const d = 1;',
    }),
  ],
  'a test that shares a process leaves it alone': [
    sampleOf('test/kernel/a.process.test.ts', "process.env.TZ = 'UTC';"),
    sampleOf('test/e2e/a.e2e.test.ts', "import { spawn } from 'node:child_process';"),
    sampleOf('test/kernel/a.test.ts', "test('a', { skip: process.platform !== 'linux' });"),
    sampleOf('test/kernel/a.test.ts', '// process.exit() is for others.'),
    samplesOf('a type is gone when the code runs', {
      'test/kernel/a.test.ts': "import type { B } from '../support/b.ts';",
      'test/support/b.ts': 'export type B = 1;\nprocess.exit();',
    }),
    samplesOf('what the sources do is theirs', {
      'test/kernel/a.test.ts': "import { a } from '../../src/kernel/a.ts';",
      'src/kernel/a.ts': 'export const a = () => process.pid;',
    }),
  ],
  'an exported name stands in one file': [
    samplesOf('one', {
      'src/a.ts': 'export const a = 1;\nexport type a = 1;',
      'src/b.ts': 'const a = 1;',
    }),
    samplesOf('k6', {
      'src/a.ts': 'export const a = 1;',
      'test/k6/stand-in/b.ts': 'export const a = 1;',
    }),
  ],
  'npm packages stay with their owner': [
    sampleOf('src/journal/lmdb-journal.ts', "import { open } from 'lmdb';"),
    sampleOf('src/outbox/nats-publisher.ts', "import { jetstream } from '@nats-io/jetstream';"),
    sampleOf('src/journal/record-codec.ts', "import { Packr } from 'msgpackr';"),
    sampleOf('src/gateway/a.ts', "import type { Registry } from 'prom-client';"),
    sampleOf('src/shard/a.ts', "import { join } from 'node:path';"),
    sampleOf('bench/a.ts', "import { open } from 'lmdb';"),
  ],
  'files are found from the folder above': [
    sampleOf('src/supervisor/a.ts', "const b = new URL('../shard/b.js', import.meta.url);"),
    sampleOf('src/payments/a.ts', "const b = new URL('./hook', address);"),
    sampleOf('test/a.ts', "const b = new URL('./b.js', import.meta.url);"),
  ],
  'no dead files': [
    samplesOf('a row keeps its files alive', {
      'src/cli.ts': "import { AREAS } from './engine-areas.ts';",
      'src/engine-areas.ts': "const a = { carriedOutBy: () => import('./shard/a.ts') };",
      'src/shard/a.ts': 'export const a = 1;',
    }),
    samplesOf('used by a thread that is started by its address', {
      'src/main.ts': "const a = new URL('./jobs/a.js', import.meta.url);",
      'src/jobs/a.ts': 'export {};',
    }),
    sampleOf('src/kernel/a.ts', 'export const a = 1; // No entry yet.'),
    samplesOf('started as a process by a test', {
      'test/support/child-writer.ts': 'export {};',
      'test/a.test.ts': "fork(join(here, 'support', 'child-writer.js'));",
    }),
  ],
  'logic has a test in its mirror': [
    sampleOf('src/journal/a.ts', 'export interface A {\n  readonly b: () => void;\n}'),
    sampleOf('actors/a.ts', 'export const CODES = { a: 1 } as const;'),
    sampleOf('src/shard/a.ts', 'export const a = () => 1;'),
    samplesOf('a test that needs a disk', {
      'src/journal/a.ts': 'export const a = () => 1;',
      'test/journal/a.lmdb.test.ts': '',
    }),
  ],
  'lines have at most 100 columns': [
    sampleOf('src/shard/a.ts', `import { ${'x'.repeat(95)} } from './b.ts';`),
    sampleOf('test/a.test.ts', `  seed: '${'f'.repeat(128)}',`),
    sampleOf('src/shard/a.ts', `// ${'ä'.repeat(97)}`),
  ],
  'functions have at most 70 lines': [
    sampleOf('src/shard/a.ts', `export function a(): void {\n${manySteps(68)}\n}`),
    sampleOf('src/shard/a.ts', `class A extends B {\n${manySteps(100)}\n}`),
    sampleOf('src/shard/a.ts', `if (a(b)) {\n${manySteps(100)}\n}`),
    sampleOf('src/shard/a.ts', `const a = {\n${manySteps(100)}\n};`),
    sampleOf('src/shard/a.ts', "const a = '=> {';\nconst b = /\\) {/;\nconst c = `) {`;"),
  ],
  'the clock is read in src/kernel/system-clock.ts': [
    sampleOf(
      'src/shard/a.ts',
      "const a = new Date(closesAtMs); // Not Date.now().\nconst b = 'Date.now';",
    ),
    sampleOf('src/kernel/system-clock.ts', 'const a = Date.now();'),
    sampleOf('bench/a.ts', 'const a = performance.now();'),
  ],
  'settings are read in src/config': [sampleOf('src/config/a.ts', 'const a = process.env;')],
  'output goes through the logger': [sampleOf('src/cli.ts', "console.log('a');")],
  'a TODO names its issue: TODO(#12)': [sampleOf('src/shard/a.ts', '// TODO(#12): later')],
  'any is no type': [sampleOf('src/shard/a.ts', 'const a = { many: b.any(c) }; // Any: fine.')],
  'an error is not swallowed': [sampleOf('src/a/a.ts', 'try {\n  a();\n} catch {\n  return b;\n}')],
  'no test is skipped without a reason': [
    sampleOf(
      'test/a.test.ts',
      "test('a', { skip: hasServer ? false : 'no server' }, (t) => t.end());",
    ),
  ],
  'an actor answers at once': [sampleOf('src/shard/a.ts', 'export async function a() {}')],
  'a file is named after its one concept': [sampleOf('test/shard/reply-gate.lmdb.test.ts', '')],
  'what comments and documents name is there': [
    sampleOf('src/a.ts', '/** A `DrawThing`. */ export class DrawThing {}'),
    samplesOf('with its folder', { 'src/b/c.ts': 'export const c = 1;', 'docs/a.md': '`b/c.ts`' }),
    sampleOf('docs/a.md', '`drawn`, `draw.thing`, `DRAW_THING`, x.ts'),
  ],
  'links between documents resolve': [
    sampleOf(
      'README.md',
      '# Room, and `more`\n[Room](#room-and-more), [b](https://b.example/c.md)',
    ),
    samplesOf('up', { 'src/b/c.ts': '', 'docs/a.md': '[b](../src/b), [b](../src/b/c.ts)' }),
    samplesOf('its heading', { 'docs/b.md': '## What `b` is', 'docs/a.md': '[b](b.md#what-b-is)' }),
  ],
  'an amount between threads keeps its brand': [
    sampleOf('src/protocol/a.ts', 'interface A { readonly stakeMinor: Minor }'),
    sampleOf('bench/a.ts', 'interface A { readonly stakeMinor: number }'),
  ],
};
