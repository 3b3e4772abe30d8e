/** Draws that an operator postpones while the engine dies, and what journals say afterwards. */
import { drawOnDisk } from '../disk/draw-on-disk.ts';
import { type EngineClient, NoAnswerError } from '../engine/engine-client.ts';
import type { Draw, EngineSession } from '../engine/engine-people.ts';
import { SHARDS } from '../engine/engine-process.ts';

const MOVED_BY_MS = 3_600_000;

interface Postponed {
  readonly drawId: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** The operator was told that it was done. */
  isAnswered: boolean;
}

export class Postponements {
  readonly #client: EngineClient;
  readonly #operator: EngineSession;
  #asked: Postponed[] = [];

  constructor(client: EngineClient, operator: EngineSession) {
    this.#client = client;
    this.#operator = operator;
  }

  /** Those that were not taken yet. */
  get count(): number {
    return this.#asked.length;
  }

  /** The engine may be gone before it answers. */
  async ask({ drawId, closesAt }: Draw): Promise<void> {
    const fromMs = Date.parse(closesAt);
    const postponed = { drawId, fromMs, toMs: fromMs + MOVED_BY_MS, isAnswered: false };
    this.#asked.push(postponed);
    const at = new Date(postponed.toMs).toISOString();
    const body = { closesAt: at, resultsAt: at, reason: 'the test says so' };
    const path = `/v1/admin/draws/${drawId}/postpone`;
    try {
      const asked = this.#client.post(path, body, { token: this.#operator.accessToken });
      await this.#client.expect(200, asked);
      postponed.isAnswered = true;
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
    }
  }

  /**
   * What has been asked for until now. Its mail has gone round once an engine has come to rest
   * after that; then, while no engine runs, the check returns what contradicts an answer: the new
   * times hold everywhere or nowhere, and everywhere if the operator was told so.
   */
  take(): (directory: string) => Promise<string[]> {
    const taken = this.#asked;
    this.#asked = [];
    return async (directory) => {
      const problems: string[] = [];
      for (const { drawId, fromMs, toMs, isAnswered } of taken) {
        const { closesAtMs } = await drawOnDisk(directory, drawId, Number(SHARDS));
        const [first, ...others] = new Set(closesAtMs);
        const isGood = first === toMs || (first === fromMs && !isAnswered);
        if (isGood && others.length === 0) continue;
        problems.push(`${drawId} closes at ${closesAtMs}: ${fromMs} → ${toMs}, ${isAnswered}`);
      }
      return problems;
    };
  }
}
