/** Runs a compiled script of `test/support` in a process of its own, to its end or its limit. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ChildOutcome {
  readonly lines: readonly string[];
  readonly errors: string;
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ChildOptions {
  readonly script: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly limitMs: number;
  /** Called at each chunk with all output so far; `kill` ends the child as `kill -9` does. */
  readonly onOutput: (output: string, kill: () => void) => void;
}

export function runChild(options: ChildOptions): Promise<ChildOutcome> {
  const script = fileURLToPath(new URL(options.script, import.meta.url));
  const child = spawn(process.execPath, [script, ...options.args], {
    env: { PATH: process.env.PATH, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('latin1').on('data', (chunk: string) => {
    output += chunk;
    options.onOutput(output, () => child.kill('SIGKILL'));
  });
  child.stderr.setEncoding('latin1').on('data', (chunk: string) => {
    errors += chunk;
  });
  const limit = setTimeout(() => child.kill('SIGABRT'), options.limitMs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      clearTimeout(limit);
      resolve({ lines: output.split('\n').slice(0, -1), errors, exitCode, signal });
    });
  });
}

/** The numbers of the lines that begin with `word`. */
export function numbersAfter(word: string, lines: readonly string[]): number[] {
  return lines
    .filter((line) => line.startsWith(`${word} `))
    .map((line) => Number.parseInt(line.slice(word.length + 1), 10));
}
