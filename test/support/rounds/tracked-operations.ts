/**
 * Operations that move money, each with its key and what is known of it: taken, refused, or asked
 * and not answered. A crash leaves some of the last kind; asking again with the same key settles
 * each of them.
 */
import { type ClientAnswer, codeOf, type EngineClient } from '../engine/engine-client.ts';
import type { EnginePlayer, EnginePurchase, Ticket } from '../engine/engine-people.ts';
import { until } from '../engine/until.ts';

const RESOLVE_LIMIT_MS = 60_000;

export interface TrackedOperation {
  readonly kind: 'purchase' | 'deposit';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string;
  state: 'asked' | 'taken' | 'refused';
  /** The first answer that came, of one that was taken. */
  answerText: string;
}

/** A player, and everything that they ever asked for. */
export class Gambler {
  readonly operations: TrackedOperation[] = [];
  readonly player: EnginePlayer;
  /** Prizes and refunds of the draws that were checked. */
  returnedMinor = 0;
  readonly #client: EngineClient;
  readonly #keyPrefix: string;

  /** Keys begin with the prefix: another one for the same player starts afresh. */
  constructor(client: EngineClient, player: EnginePlayer, keyPrefix: string = player.login) {
    this.#client = client;
    this.player = player;
    this.#keyPrefix = keyPrefix;
  }

  deposit(amountMinor: number): Promise<TrackedOperation> {
    return this.#begin('deposit', '/v1/me/deposits', { amountMinor });
  }

  buy(drawId: string, quickPick: number): Promise<TrackedOperation> {
    return this.#begin('purchase', `/v1/draws/${drawId}/tickets`, { quickPick });
  }

  taken(kind: TrackedOperation['kind']): TrackedOperation[] {
    return this.operations.filter((one) => one.kind === kind && one.state === 'taken');
  }

  /** The tickets of all purchases that were taken. */
  tickets(drawId: string): Ticket[] {
    return this.taken('purchase')
      .filter(({ path }) => path.includes(drawId))
      .flatMap(({ answerText }) => (JSON.parse(answerText) as EnginePurchase).tickets);
  }

  /** Asks again for whatever has no answer. Returns what contradicts the promise. */
  async resolve(): Promise<string[]> {
    const problems: string[] = [];
    for (const operation of this.operations) {
      if (operation.state !== 'asked') continue;
      const answer = await until(`an answer to ${operation.key}`, RESOLVE_LIMIT_MS, () =>
        this.#answer(operation),
      );
      settle(operation, answer);
      if (answer.status === 201) problems.push(...(await this.repeat(operation)));
    }
    return problems;
  }

  /** Asks again for what was taken: the first answer must come, and say that it is a repeat. */
  async repeat(operation: TrackedOperation): Promise<string[]> {
    const { key, answerText } = operation;
    const answer = await this.#answer(operation);
    if (answer === undefined) return [`${key} had no answer when it was repeated`];
    const problems: string[] = [];
    if (answer.headers['idempotent-replayed'] !== 'true') problems.push(`${key} is no repeat`);
    if (answer.text !== answerText) {
      problems.push(`${key} was answered ${answerText}, then ${answer.text}`);
    }
    return problems;
  }

  async #begin(
    kind: TrackedOperation['kind'],
    path: string,
    body: TrackedOperation['body'],
  ): Promise<TrackedOperation> {
    const key = `${this.#keyPrefix}.${this.operations.length}`;
    const operation: TrackedOperation = { kind, path, body, key, state: 'asked', answerText: '' };
    this.operations.push(operation);
    const answer = await this.#answer(operation);
    if (answer !== undefined) settle(operation, answer);
    return operation;
  }

  /** Undefined where none came, or one that leaves the outcome open. */
  #answer({ path, body, key }: TrackedOperation): Promise<ClientAnswer | undefined> {
    return this.#client.tryPost(path, body, { token: this.player.accessToken, key });
  }
}

function settle(operation: TrackedOperation, answer: ClientAnswer): void {
  operation.state = answer.status === 201 ? 'taken' : 'refused';
  operation.answerText = answer.text;
  const mayBeRefused = ['drawClosed', 'drawCancelled', 'drawNotOpen', undefined];
  if (!mayBeRefused.includes(codeOf(answer))) throw new Error(`${operation.key}: ${answer.text}`);
}
