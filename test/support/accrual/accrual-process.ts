/** `tirage accrual` in a process of its own, on a free port, in a directory of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestEnd } from '../engine/engine-process.ts';
import { until } from '../engine/until.ts';

const LAUNCHER = fileURLToPath(new URL('../../../bundle/launch.cjs', import.meta.url));
const START_LIMIT_MS = 60_000;

export interface AccrualProcess {
  readonly url: string;
  kill(): Promise<void>;
}

export async function startAccrual(t: TestEnd): Promise<AccrualProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'accrual-'));
  const args = ['accrual', '-a', 'localhost:0', '--data', directory, '--processing-ms', '200'];
  const child = spawn(process.execPath, [LAUNCHER, ...args], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  t.teardown(async () => {
    await kill();
    rmSync(directory, { recursive: true, force: true });
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  const url = await until('the accrual system to serve', START_LIMIT_MS, () => {
    return /"url":"([^"]+)"/.exec(said)?.[1];
  });
  return { url, kill };
}
