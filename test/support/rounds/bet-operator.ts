/** An operator of a whole engine: each of their calls is repeated until it is answered. */
import { type EngineClient, NoAnswerError } from '../engine/engine-client.ts';
import type { EngineSession } from '../engine/engine-people.ts';
import { until } from '../engine/until.ts';

const LIMIT_MS = 60_000;

export interface ShownFixture {
  readonly eventId: string;
  readonly state: string;
  readonly settled: boolean;
}

interface Liability {
  readonly betCount: number;
  readonly markets: readonly { readonly limitMinor: number; readonly usedMinor: number }[];
  readonly selections: Liability['markets'];
}

export class BetOperator {
  readonly #client: EngineClient;
  readonly #session: EngineSession;
  #keyCount = 0;

  constructor(client: EngineClient, session: EngineSession) {
    this.#client = client;
    this.#session = session;
  }

  create(limitMinor: number, deadlineInMs: number): Promise<ShownFixture> {
    return this.#done('POST', '/v1/admin/events', {
      title: 'Reds – Blues',
      odds: '1.85',
      deadline: new Date(Date.now() + deadlineInMs).toISOString(),
      liabilityMinorMax: limitMinor,
    });
  }

  /** `action` is one of the event's calls; if empty, the event itself is changed. */
  act(eventId: string, action: string, body: object): Promise<ShownFixture> {
    const path = `/v1/admin/events/${eventId}`;
    if (action === '') return this.#done('PATCH', path, body);
    return this.#done('POST', `${path}/${action}`, { reason: 'the test says so', ...body });
  }

  /** Resolves when every shard has paid what the event's newest result owes. */
  settled(eventId: string): Promise<ShownFixture> {
    return until(`${eventId} to be settled`, LIMIT_MS, async () => {
      const asked = this.#client.get(`/v1/events/${eventId}`);
      const event = await this.#client.expect<ShownFixture>(200, asked);
      return event.settled ? event : undefined;
    });
  }

  liability(eventId: string): Promise<Liability> {
    const token = this.#session.accessToken;
    const asked = this.#client.get(`/v1/admin/events/${eventId}/liability`, { token });
    return this.#client.expect(200, asked);
  }

  /** Repeats a call under one key until it is answered: a crash must not make it happen twice. */
  async #done(method: string, path: string, body: object): Promise<ShownFixture> {
    this.#keyCount += 1;
    const asked = { token: this.#session.accessToken, key: `operator.${this.#keyCount}`, body };
    const { text } = await until(`${method} ${path}`, LIMIT_MS, async () => {
      try {
        const answer = await this.#client.send(method, path, asked);
        if (answer.status < 300) return answer;
        if (answer.status < 500) throw new Error(`${method} ${path}: ${answer.text}`);
      } catch (error) {
        if (!(error instanceof NoAnswerError)) throw error;
      }
      return undefined;
    });
    return JSON.parse(text) as ShownFixture;
  }
}
