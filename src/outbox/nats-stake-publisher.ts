/** Publishes stakes as the other service would: for demonstrations, benchmarks and tests. */
import { type JetStreamClient, jetstream } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import { type AmountForm, formatAmount } from '../kernel/amount-text.ts';
import { minor } from '../kernel/money.ts';
import { type AmountSettings, amountFormOf } from './award-text.ts';
import { connectError } from './nats-errors.ts';
import { connectionOptions, type NatsSettings } from './nats-options.ts';
import { STAKE_EVENT } from './stake-message.ts';
import { PrefixedNames, STAKED_SUBJECT } from './subjects.ts';

/** Stakes whose acknowledgement is awaited: more would gain nothing. */
const IN_FLIGHT_MAX = 512;
const ACK_LIMIT_MS = 10_000;

export type StakeSettings = NatsSettings & AmountSettings;

interface StakeTerms {
  readonly subject: string;
  readonly form: AmountForm;
}

export interface DemoStake {
  readonly uuid: string;
  readonly playerId: string;
  readonly gameId: string;
  readonly stakeMinor: number;
}

export class NatsStakePublisher {
  readonly #connection: NatsConnection;
  readonly #client: JetStreamClient;
  readonly #inFlight = new Set<Promise<unknown>>();
  readonly #subject: string;
  readonly #form: AmountForm;
  #failure: unknown;

  private constructor(connection: NatsConnection, { subject, form }: StakeTerms) {
    this.#subject = subject;
    this.#form = form;
    this.#connection = connection;
    this.#client = jetstream(connection, { timeout: ACK_LIMIT_MS });
  }

  /** Rejects with an OperationalError whose message is a sentence. */
  static async open(settings: StakeSettings): Promise<NatsStakePublisher> {
    try {
      const connection = await connect({ name: 'tirage-stake', ...connectionOptions(settings) });
      const subject = new PrefixedNames(settings.natsPrefix).subject(STAKED_SUBJECT);
      return new NatsStakePublisher(connection, { subject, form: amountFormOf(settings) });
    } catch (cause) {
      throw connectError(cause);
    }
  }

  /** Resolves when there is room for the next one; the stake itself may still be in flight. */
  async publish({ uuid, playerId, gameId, stakeMinor }: DemoStake): Promise<void> {
    while (this.#inFlight.size >= IN_FLIGHT_MAX) await Promise.race(this.#inFlight);
    const lines = headers();
    lines.set('uuid', uuid);
    const game = { playerId, gameId, stake: formatAmount(minor(stakeMinor), this.#form) };
    const body = JSON.stringify({ message: { eventType: STAKE_EVENT }, game });
    const options = { msgID: uuid, headers: lines };
    const stored = this.#client.publish(this.#subject, body, options).catch((error: unknown) => {
      this.#failure ??= error;
    });
    this.#inFlight.add(stored);
    void stored.then(() => this.#inFlight.delete(stored));
  }

  /** Resolves when every stake is stored; rejects with the first failure. */
  async flush(): Promise<void> {
    await Promise.all(this.#inFlight);
    if (this.#failure !== undefined) throw connectError(this.#failure);
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }
}
