/**
 * Operations that move money, each with its key and what is known about it: accepted, refused, or
 * requested and not answered. A crash leaves some of the last kind; asking again with the same key
 * settles each of them.
 */
import { type ClientAnswer, codeOf, type EngineClient } from '../engine/engine-client.ts';
import type { EnginePlayer } from '../engine/engine-people.ts';
import { until } from '../engine/until.ts';

const RESOLVE_LIMIT_MS = 60_000;

export interface TrackedOperation {
  readonly kind: 'purchase' | 'deposit' | 'bet';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string;
  state: 'asked' | 'taken' | 'refused';
  /** The first answer that came, if the operation was accepted. */
  answerText: string;
}

export interface TrackedTerms {
  /** Keys begin with the prefix: another prefix for the same player starts afresh. */
  readonly keyPrefix: string;
  /** Codes of problems that an operation may meet; any other fails the test. */
  readonly refusals: readonly string[];
}

/** A player, and everything that they ever requested. */
export abstract class TrackedOperations {
  readonly operations: TrackedOperation[] = [];
  readonly player: EnginePlayer;
  protected readonly client: EngineClient;
  readonly #terms: TrackedTerms;

  constructor(client: EngineClient, player: EnginePlayer, terms: TrackedTerms) {
    this.client = client;
    this.player = player;
    this.#terms = terms;
  }

  get takenCount(): number {
    return this.operations.filter(({ state }) => state === 'taken').length;
  }

  taken(kind: TrackedOperation['kind']): TrackedOperation[] {
    return this.operations.filter((one) => one.kind === kind && one.state === 'taken');
  }

  /**
   * Asks again for every operation without an answer, and for `repeats` of the latest accepted
   * ones. Returns what contradicts the promise.
   */
  async resolve(repeats = 0): Promise<string[]> {
    const problems: string[] = [];
    for (const operation of this.operations) {
      if (operation.state !== 'asked') continue;
      const answer = await until(`an answer to ${operation.key}`, RESOLVE_LIMIT_MS, () =>
        this.#answer(operation),
      );
      this.#settle(operation, answer);
      if (answer.status === 201) problems.push(...(await this.repeat(operation)));
    }
    const taken = this.operations.filter(({ state }) => state === 'taken');
    for (const operation of taken.slice(taken.length - repeats)) {
      problems.push(...(await this.repeat(operation)));
    }
    return problems;
  }

  /** Repeats an accepted operation: the first answer must come, and say that it is a repeat. */
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

  protected async begin(
    kind: TrackedOperation['kind'],
    path: string,
    body: TrackedOperation['body'],
  ): Promise<TrackedOperation> {
    const key = `${this.#terms.keyPrefix}.${this.operations.length}`;
    const operation: TrackedOperation = { kind, path, body, key, state: 'asked', answerText: '' };
    this.operations.push(operation);
    const answer = await this.#answer(operation);
    if (answer !== undefined) this.#settle(operation, answer);
    return operation;
  }

  /** Undefined if no answer came, or one that leaves the outcome open. */
  #answer({ path, body, key }: TrackedOperation): Promise<ClientAnswer | undefined> {
    return this.client.tryPost(path, body, { token: this.player.accessToken, key });
  }

  #settle(operation: TrackedOperation, answer: ClientAnswer): void {
    operation.state = answer.status === 201 ? 'taken' : 'refused';
    operation.answerText = answer.text;
    const code = codeOf(answer);
    const isExpected = answer.status === 201 || this.#terms.refusals.some((one) => one === code);
    if (!isExpected) throw new Error(`${operation.key}: ${answer.text}`);
  }
}
