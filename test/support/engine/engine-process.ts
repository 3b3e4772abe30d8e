/**
 * The whole engine as an operator runs it: a process of its own, a directory, a free port.
 *
 * The test shares nothing with it but the wire, the log and the exit code. Whatever a test leaves
 * running is killed when the test ends.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must } from '../../../src/kernel/assert.ts';
import { until } from './until.ts';

const LAUNCHER = fileURLToPath(new URL('../../../bundle/launch.cjs', import.meta.url));
const START_LIMIT_MS = 120_000;
const END_LIMIT_MS = 120_000;
/** A directory keeps its count of shards, so every command that makes one has to pass this. */
export const SHARDS = '2';
const NO_DRAWS = '{"series":[]}';

/** The part of a test that cleans up at its end. */
export interface TestEnd {
  teardown(end: () => unknown): void;
}

export interface EngineProcessOptions {
  readonly command?: 'serve' | 'line-provider' | 'bet-maker';
  readonly directory: string;
  /** Added to the defaults below, or replacing them: `{ '--shards': '4' }`. */
  readonly flags?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Of another build than this one. */
  readonly launcher?: string;
}

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly [field: string]: unknown;
}

export interface ProcessEnd {
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A command of `tirage` that has run to its end. */
export interface CommandOutcome extends ProcessEnd {
  readonly output: string;
  readonly errors: string;
}

/** A directory of its own; the name is short, because the paths of its sockets must be short. */
export function engineDirectory(t: TestEnd): string {
  const parent = mkdtempSync(join(tmpdir(), 'tirage-'));
  t.teardown(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, 'data');
}

/** Environments are empty except for what the test sets: the developer's own settings stay out. */
function environmentOf(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, ...more };
}

interface CommandInput {
  readonly input?: string;
  readonly environment?: Record<string, string>;
  readonly launcher?: string;
  /** After which it hangs, by all that can be expected. */
  readonly limitMs?: number;
}

/** Runs `tirage …` to its end. */
export function tirage(args: readonly string[], given: CommandInput = {}): Promise<CommandOutcome> {
  return startTirage(args, given).outcome;
}

export interface StartedCommand {
  readonly outcome: Promise<CommandOutcome>;
  /** What it has written so far. */
  readonly told: { readonly output: string; readonly errors: string };
  /** Like Ctrl-C. */
  interrupt(): void;
  /** Like `kill -9`. */
  kill(): void;
}

/** Starts `tirage …`, which may be killed. */
export function startTirage(
  args: readonly string[],
  { input = '', environment = {}, launcher = LAUNCHER, limitMs = END_LIMIT_MS }: CommandInput = {},
): StartedCommand {
  const child = spawn(process.execPath, [launcher, ...args], { env: environmentOf(environment) });
  const told = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    told.output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    told.errors += chunk;
  });
  // It may end before it has read its input: the exit code matters, not the pipe.
  child.stdin.on('error', () => child.stdin.destroy());
  child.stdin.end(input);
  const limit = setTimeout(() => child.kill('SIGABRT'), limitMs);
  const outcome = endOf(child).then((end) => {
    clearTimeout(limit);
    return { ...told, ...end };
  });
  const send = (signal: NodeJS.Signals) => (): void => void child.kill(signal);
  return { outcome, told, interrupt: send('SIGINT'), kill: send('SIGKILL') };
}

export class EngineProcess {
  readonly log: LogLine[] = [];
  readonly ended: Promise<ProcessEnd>;
  readonly #child: ChildProcess;
  #errors = '';
  #rest = '';

  private constructor({
    command = 'serve',
    directory,
    flags = {},
    environment,
    launcher = LAUNCHER,
  }: EngineProcessOptions) {
    const schedule = join(directory, '..', 'no-draws.json');
    writeFileSync(schedule, NO_DRAWS);
    const all: Record<string, string> = {
      '--port': '0',
      '--shards': SHARDS,
      '--gateways': '1',
      '--rate-limits': 'off',
      '--schedule': schedule,
      '--data': directory,
      ...flags,
    };
    const args = [launcher, command, ...Object.entries(all).flat()];
    const child = spawn(process.execPath, args, {
      env: environmentOf(environment),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => this.#read(chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      this.#errors += chunk;
    });
    this.#child = child;
    this.ended = endOf(child);
  }

  /** Starts the process and returns at once: it may never be ready. */
  static spawn(t: TestEnd, options: EngineProcessOptions): EngineProcess {
    const engine = new EngineProcess(options);
    t.teardown(() => engine.kill());
    return engine;
  }

  /** Resolves once the engine serves; rejects with its output if it ends before that. */
  static async start(t: TestEnd, options: EngineProcessOptions): Promise<EngineProcess> {
    const engine = EngineProcess.spawn(t, options);
    await engine.ready();
    return engine;
  }

  /** The address of metrics and health. */
  get operationsUrl(): string {
    const line = this.log.find(({ operations }) => typeof operations === 'string');
    return must(line?.operations, 'the engine does not serve yet') as string;
  }

  /** The engine's figures, as Prometheus reads them. */
  async metrics(): Promise<string> {
    return (await fetch(`${this.operationsUrl}/metrics`)).text();
  }

  get url(): string {
    const url = this.#url();
    if (url === undefined) throw new Error('the engine does not serve yet');
    return url;
  }

  get pid(): number {
    return must(this.#child.pid, 'a started process has no id');
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** What it wrote to standard error. */
  get errors(): string {
    return this.#errors;
  }

  async ready(): Promise<string> {
    return until('the engine to serve', START_LIMIT_MS, () => {
      if (this.isRunning) return this.#url();
      throw new Error(`the engine ended before it served: ${this.#errors}${this.said()}`);
    });
  }

  /** The messages of its log, for the report of a failed test or to look for a sentence. */
  said(): string {
    return this.log
      .map(({ level, message, ...more }) => {
        return `${level}: ${message} ${JSON.stringify(more)}\n`;
      })
      .join('');
  }

  /** Like `kill -9`, which no handler sees. */
  async kill(): Promise<ProcessEnd> {
    this.#child.kill('SIGKILL');
    return this.ended;
  }

  /** Asks it to stop, as an operator does. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<ProcessEnd> {
    this.#child.kill(signal);
    return this.end();
  }

  /** Waits for it to end by itself. */
  async end(): Promise<ProcessEnd> {
    let limit: NodeJS.Timeout | undefined;
    const overrun = new Promise<never>((_, reject) => {
      limit = setTimeout(() => {
        reject(new Error(`the engine did not end within ${END_LIMIT_MS} ms: ${this.said()}`));
      }, END_LIMIT_MS);
    });
    try {
      return await Promise.race([this.ended, overrun]);
    } finally {
      clearTimeout(limit);
    }
  }

  #url(): string | undefined {
    const line = this.log.find(({ url }) => typeof url === 'string');
    return line?.url as string | undefined;
  }

  #read(chunk: string): void {
    const lines = (this.#rest + chunk).split('\n');
    this.#rest = lines.pop() ?? '';
    // What a preloaded library writes there is not a line of the log.
    for (const line of lines) if (line.startsWith('{')) this.log.push(JSON.parse(line) as LogLine);
  }
}

/** `tirage journal verify` on a directory that no engine has open. */
export function verifyJournals(directory: string): Promise<CommandOutcome> {
  return tirage(['journal', 'verify', '--data', directory]);
}

function endOf(child: ChildProcess): Promise<ProcessEnd> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
  });
}
