/** An accrual adapter over a scripted system, in a time that is moved by hand. */
import type { PlayerKey } from '../../../src/kernel/ids.ts';
import { AccrualAdapter } from '../../../src/loyalty/accrual-adapter.ts';
import type { HttpAnswer } from '../../../src/loyalty/accrual-answer.ts';
import { AccrualWatch } from '../../../src/loyalty/accrual-watch.ts';
import type { AlarmChange } from '../../../src/operations/alarms.ts';
import { manualClock, START_MS } from '../cluster/cluster.ts';

/** `hangs`: nobody answers before the deadline. */
export type Script = (number: string, nowMs: number) => HttpAnswer | Error | 'hangs';

const DEADLINE_MS = 5_000;

export const processed = (order: string): HttpAnswer => ({
  status: 200,
  retryAfter: undefined,
  body: JSON.stringify({ order, status: 'PROCESSED', accrual: 5 }),
});
export const status = (code: number, retryAfter?: string): HttpAnswer => {
  return { status: code, retryAfter, body: '' };
};

const players = new Map<string, PlayerKey>();
export function playerOfOrder(name: string): PlayerKey {
  const player = players.get(name) ?? ((players.size + 1) as PlayerKey);
  players.set(name, player);
  return player;
}

export function adapterOver(script: Script, connectionsMax = 4) {
  const clock = manualClock(START_MS);
  const asked: { number: string; atMs: number }[] = [];
  const told: AlarmChange[] = [];
  let timers: { atMs: number; wake: () => void }[] = [];
  let pendingCount = 0;
  let pendingMax = 0;
  const adapter = new AccrualAdapter({
    clock,
    connectionsMax,
    wait: (ms) => {
      return new Promise((wake) => timers.push({ atMs: clock.nowMs + ms, wake }));
    },
    watch: new AccrualWatch((change) => told.push(change)),
    transport: {
      close: async () => undefined,
      get: async (number) => {
        asked.push({ number, atMs: clock.nowMs - START_MS });
        pendingCount += 1;
        pendingMax = Math.max(pendingMax, pendingCount);
        await new Promise((resolve) => setImmediate(resolve));
        const answer = script(number, clock.nowMs - START_MS);
        if (answer === 'hangs') {
          const atMs = clock.nowMs + DEADLINE_MS;
          await new Promise<void>((wake) => timers.push({ atMs, wake }));
        }
        pendingCount -= 1;
        if (answer === 'hangs') throw new Error('no whole answer');
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
  });
  /** Runs what is due, then steps to the next timer, until nothing waits before `untilMs`. */
  const run = async (untilMs: number): Promise<void> => {
    for (;;) {
      for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
      const next = Math.min(...timers.map(({ atMs }) => atMs));
      if (next > START_MS + untilMs) break;
      clock.nowMs = Math.max(clock.nowMs, next);
      const due = timers.filter(({ atMs }) => atMs <= clock.nowMs);
      timers = timers.filter(({ atMs }) => atMs > clock.nowMs);
      for (const { wake } of due) wake();
    }
    clock.nowMs = START_MS + untilMs;
  };
  /** Each order belongs to a player of its own unless one is named. */
  const ask = (number: string, player = playerOfOrder(number)) => adapter.ask(number, player);
  return { adapter, ask, asked, told, run, pendingMax: () => pendingMax };
}
