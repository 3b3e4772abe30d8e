/**
 * The subjects that the engine publishes and listens to, the streams that hold them, and the grants
 * that its user needs: all derived from the messages' declarations (`bus-message.ts`).
 */
import type { EngineRole } from '../config/nats-setting-rows.ts';
import { type BusMessages, DEAD_PREFIX, type MessageStream } from '../protocol/bus-message.ts';
import { BUS_MESSAGES } from '../protocol/bus-messages.ts';

export const STAKED_SUBJECT = BUS_MESSAGES.stakeCreated.subject;
export const STAKE_CONSUMER = 'lottery_service_consumer_group';

/** A bet maker's consumer of the stream is named after its engine: each gets every message. */
export const LINE_CONSUMER_PREFIX = 'bet_maker_';
export const HEARTBEAT_SUBJECT = BUS_MESSAGES.lineHeartbeat.subject;
export const SNAPSHOT_SUBJECT = BUS_MESSAGES.lineSnapshot.subject;

/** Between the engines of a group: which one owns a game, by its id; and stakes on their way. */
export const OWNER_PREFIX = 'stake.v1.owner.';
export const LANE_PREFIX = 'stake.v1.lane.';

/** Held by the stream, but not told by anybody yet. */
const RESERVED_FAMILY = 'alert.v1.>';

/**
 * What a stream holds. Streams that are the engine's alone hold whole families, so that a message
 * can join one without changing the stream; a family shared with others is held subject by subject.
 */
export function subjectsIn(stream: MessageStream, messages: BusMessages = BUS_MESSAGES): string[] {
  const subjects = Object.values(messages)
    .filter((message) => message.stream === stream)
    .map(({ subject }) => subject);
  switch (stream) {
    case 'events':
      return distinct([...subjects.map(subjectFamilyOf), RESERVED_FAMILY]);
    case 'dead':
      return [`${DEAD_PREFIX}>`];
    default:
      return distinct(subjects);
  }
}

/** What the engine's user may do at NATS, before an operator's prefix. */
export interface NatsGrants {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

/**
 * Messages that a stream keeps are pulled, by requests and their answers; the others have to be
 * listened to, and only lines have such messages: engines that are neither provider nor maker need
 * none.
 */
export function grantsOf(role: EngineRole, messages: BusMessages = BUS_MESSAGES): NatsGrants {
  const told = Object.values(messages).filter(({ stream }) => stream !== 'stakes');
  const heard = role === 'whole' ? [] : told.filter(({ stream }) => stream === 'none');
  const familiesOf = (list: typeof told) => list.map(({ subject }) => subjectFamilyOf(subject));
  return {
    publish: distinct([
      ...familiesOf(told),
      subjectFamilyOf(OWNER_PREFIX),
      subjectFamilyOf(LANE_PREFIX),
      '$JS.API.>',
      '$JS.ACK.>',
    ]),
    subscribe: distinct(['_INBOX.>', ...familiesOf(heard)]),
  };
}

/** Subjects contain ids and states, so whole families of them are held and granted. */
export function subjectFamilyOf(subject: string): string {
  const words = subject.split('.');
  const kept = words[0] === '_INBOX' ? 1 : 2;
  return words.length <= kept ? subject : `${words.slice(0, kept).join('.')}.>`;
}

function distinct(subjects: readonly string[]): string[] {
  return [...new Set(subjects)];
}

/** Stream names cannot have dots. */
export const STREAMS = {
  events: 'tirage_events',
  stakes: 'player_staked',
  lines: 'tirage_lines',
  dead: 'tirage_dead_letters',
  owners: 'tirage_game_owners',
  lanes: 'tirage_stake_lanes',
} as const satisfies Readonly<Record<Exclude<MessageStream, 'none'>, string>> &
  Readonly<Record<string, string>>;

export type StreamName = keyof typeof STREAMS;

/**
 * Subjects and streams under an operator's prefix (`TIRAGE_NATS_PREFIX`). Inside the engine they
 * are always bare: a link puts the prefix on what leaves and takes it off what arrives.
 */
export class PrefixedNames {
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  subject(bare: string): string {
    return this.#prefix + bare;
  }

  bare(subject: string): string {
    return subject.startsWith(this.#prefix) ? subject.slice(this.#prefix.length) : subject;
  }

  stream(name: StreamName): string {
    return this.#prefix.replaceAll('.', '_') + STREAMS[name];
  }
}

/** The durable consumer of one engine's lane. */
export function laneConsumerOf(engineId: string): string {
  return `tirage_${engineId}`;
}
