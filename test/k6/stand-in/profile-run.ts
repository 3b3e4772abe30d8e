/** The parent's end of a process that runs a profile. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CheckCount } from './recorder.ts';
import type { ThresholdOutcome } from './thresholds.ts';

/** From the compiled file, which lies under dist/, to the sources of the profiles. */
const PROFILES = new URL('../../../../k6/', import.meta.url);

export interface ProfileRun {
  readonly url: string;
  /** The environment that the profile sees. */
  readonly variables: Readonly<Record<string, string>>;
  readonly iterations: number;
  /** More iterations until this much time has passed. */
  readonly atLeastMs: number;
}

export interface ProfileOutcome {
  readonly checks: Readonly<Record<string, CheckCount>>;
  readonly thresholds: readonly ThresholdOutcome[];
  readonly iterationCount: number;
}

/** Rejects where the profile threw. */
export async function runProfile(
  name: string,
  {
    variables,
    iterations,
    atLeastMs = 0,
  }: Omit<ProfileRun, 'url' | 'atLeastMs'> & { atLeastMs?: number },
): Promise<ProfileOutcome> {
  const child = fork(fileURLToPath(new URL('./profile-child.js', import.meta.url)), {
    execArgv: ['--experimental-websocket', '--no-warnings'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the process of the profile ended with ${code}`);
  });
  const answered = once(child, 'message') as Promise<[ProfileOutcome | { failure: string }]>;
  const url = new URL(`${name}.js`, PROFILES).href;
  child.send({ url, variables, iterations, atLeastMs } satisfies ProfileRun);
  try {
    const [outcome] = await Promise.race([answered, ended]);
    if ('failure' in outcome) throw new Error(outcome.failure);
    return outcome;
  } finally {
    ended.catch(() => undefined);
    child.disconnect();
  }
}
