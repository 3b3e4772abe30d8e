/** The other services of a test: one that publishes stakes, and one that reads our messages. */
import { AckPolicy, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import type { TestEnd } from '../engine/engine-process.ts';
import { until } from '../engine/until.ts';

export interface TestStake {
  readonly uuid: string;
  readonly playerId: string;
  readonly gameId: string;
  readonly stake: string;
}

export interface ToldMessage {
  readonly subject: string;
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Uint8Array;
}

/** An acknowledgement that takes longer was lost, and the message is sent again. */
const PUBLISH_LIMIT_MS = 300;
const STAKED = 'player.v1.staked';

export class NatsClient {
  readonly connection: NatsConnection;

  private constructor(connection: NatsConnection) {
    this.connection = connection;
  }

  static async connect(
    t: TestEnd,
    url: string,
    credentials: { user?: string; pass?: string } = {},
  ): Promise<NatsClient> {
    const connection = await connect({
      ...credentials,
      servers: url,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 50,
    });
    t.teardown(() => connection.close());
    return new NatsClient(connection);
  }

  manager(): Promise<JetStreamManager> {
    return jetstreamManager(this.connection);
  }

  /** Publishes with the message's id until the broker has it, however many tries that takes. */
  async stake({ uuid, playerId, gameId, stake }: TestStake): Promise<void> {
    const body = {
      message: { eventType: 'player.stakeCreated' },
      game: { playerId, gameId, stake },
    };
    await this.publish(STAKED, JSON.stringify(body), { uuid }, uuid);
  }

  async publish(
    subject: string,
    data: string | Uint8Array,
    fields: Readonly<Record<string, string>> = {},
    msgID = '',
  ): Promise<void> {
    const lines = headers();
    for (const [name, value] of Object.entries(fields)) lines.set(name, value);
    const client = jetstream(this.connection, { timeout: PUBLISH_LIMIT_MS });
    await until(`the broker to store a message under ${subject}`, 60_000, async () => {
      try {
        const options = { headers: lines, ...(msgID === '' ? {} : { msgID }) };
        return await client.publish(subject, data, options);
      } catch {
        return undefined; // Stored or not: it is sent again with its id.
      }
    });
  }

  /** Everything that a stream holds under a subject, in order. */
  async read(stream: string, subject: string): Promise<ToldMessage[]> {
    const manager = await this.manager();
    const told: ToldMessage[] = [];
    const { num_pending: count, name } = await manager.consumers.add(stream, {
      ack_policy: AckPolicy.None,
      filter_subject: subject,
      inactive_threshold: 10_000_000_000,
    });
    if (count === 0) return told;
    const consumer = await jetstream(this.connection).consumers.get(stream, name);
    const messages = await consumer.consume();
    for await (const { subject: under, headers: lines, data } of messages) {
      const fields = (lines?.keys() ?? []).map((key) => [key, lines?.get(key) ?? '']);
      const kept = Object.fromEntries(fields) as Record<string, string>;
      told.push({ subject: under, id: kept['Nats-Msg-Id'] ?? '', headers: kept, data });
      if (told.length === count) break;
    }
    await messages.close();
    await manager.consumers.delete(stream, name);
    return told;
  }
}
