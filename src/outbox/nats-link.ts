/**
 * One connection to NATS, from its opening until it breaks.
 *
 * It does not reconnect by itself: when it breaks, everything in flight learns of it at once and a
 * new link begins from what is known to be stored. A client that reconnects keeps what it had in
 * hand and sends it later, behind what its user has meanwhile sent again.
 *
 * Everything that leaves here says which engine sent it (`ENGINE_HEADER`): ids of players, tickets
 * and bets are unique within one engine, and several engines may share a broker.
 */

import { createHash } from 'node:crypto';
import {
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
  jetstream,
  jetstreamManager,
} from '@nats-io/jetstream';
import {
  connect,
  headers,
  type Msg,
  type MsgHdrs,
  type NatsConnection,
} from '@nats-io/transport-node';
import { LINE_SUBJECT } from '../../actors/outbox/line-messages.ts';
import type { MessageFormat } from '../config/nats-kinds.ts';
import { DEAD_PREFIX } from '../protocol/bus-message.ts';
import type { Denial } from './denial.ts';
import type { ClaimLog } from './game-owners.ts';
import { contentTypeOf, encodeBody } from './message-codec.ts';
import { NatsClaimLog } from './nats-claim-log.ts';
import { connectError, denialIn, NatsRefusedError, topologyError } from './nats-errors.ts';
import { connectionOptions, type NatsSettings } from './nats-options.ts';
import { ensureTopology, type MessageSource, type Topology } from './nats-topology.ts';
import type { OutboxLink } from './outbox-relay.ts';
import { ENGINE_HEADER, type OutgoingMessage } from './outgoing-message.ts';
import type { DeadLetter, Delivery, ForwardedStake } from './stake-inbox.ts';
import { STAKE_VERSION } from './stake-message.ts';
import { LANE_PREFIX, PrefixedNames } from './subjects.ts';

/** After this long, a question about streams is given up. */
const ANSWER_LIMIT_MS = 5_000;
/** After this long, an acknowledgement is given up: whether the message was stored is unknown. */
const ACK_LIMIT_MS = 10_000;
/** How long one pull stays open while there are no messages. */
const PULL_MS = 2_000;
/** How much is kept of a body that is too large to be kept whole beside its headers. */
const DEAD_BYTES_MAX = 65_536;
const CONTENT_TYPE_HEADER = 'content-type';

/** Never rejects. */
export type Taker = (delivery: Delivery) => Promise<void>;

export interface LinkPurpose {
  readonly engineId: string;
  readonly takesStakes: boolean;
  /** The durable consumer of a bet maker. */
  readonly lineConsumer: string | undefined;
}

interface LinkTerms {
  readonly engineId: string;
  readonly format: MessageFormat;
  readonly names: PrefixedNames;
}

export class NatsLink implements OutboxLink {
  /** Resolves when the connection is gone, for whatever reason. */
  readonly closed: Promise<void>;
  /** As the server states it. */
  readonly serverVersion: string;
  readonly topology: Topology;
  readonly claims: ClaimLog;
  readonly #connection: NatsConnection;
  readonly #client: JetStreamClient;
  readonly #manager: JetStreamManager;
  readonly #engineId: string;
  readonly #format: MessageFormat;
  readonly #names: PrefixedNames;

  private constructor(
    connection: NatsConnection,
    manager: JetStreamManager,
    topology: Topology,
    { engineId, format, names }: LinkTerms,
  ) {
    this.#names = names;
    this.#engineId = engineId;
    this.#connection = connection;
    this.#client = jetstream(connection, { timeout: ACK_LIMIT_MS });
    this.#manager = manager;
    this.topology = topology;
    this.claims = new NatsClaimLog(manager, this.#client, names, () => this.#headersWith());
    this.#format = format;
    this.serverVersion = connection.info?.version ?? 'unknown';
    this.closed = connection.closed().then(() => undefined);
  }

  /** Rejects with a NatsAwayError, or with a NatsRefusedError whose message is for an operator. */
  static async open(
    settings: NatsSettings,
    { engineId, takesStakes, lineConsumer }: LinkPurpose,
  ): Promise<NatsLink> {
    const name = `tirage-${engineId}`;
    let connection: NatsConnection;
    try {
      connection = await connect({ name, ...connectionOptions(settings) });
    } catch (cause) {
      throw connectError(cause);
    }
    try {
      if (connection.info?.jetstream !== true) {
        throw new NatsRefusedError('The NATS server has no JetStream: start it with JetStream.');
      }
      const manager = await jetstreamManager(connection, { timeout: ANSWER_LIMIT_MS });
      const names = new PrefixedNames(settings.natsPrefix);
      const topology = await ensureTopology(manager, {
        names,
        replicas: settings.natsReplicas,
        streamMegabytes: settings.natsStreamMegabytes,
        streamDays: settings.natsStreamDays,
        ackWaitMs: settings.natsAckWaitMs,
        ownIds: [engineId, ...settings.natsReplaces],
        takesStakes,
        lineConsumer,
      });
      return new NatsLink(connection, manager, topology, {
        engineId,
        format: settings.natsFormat,
        names,
      });
    } catch (cause) {
      await connection.close();
      throw topologyError(cause);
    }
  }

  /** Calls `denied` for whatever the server does not permit, whoever asked for it. */
  async watchDenials(denied: (denial: Denial) => void): Promise<void> {
    for await (const status of this.#connection.status()) {
      const denial = status.type === 'error' ? denialIn(status.error) : undefined;
      if (denial !== undefined) denied(denial);
    }
  }

  get isOpen(): boolean {
    return !this.#connection.isClosed();
  }

  async publish({ subject, id, headers: fields, body }: OutgoingMessage): Promise<void> {
    // Bet makers read one format only, and lines are rarely told.
    const format = subject === LINE_SUBJECT ? 'json' : this.#format;
    const lines = this.#headersWith({ [CONTENT_TYPE_HEADER]: contentTypeOf(format), ...fields });
    const payload = encodeBody(format, body);
    const address = this.#names.subject(subject);
    await this.#client.publish(address, payload, { msgID: id, headers: lines });
  }

  /** Stores a message that can never be read, with its reason; whole, unless it is huge. */
  async bury({ origin, subject, reason, data }: DeadLetter): Promise<void> {
    const bytes = String(data.length);
    const lines = this.#headersWith({ reason, subject, origin, bytes });
    const payload = data.subarray(0, DEAD_BYTES_MAX);
    // A recreated stream numbers its messages from 1 again, so the origin alone is not enough.
    const digest = createHash('sha256').update(data).digest('hex');
    const msgID = `${this.#engineId}:${origin}:${digest}`;
    const address = this.#names.subject(DEAD_PREFIX + subject);
    await this.#client.publish(address, payload, { msgID, headers: lines });
  }

  /** Stores a stake in another engine's lane. Its headers were read: only its id goes along. */
  async forward(owner: string, { messageId, origin, data }: ForwardedStake): Promise<void> {
    const lines = this.#headersWith({ uuid: messageId, version: String(STAKE_VERSION) });
    const options = { msgID: `${origin}:${messageId}`, headers: lines };
    await this.#client.publish(this.#names.subject(LANE_PREFIX + owner), data, options);
  }

  /** The number of stakes waiting in the lanes, by engine. */
  async waitingInLanes(): Promise<Map<string, number>> {
    const lanes = this.#names.subject(LANE_PREFIX);
    const asked = { subjects_filter: `${lanes}*` };
    const { state } = await this.#manager.streams.info(this.#names.stream('lanes'), asked);
    const counts = Object.entries(state.subjects ?? {});
    return new Map(counts.map(([subject, count]) => [subject.slice(lanes.length), count]));
  }

  /** Publishes a message that nobody keeps. Nobody may be there to hear it. */
  tell(subject: string, body: object): void {
    if (!this.isOpen) return;
    const lines = this.#headersWith();
    this.#connection.publish(this.#names.subject(subject), JSON.stringify(body), {
      headers: lines,
    });
  }

  /** Hears the messages told from now on; those that are not JSON are left out. */
  listen(subject: string, heard: (body: unknown) => void): void {
    this.#connection.subscribe(this.#names.subject(subject), {
      callback: (error, message) => {
        const body = error === null ? jsonOf(message) : undefined;
        if (body !== undefined) heard(body);
      },
    });
  }

  async ask(subject: string, body: object): Promise<unknown> {
    const options = { timeout: ANSWER_LIMIT_MS, headers: this.#headersWith() };
    const address = this.#names.subject(subject);
    return jsonOf(await this.#connection.request(address, JSON.stringify(body), options));
  }

  answer(subject: string, answerTo: (body: unknown) => Promise<object | undefined>): void {
    this.#connection.subscribe(this.#names.subject(subject), {
      callback: (error, message) => {
        if (error !== null) return;
        void answerTo(jsonOf(message)).then((reply) => {
          if (reply === undefined || !this.isOpen) return;
          message.respond(JSON.stringify(reply), { headers: this.#headersWith() });
        });
      },
    });
  }

  /**
   * Pulls messages while the link is open and gives each to `take`, which never rejects; the next
   * pull waits until all of the last have been taken, so `messagesMax` bounds what is in hand.
   */
  async pull(
    { stream, consumer: name }: MessageSource,
    messagesMax: number,
    take: Taker,
  ): Promise<void> {
    const consumer = await this.#client.consumers.get(stream, name);
    while (this.isOpen) {
      const messages = await consumer.fetch({ max_messages: messagesMax, expires: PULL_MS });
      const taken: Promise<void>[] = [];
      for await (const message of messages) taken.push(take(this.#deliveryOf(message)));
      await Promise.all(taken);
    }
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  #headersWith(fields: Readonly<Record<string, string>> = {}): MsgHdrs {
    const lines = headers();
    lines.set(ENGINE_HEADER, this.#engineId);
    for (const [name, value] of Object.entries(fields)) lines.set(name, value);
    return lines;
  }

  /** On a link that has gone, nothing can be answered: the message is delivered again. */
  #deliveryOf(message: JsMsg): Delivery {
    return {
      data: message.data,
      subject: this.#names.bare(message.subject),
      origin: `${message.info.stream}:${message.seq}`,
      header: (name) => {
        const value = message.headers?.get(name) ?? '';
        return value === '' ? undefined : value;
      },
      ack: () => {
        if (this.isOpen) message.ack();
      },
      retryAfter: (delayMs) => {
        if (this.isOpen) message.nak(delayMs);
      },
    };
  }
}

function jsonOf(message: Msg): unknown {
  try {
    return message.json();
  } catch {
    return undefined; // Not ours: its reader validates what is there.
  }
}
