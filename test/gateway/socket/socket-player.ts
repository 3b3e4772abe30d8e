/**
 * A client of `/v1/socket` as a player's program would be: sends operations, sorts what comes back.
 *
 * Every message from the server is held against the published schemas; a fault throws in the test.
 */
import { ENGINE_AREAS } from '../../../src/engine-areas.ts';
import { offerOf } from '../../../src/gateway/routes/offer.ts';
import { CLIENT_CODECS, type SubProtocol } from '../../../src/protocol/client-codec.ts';
import type { TSchema } from '../../../src/protocol/schema.ts';
import { SERVER_MESSAGES } from '../../../src/protocol/socket-messages.ts';
import { compileValidator, type Validator } from '../../../src/protocol/validator.ts';
import { until } from '../../support/engine/until.ts';
import { type UpgradeOptions, WebSocketClient } from '../../support/network/web-socket-client.ts';

const WAIT_MS = 30_000;
const compile = (schema: TSchema): Validator => compileValidator(schema, 'body');
const { socket: OPERATIONS } = await offerOf(ENGINE_AREAS, 'whole');
const VALIDATORS = [...OPERATIONS.map(({ reply }) => reply), ...Object.values(SERVER_MESSAGES)].map(
  compile,
);

/** Members are read without checking: the schemas have looked at them. */
// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects by comparing
export type Message = any;

export interface PlayerOptions extends Omit<UpgradeOptions, 'protocol'> {
  readonly protocol?: SubProtocol;
  readonly token?: string;
  /** Answers of operations that only a test declares. */
  readonly replies?: readonly TSchema[];
}

export class SocketPlayer {
  readonly client: WebSocketClient;
  /** What came and was not taken, in order. */
  readonly inbox: Message[] = [];
  /** Messages by frame, in order. */
  readonly framesSeen: Message[][] = [];
  readonly #protocol: SubProtocol;
  readonly #validators: readonly Validator[];
  #idCount = 0;

  private constructor(
    client: WebSocketClient,
    protocol: SubProtocol,
    validators: readonly Validator[],
  ) {
    this.client = client;
    this.#protocol = protocol;
    this.#validators = validators;
  }

  /** With a token: in the header of the upgrade. */
  static async connect(port: number, options: PlayerOptions = {}): Promise<SocketPlayer> {
    const { protocol = 'tirage.v1.json', token, headers = {}, replies = [], ...rest } = options;
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const client = await WebSocketClient.connect(port, {
      ...rest,
      protocol,
      headers: { ...headers, ...authorization },
    });
    if (client.answer.status !== 101) throw new Error(`refused: ${client.answer.body}`);
    return new SocketPlayer(client, protocol, [...VALIDATORS, ...replies.map(compile)]);
  }

  send(message: Message): void {
    this.client.send(CLIENT_CODECS[this.#protocol].encode(message));
  }

  /** Sends an operation with an id of its own, or the one it has, and waits for the answer. */
  async ask(operation: Message): Promise<Message> {
    this.#idCount += 1;
    const id = operation.id ?? `op-${this.#idCount}`;
    this.send({ id, ...operation });
    return this.answerTo(id);
  }

  answerTo(id: string | number): Promise<Message> {
    return this.next(`an answer to ${id}`, (message) => message.id === id);
  }

  /** The next message about a topic. */
  about(topic: string, limitMs = WAIT_MS): Promise<Message> {
    return this.next(`news of ${topic}`, (message) => isAbout(message, topic), limitMs);
  }

  async subscribe(topic: string, from?: Message): Promise<Message> {
    const answer = await this.ask({ op: 'subscribe', topic, ...(from && { from }) });
    if (!answer.ok) throw new Error(`subscribe was refused: ${answer.code}`);
    if (answer.resumed) return answer;
    const isSnapshot = (message: Message): boolean => 'snapshot' in message;
    const snapshot = await this.next(
      'a snapshot',
      (message) => isAbout(message, topic) && isSnapshot(message),
    );
    // What came before it is of the subscription that this one took the place of.
    const older = this.inbox.filter((m) => !isAbout(m, topic) || m.sequence > snapshot.sequence);
    this.inbox.splice(0, this.inbox.length, ...older);
    return snapshot;
  }

  next(what: string, fits: (message: Message) => boolean, limitMs = WAIT_MS): Promise<Message> {
    return until(what, limitMs, () => {
      this.#read();
      const index = this.inbox.findIndex(fits);
      if (index >= 0) return this.inbox.splice(index, 1)[0];
      const { closed } = this.client;
      if (closed !== undefined) throw new Error(`closed with ${closed.code} instead of ${what}`);
      return undefined;
    });
  }

  /** What is there about a topic now. */
  heard(topic: string): Message[] {
    this.#read();
    return this.inbox.filter((message) => isAbout(message, topic));
  }

  #read(): void {
    for (const frame of this.client.frames.splice(0)) {
      const bytes = typeof frame === 'string' ? Buffer.from(frame) : frame;
      const codec = CLIENT_CODECS[this.#protocol];
      if ((typeof frame === 'string') === codec.isBinary)
        throw new Error('the wrong kind of frame');
      const value = codec.decode(Uint8Array.from(bytes).buffer);
      const messages = Array.isArray(value) ? value : [value];
      for (const message of messages) this.#check(message);
      this.framesSeen.push(messages);
      this.inbox.push(...messages);
    }
  }

  #check(message: Message): void {
    if (this.#validators.some((validator) => validator.accepts(message))) return;
    throw new Error(`not a message of the server: ${JSON.stringify(message)}`);
  }
}

function isAbout(message: Message, topic: string): boolean {
  return message.topic === topic && message.id === undefined;
}
