/**
 * Buys single tickets at a steady rate, whatever the engine does: open loop.
 *
 * A latency counts from the instant at which the purchase was due, so a stall of the engine, or of
 * this thread, is in it for each purchase that had to wait.
 */
import { type CrowdPlayer, RefusedError } from '../../../src/demo/crowd.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo } from '../../../src/kernel/ids.ts';
import type { ShardClient } from '../../../src/mailbox/shard-client.ts';
import { quantile } from '../figures/figures.ts';

const TICK_MS = 1;

/** Latencies of the purchases that were due between two instants. */
export interface LatencyWindow {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly worstMs: number;
}

interface Sample {
  readonly dueAtMs: number;
  readonly latencyMs: number;
}

export class SteadyBuyer {
  readonly #client: ShardClient;
  readonly #crowd: readonly CrowdPlayer[];
  readonly #draw: DrawNo;
  readonly #perSecond: number;
  readonly #startedMs = performance.timeOrigin + performance.now();
  readonly #samples: Sample[] = [];
  readonly #timer: NodeJS.Timeout;
  #askedCount = 0;
  #failure: Error | undefined;

  constructor(order: {
    readonly client: ShardClient;
    readonly crowd: readonly CrowdPlayer[];
    readonly draw: DrawNo;
    readonly perSecond: number;
  }) {
    this.#client = order.client;
    this.#crowd = order.crowd;
    this.#draw = order.draw;
    this.#perSecond = order.perSecond;
    this.#timer = setInterval(() => this.#buyWhatIsDue(), TICK_MS);
  }

  /** Takes Unix times; purchases due before `toMs` have to be answered by now. */
  window(fromMs: number, toMs: number): LatencyWindow {
    const inWindow = this.#samples.filter(({ dueAtMs }) => dueAtMs >= fromMs && dueAtMs < toMs);
    const sorted = Float64Array.from(inWindow, ({ latencyMs }) => latencyMs).sort();
    const [p50Ms, p99Ms] = [quantile(sorted, 0.5), quantile(sorted, 0.99)];
    return { count: sorted.length, p50Ms, p99Ms, worstMs: sorted.at(-1) ?? 0 };
  }

  /** Resolves to the count of tickets sold, when all are answered. */
  async stop(): Promise<number> {
    clearInterval(this.#timer);
    while (this.#failure === undefined && this.#samples.length < this.#askedCount) {
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
    if (this.#failure !== undefined) throw this.#failure;
    return this.#samples.length;
  }

  #buyWhatIsDue(): void {
    const nowMs = performance.timeOrigin + performance.now();
    const dueCount = Math.floor(((nowMs - this.#startedMs) * this.#perSecond) / 1_000);
    while (this.#askedCount < dueCount) {
      this.#buy(this.#askedCount);
      this.#askedCount += 1;
    }
  }

  #buy(index: number): void {
    const dueAtMs = this.#startedMs + (1_000 * index) / this.#perSecond;
    const { player, shard } = must(
      this.#crowd[index % this.#crowd.length],
      'a crowd has no players',
    );
    const request = {
      player,
      draw: this.#draw,
      picks: [],
      quickPick: 1,
      idempotencyKey: `steady-${this.#draw}-${index}`,
      fingerprint: index,
      receivedAtMs: 0,
    };
    this.#client.ask(shard, 'buyTickets', request, (answer) => {
      const latencyMs = performance.timeOrigin + performance.now() - dueAtMs;
      this.#samples.push({ dueAtMs, latencyMs });
      if (!answer.ok) this.#failure ??= new RefusedError(`a purchase was refused: ${answer.code}`);
    });
  }
}
