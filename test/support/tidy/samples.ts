/** Planted violations, one for each way to break a rule, and neighbours that must pass. */
import type { SourceFile } from './rule.ts';

export interface Sample {
  readonly title: string;
  readonly files: readonly SourceFile[];
}

type Samples = Readonly<Record<string, readonly Sample[]>>;

/** One file, titled by its text. */
function one(path: string, text: string): Sample {
  return { title: `${path}: ${text.slice(0, 60)}`, files: [{ path, text: `${text}\n` }] };
}

function many(title: string, texts: Readonly<Record<string, string>>): Sample {
  return {
    title,
    files: Object.entries(texts).map(([path, text]) => ({ path, text: `${text}\n` })),
  };
}

function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `  step(${index});`).join('\n');
}

export const badSamples: Samples = {
  'imports point downwards': [
    one('src/kernel/a.ts', "import { b } from '../config/b.ts';"),
    one('src/kernel/a.ts', "import type { B } from '../../actors/b.ts';"),
    one('src/config/a.ts', "import { b } from '../operations/b.ts';"),
    one('src/operations/a.ts', "import { b } from '../../actors/b.ts';"),
    one('actors/draw/a.ts', "import type { B } from '../../src/config/b.ts';"),
    one('actors/draw/a.ts', "export { b } from '../../src/protocol/b.ts';"),
    one('src/protocol/a.ts', "import '../mailbox/b.ts';"),
    one('src/protocol/a.ts', "import { b } from '../fairness/b.ts';"),
    one('src/protocol/a.ts', "import type { B } from '../journal/b.ts';"),
    one('src/shard/a.ts', "import type { B } from '../supervisor/b.ts';"),
    one('src/supervisor/a.ts', "import { b } from '../main.ts';"),
    one('src/journal/a.ts', "const b = await import('../shard/b.ts');"),
    one('src/journal/a.ts', "import { b } from '../fairness/b.ts';"),
    one('src/journal/a.ts', "import {\n  b,\n  c,\n} from '../shard/b.ts';"),
    one('src/shard/a.ts', "import { b } from './shard-main.ts';"),
    one('src/shard/a.ts', "import { b } from '../gateway/b.ts';"),
    one('src/gateway/a.ts', "import { b } from '../main.ts';"),
    one('src/jobs/pool.ts', "import { hash } from './workers/hash.ts';"),
    one('src/main.ts', "import { b } from '../test/support/b.ts';"),
    one('src/elsewhere/a.ts', 'export const a = 1;'),
    one('src/stray.ts', 'export const a = 1;'),
  ],
  'the gateway decides nothing': [
    one('src/gateway/a.ts', "import { d } from '../../actors/draw/decide-draw.ts';"),
    one('src/gateway/a.ts', "import type { E } from '../../actors/draw/evolve.ts';"),
    one('src/gateway/a.ts', "import type { Journal } from '../journal/journal.ts';"),
    one('src/gateway/gateway-main.ts', "import { s } from '../shard/shard.ts';"),
  ],
  'actors reach no machine': [
    one('actors/a.ts', "import { randomInt } from 'node:crypto';"),
    one('actors/a.ts', "import type { Logger } from 'pino';"),
    one('actors/a.ts', "import { SYSTEM_CLOCK } from '../src/kernel/system-clock.ts';"),
    one('src/kernel/a.ts', "import { pack } from 'msgpackr';"),
    many('through the kernel', {
      'actors/a.ts': "import { b } from '../src/kernel/b.ts';",
      'src/kernel/b.ts': "export { c } from './c.ts';",
      'src/kernel/c.ts': "import { createHash } from 'node:crypto';\nexport const c = createHash;",
    }),
  ],
  'no import cycles': [
    many('two files', {
      'src/shard/a.ts': "import { b } from './b.ts';",
      'src/shard/b.ts': "import { a } from './a.ts';",
    }),
    many('three files, one of them re-exporting', {
      'actors/a.ts': "import { b } from './b.ts';",
      'actors/b.ts': "export * from './c.ts';",
      'actors/c.ts': "import { a } from './a.ts';",
    }),
    one('src/shard/a.ts', "import { a } from './a.ts';"),
  ],
  'npm packages stay with their owner': [
    one('src/shard/a.ts', "import { open } from 'lmdb';"),
    one('src/journal/store.ts', "import type { Database } from 'lmdb';"),
    one('src/outbox/relay.ts', "import { connect } from '@nats-io/transport-node';"),
    one('src/shard/a.ts', "import { App } from 'uWebSockets.js';"),
    one('src/shard/a.ts', "import { Piscina } from 'piscina';"),
    one('src/gateway/a.ts', "import { pino } from 'pino';"),
    one('src/gateway/a.ts', "import { Counter } from 'prom-client';"),
    one('src/protocol/messages.ts', "import { Packr } from 'msgpackr';"),
    one('src/gateway/a.ts', "import { jwtVerify } from 'jose/jwt/verify';"),
    one('src/jobs/a.ts', "import { hashSync } from '@node-rs/argon2';"),
    one('src/shard/a.ts', "import { Cron } from 'croner';"),
    one('src/identity/a.ts', "import { Ajv } from 'ajv';"),
    one('src/identity/a.ts', "import formats from 'ajv-formats';"),
    one('src/journal/a.ts', "import { Type } from 'typebox';"),
    one('src/main.ts', "import { Command } from 'commander';"),
    one('src/gateway/a.ts', "import { x } from 'left-pad';"),
  ],
  'no dead files': [
    many('only its test knows it', {
      'src/cli.ts': 'export {};',
      'src/kernel/a.ts': 'export const a = 1;',
      'test/kernel/a.test.ts': "import { a } from '../../src/kernel/a.ts';",
    }),
    one('test/support/a.ts', 'export const a = 1;'),
  ],
  'logic has a test in its mirror': [
    one('src/kernel/a.ts', 'export function a(): void {}'),
    one('src/journal/a.ts', 'export class A {}'),
    one('src/fairness/a.ts', 'export type B = () => void;\nexport const a = () => 1;'),
    many('a test in the wrong place', {
      'actors/draw/a.ts': 'export const a = () => 1;',
      'test/draw/a.test.ts': '',
    }),
  ],
  'files have at most 300 lines': [one('src/shard/a.ts', lines(301))],
  'lines have at most 100 columns': [
    one('src/shard/a.ts', `const a = '${'x'.repeat(95)}';`),
    one('src/shard/a.ts', `// ${'x'.repeat(98)}`),
    one('test/a.test.ts', `t.equal(hash, '${'f'.repeat(95)}');`),
  ],
  'functions have at most 70 lines': [
    one('src/shard/a.ts', `export function a(): Promise<void> {\n${lines(70)}\n}`),
    one('src/shard/a.ts', `const a = (b: number) => {\n${lines(70)}\n};`),
    one('src/shard/a.ts', `class A {\n  #a(b = { c: 1 }): asserts b is B {\n${lines(70)}\n}\n}`),
    one('test/a.test.ts', `test('a', async (t) => {\n${lines(70)}\n});`),
  ],
  'the clock is read in src/kernel/system-clock.ts': [
    one('src/shard/a.ts', 'const a = Date.now();'),
    one('src/shard/a.ts', 'const a = performance.now();'),
    one('actors/a.ts', 'const a = new Date();'),
    one('actors/a.ts', 'const a = new Date;'),
    one('src/shard/a.ts', 'const a = Date();'),
    one('src/shard/a.ts', 'const a = process.hrtime.bigint();'),
    one('src/shard/a.ts', `const a = \`at \${Date.now()}\`;`),
  ],
  'Math.random cannot be replayed': [
    one('src/shard/a.ts', 'const a = Math.random();'),
    one('test/a.test.ts', 'const a = Math.random();'),
  ],
  'settings are read in src/config': [
    one('src/shard/a.ts', 'const a = process.env.PORT;'),
    one('src/main.ts', "import { argv, env } from 'node:process';"),
  ],
  'output goes through the logger': [
    one('src/shard/a.ts', "console.log('a');"),
    one('test/a.test.ts', "console.error('a');"),
  ],
  'FIXME is not for the main branch': [
    one('src/shard/a.ts', '// FIXME: later'),
    one('test/a.test.ts', '/* FIXME */'),
  ],
  'a TODO names its issue: TODO(#12)': [one('src/shard/a.ts', '// TODO: later')],
  'types are not switched off': [
    one('src/shard/a.ts', '// @ts-ignore'),
    one('src/shard/a.ts', '// @ts-nocheck'),
  ],
  'no debugger': [one('src/shard/a.ts', 'debugger;')],
  'no test runs alone': [
    one('test/a.test.ts', "t.only('a', (t) => t.end());"),
    one('test/a.test.ts', "test('a', { only: true }, (t) => t.end());"),
  ],
  'no test is skipped without a reason': [
    one('test/a.test.ts', "test.skip('a', (t) => t.end());"),
    one('test/a.test.ts', "test('a', { skip: true }, (t) => t.end());"),
  ],
  'any is no type': [
    one('src/shard/a.ts', 'function a(b: any): void {}'),
    one('src/shard/a.ts', 'const a = b as any;'),
    one('src/shard/a.ts', 'const a = new Map<any, string>();'),
    one('src/shard/a.ts', 'const a = b as unknown as any[];'),
  ],
  'an error is not swallowed': [
    one('src/shard/a.ts', 'try {\n  a();\n} catch {}'),
    one('src/shard/a.ts', 'try {\n  a();\n} catch (error) {\n  // Never mind.\n}'),
    one('src/shard/a.ts', 'void a().catch(() => {});'),
  ],
  'exports have names': [
    one('src/shard/a.ts', 'export default class A {}'),
    one('src/shard/a.ts', 'export { a as default };'),
  ],
  'an actor answers at once': [one('actors/a.ts', 'export async function a() {}')],
  'an actor reaches no machine': [
    one('actors/a.ts', 'setTimeout(close, 1_000);'),
    one('actors/a.ts', 'const id = crypto.randomUUID();'),
  ],
  'an actor knows no locale': [one('actors/a.ts', 'const a = stake.toLocaleString();')],
  'a file is named after its one concept': [
    one('src/shard/index.ts', ''),
    one('src/shard/utils.ts', ''),
    one('test/support/helpers.ts', ''),
    one('src/shard/ReplyGate.ts', ''),
    one('src/shard/reply_gate.ts', ''),
  ],
};

export const goodSamples: Samples = {
  'imports point downwards': [
    one('src/shard/shard-main.ts', "import { s } from '../journal/lmdb-journal.ts';"),
    one('src/main.ts', "import { serve } from './commands/serve.ts';"),
    one('src/shard/a.ts', "import { decide } from '../../actors/draw/decide.ts';"),
    one('src/identity/a.ts', "import type { Job } from '../jobs/job.ts';"),
    one('src/main.ts', "const worker = new URL('./shard/shard-main.js', import.meta.url);"),
    one('src/protocol/a.ts', "import type { B } from '../fairness/b.ts';"),
    one('src/operations/a.ts', "import { b } from '../config/b.ts';"),
    one('src/supervisor/a.ts', "import { b } from '../shard/b.ts';"),
    one('src/kernel/a.ts', "// import { b } from '../shard/b.ts';"),
    one('src/kernel/a.ts', 'const a = "import { b } from \'../shard/b.ts\'";'),
    one('bench/a.ts', "import { b } from '../test/support/b.ts';"),
  ],
  'the gateway decides nothing': [
    one('src/gateway/a.ts', "import { REJECTION_CODES } from '../../actors/rejection-codes.ts';"),
    one('src/gateway/a.ts', "import type { D } from '../../actors/decider.ts';"),
  ],
  'actors reach no machine': [
    many('a type is gone when the code runs', {
      'actors/a.ts': "import type { C } from '../src/kernel/system-clock.ts';",
      'src/kernel/system-clock.ts': "import { performance } from 'node:perf_hooks';",
    }),
  ],
  'no import cycles': [
    many('a type is gone when the code runs', {
      'actors/a.ts': "import { b } from './b.ts';",
      'actors/b.ts': "import type { A } from './a.ts';",
    }),
    many('a diamond', {
      'actors/a.ts': "import { b } from './b.ts';\nimport { c } from './c.ts';",
      'actors/b.ts': "import { d } from './d.ts';",
      'actors/c.ts': "import { d } from './d.ts';",
      'actors/d.ts': 'export const d = 1;',
    }),
  ],
  'npm packages stay with their owner': [
    one('src/journal/lmdb-journal.ts', "import { open } from 'lmdb';"),
    one('src/outbox/nats-publisher.ts', "import { jetstream } from '@nats-io/jetstream';"),
    one('src/journal/record-codec.ts', "import { Packr } from 'msgpackr';"),
    one('src/gateway/a.ts', "import type { Registry } from 'prom-client';"),
    one('src/shard/a.ts', "import { join } from 'node:path';"),
    one('bench/a.ts', "import { open } from 'lmdb';"),
  ],
  'no dead files': [
    many('used by a thread that is started by its address', {
      'src/main.ts': "const a = new URL('./jobs/a.js', import.meta.url);",
      'src/jobs/a.ts': 'export {};',
    }),
    one('src/kernel/a.ts', 'export const a = 1; // No entry yet.'),
    many('started as a process by a test', {
      'test/support/child-writer.ts': 'export {};',
      'test/a.test.ts': "fork(join(here, 'support', 'child-writer.js'));",
    }),
  ],
  'logic has a test in its mirror': [
    one('src/journal/a.ts', 'export interface A {\n  readonly b: () => void;\n}'),
    one('actors/a.ts', 'export const CODES = { a: 1 } as const;'),
    one('src/shard/a.ts', 'export const a = () => 1;'),
    many('a test that needs a disk', {
      'src/journal/a.ts': 'export const a = () => 1;',
      'test/journal/a.lmdb.test.ts': '',
    }),
  ],
  'lines have at most 100 columns': [
    one('src/shard/a.ts', `import { ${'x'.repeat(95)} } from './b.ts';`),
    one('test/a.test.ts', `  seed: '${'f'.repeat(128)}',`),
    one('src/shard/a.ts', `// ${'ä'.repeat(97)}`),
  ],
  'functions have at most 70 lines': [
    one('src/shard/a.ts', `export function a(): void {\n${lines(68)}\n}`),
    one('src/shard/a.ts', `class A extends B {\n${lines(100)}\n}`),
    one('src/shard/a.ts', `if (a(b)) {\n${lines(100)}\n}`),
    one('src/shard/a.ts', `const a = {\n${lines(100)}\n};`),
    one('src/shard/a.ts', "const a = '=> {';\nconst b = /\\) {/;\nconst c = `) {`;"),
  ],
  'the clock is read in src/kernel/system-clock.ts': [
    one(
      'src/shard/a.ts',
      "const a = new Date(closesAtMs); // Not Date.now().\nconst b = 'Date.now';",
    ),
    one('src/kernel/system-clock.ts', 'const a = Date.now();'),
    one('bench/a.ts', 'const a = performance.now();'),
  ],
  'settings are read in src/config': [one('src/config/a.ts', 'const a = process.env;')],
  'output goes through the logger': [one('src/cli.ts', "console.log('a');")],
  'a TODO names its issue: TODO(#12)': [one('src/shard/a.ts', '// TODO(#12): later')],
  'any is no type': [one('src/shard/a.ts', 'const a = { many: b.any(c) }; // Any: fine.')],
  'an error is not swallowed': [one('src/a/a.ts', 'try {\n  a();\n} catch {\n  return b;\n}')],
  'no test is skipped without a reason': [
    one('test/a.test.ts', "test('a', { skip: hasServer ? false : 'no server' }, (t) => t.end());"),
  ],
  'an actor answers at once': [one('src/shard/a.ts', 'export async function a() {}')],
  'a file is named after its one concept': [one('test/shard/reply-gate.lmdb.test.ts', '')],
};
