/**
 * An open loop: task number `i` is due at its own time, whether or not earlier ones are answered,
 * and its latency counts from that time. So a server that stalls is charged for everything that
 * should have been sent meanwhile, and cannot hide behind a client that waits for it.
 *
 * Tasks run over lanes (connections), one at a time on each; a task that finds none free waits, and
 * its clock keeps running.
 */

export interface OpenLoopPlan {
  readonly ratePerSecond: number;
  readonly taskCount: number;
  readonly laneCount: number;
  /** From when on tasks are due at the full rate, by `performance.now()`. */
  readonly startsAtMs: number;
  /** Before that the rate rises evenly from nothing, for this long. */
  readonly rampMs?: number;
  /** Begins the task; `finished` is called for the lane once it is done. */
  send(lane: number, task: number): void;
  /** Milliseconds from when the task was due. */
  answered(task: number, waitedMs: number): void;
}

export interface OpenLoopResult {
  readonly seconds: number;
  /** How busy the thread was: near 1, the client is the limit. */
  readonly busyShare: number;
  /** The longest that a task was sent after it was due: also a limit of the client or its lanes. */
  readonly lateMsMax: number;
}

const TICK_MS = 1;

/** Tasks that are due while the rate rises: half of what the full rate would be. */
export function rampCountOf(ratePerSecond: number, rampMs: number): number {
  return Math.round((ratePerSecond * rampMs) / 2_000);
}

export class OpenLoop {
  readonly #plan: OpenLoopPlan;
  /** Free lanes, the longest free first, so that none idles until it is cut. */
  readonly #free: Int32Array;
  #freeCount: number;
  #firstFree = 0;
  readonly #taskOf: Int32Array;
  readonly #rampMs: number;
  readonly #rampCount: number;
  #sentCount = 0;
  #doneCount = 0;
  #lateMsMax = 0;
  #resolve: () => void = () => undefined;

  constructor(plan: OpenLoopPlan) {
    this.#plan = plan;
    this.#rampMs = plan.rampMs ?? 0;
    this.#rampCount = rampCountOf(plan.ratePerSecond, this.#rampMs);
    this.#free = Int32Array.from({ length: plan.laneCount }, (_, lane) => lane);
    this.#freeCount = plan.laneCount;
    this.#taskOf = new Int32Array(plan.laneCount);
  }

  async run(): Promise<OpenLoopResult> {
    const utilization = performance.eventLoopUtilization();
    const done = new Promise<void>((resolve) => {
      this.#resolve = resolve;
    });
    const waitMs = this.#plan.startsAtMs - this.#rampMs - performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, waitMs)));
    const timer = setInterval(() => this.#sendDue(), TICK_MS);
    await done;
    clearInterval(timer);
    const seconds = (performance.now() - this.#plan.startsAtMs) / 1_000;
    const busyShare = performance.eventLoopUtilization(utilization).utilization;
    return { seconds, busyShare, lateMsMax: this.#lateMsMax };
  }

  /** The lane has done its task. */
  finished(lane: number): void {
    const { answered, taskCount, laneCount } = this.#plan;
    const task = this.#taskOf[lane] ?? 0;
    answered(task, performance.now() - this.#dueMs(task));
    this.#free[(this.#firstFree + this.#freeCount) % laneCount] = lane;
    this.#freeCount += 1;
    this.#doneCount += 1;
    if (this.#doneCount === taskCount) this.#resolve();
    else this.#sendDue();
  }

  #dueMs(task: number): number {
    const { startsAtMs, ratePerSecond } = this.#plan;
    const later = task - this.#rampCount;
    if (later >= 0) return startsAtMs + (later * 1_000) / ratePerSecond;
    // The number of tasks so far is the area under a line that rises to the full rate.
    return startsAtMs - this.#rampMs * (1 - Math.sqrt(task / this.#rampCount));
  }

  #sendDue(): void {
    const { send, taskCount, laneCount } = this.#plan;
    const nowMs = performance.now();
    while (this.#freeCount > 0 && this.#sentCount < taskCount) {
      const lateMs = nowMs - this.#dueMs(this.#sentCount);
      if (lateMs < 0) return;
      this.#lateMsMax = Math.max(this.#lateMsMax, lateMs);
      const lane = this.#free[this.#firstFree] ?? 0;
      this.#firstFree = (this.#firstFree + 1) % laneCount;
      this.#freeCount -= 1;
      const task = this.#sentCount;
      this.#sentCount += 1;
      this.#taskOf[lane] = task;
      send(lane, task);
    }
  }
}
