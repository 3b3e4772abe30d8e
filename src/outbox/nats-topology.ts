/**
 * The streams and the consumers that the engine needs: created where they are missing, checked
 * where they exist.
 *
 * An existing one may be larger than asked for, but not smaller and not of another kind: then the
 * engine refuses it in a sentence and changes nothing, because somebody else made it for a reason.
 */
import {
  AckPolicy,
  type ConsumerConfig,
  type ConsumerInfo,
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiError,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { LINE_SUBJECT } from '../../actors/outbox/line-messages.ts';
import type { MessageStream } from '../protocol/bus-message.ts';
import { NatsRefusedError } from './nats-errors.ts';
import {
  LANE_PREFIX,
  laneConsumerOf,
  OWNER_PREFIX,
  type PrefixedNames,
  STAKE_CONSUMER,
  STAKED_SUBJECT,
  subjectsIn,
} from './subjects.ts';

const DAY_MS = 86_400_000;
const MEGABYTE = 1_048_576;
/** JetStream's own de-duplication: a help for readers; the engine does not rely on it. */
const DUPLICATES_MS = 600_000;
/** Unacknowledged deliveries, over all engines of the group. */
const ACK_PENDING_MAX = 8_192;
/** Games of one group. Beyond this, no new game gets an owner, and its stakes wait. */
const GAMES_MAX = 10_000_000;
/** A synchronisation makes up for messages that have left the stream: it need not be large. */
const LINE_STREAM_MEGABYTES = 64;
const STREAM_NOT_FOUND = 10_059;
const CONSUMER_NOT_FOUND = 10_014;

export interface TopologyOptions {
  readonly names: PrefixedNames;
  readonly replicas: number;
  readonly streamMegabytes: number;
  readonly streamDays: number;
  readonly ackWaitMs: number;
  /** This engine, and those whose place it takes. */
  readonly ownIds: readonly string[];
  /** False if this engine has nothing to do with stakes. */
  readonly takesStakes: boolean;
  /** The durable consumer of a bet maker. */
  readonly lineConsumer: string | undefined;
}

/** Where messages come from: a consumer of a stream. */
export interface MessageSource {
  readonly stream: string;
  readonly consumer: string;
}

export interface Topology {
  /** Shared by the engines of the group; `undefined` where an engine takes none. */
  readonly stakes: MessageSource | undefined;
  /** This engine's own: what others of the group forward to it. */
  readonly lanes: readonly MessageSource[];
  /** A bet maker's own: versions of fixtures. */
  readonly line: MessageSource | undefined;
}

type Limits = Pick<
  StreamConfig,
  'num_replicas' | 'max_bytes' | 'max_age' | 'duplicate_window' | 'retention' | 'storage'
> &
  Partial<Pick<StreamConfig, 'discard' | 'max_msgs' | 'max_msgs_per_subject'>>;

/** Rejects with a NatsRefusedError. */
export async function ensureTopology(
  manager: JetStreamManager,
  options: TopologyOptions,
): Promise<Topology> {
  const limits: Limits = {
    num_replicas: options.replicas,
    max_bytes: options.streamMegabytes * MEGABYTE,
    max_age: nanos(options.streamDays * DAY_MS),
    duplicate_window: nanos(DUPLICATES_MS),
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
  };
  const { names } = options;
  const held = (stream: MessageStream) => subjectsIn(stream).map((one) => names.subject(one));
  await ensureStream(manager, names.stream('events'), held('events'), limits);
  await ensureStream(manager, names.stream('dead'), held('dead'), limits);
  await ensureStream(manager, names.stream('lines'), held('lines'), {
    ...limits,
    max_bytes: Math.min(options.streamMegabytes, LINE_STREAM_MEGABYTES) * MEGABYTE,
  });
  let line: MessageSource | undefined;
  if (options.lineConsumer !== undefined) {
    line = { stream: names.stream('lines'), consumer: options.lineConsumer };
    await ensureConsumer(manager, line, names.subject(LINE_SUBJECT), options.ackWaitMs);
  }
  if (!options.takesStakes) return { stakes: undefined, lanes: [], line };
  const staked = names.subject(STAKED_SUBJECT);
  // The service whose stakes these are may have a stream of its own for them.
  const stakeStream = (await streamOf(manager, staked)) ?? names.stream('stakes');
  if (stakeStream === names.stream('stakes')) {
    await ensureStream(manager, stakeStream, held('stakes'), limits);
  }
  const stakes = { stream: stakeStream, consumer: STAKE_CONSUMER };
  await ensureConsumer(manager, stakes, staked, options.ackWaitMs);
  await ensureStream(manager, names.stream('owners'), [names.subject(`${OWNER_PREFIX}*`)], {
    ...limits,
    // A claim forgotten here would let another engine count the game: new claims displace none.
    max_age: 0,
    max_bytes: -1,
    max_msgs: GAMES_MAX,
    max_msgs_per_subject: -1,
    discard: DiscardPolicy.New,
  });
  await ensureStream(manager, names.stream('lanes'), [names.subject(`${LANE_PREFIX}*`)], {
    ...limits,
    // A stake stays until its engine has taken it; while a lane is full, its stakes stay outside.
    max_age: 0,
    retention: RetentionPolicy.Workqueue,
    discard: DiscardPolicy.New,
  });
  const lanes: MessageSource[] = [];
  for (const engineId of new Set(options.ownIds)) {
    const lane = { stream: names.stream('lanes'), consumer: laneConsumerOf(engineId) };
    await ensureConsumer(manager, lane, names.subject(LANE_PREFIX + engineId), options.ackWaitMs);
    lanes.push(lane);
  }
  return { stakes, lanes, line };
}

async function ensureStream(
  manager: JetStreamManager,
  name: string,
  subjects: string[],
  limits: Limits,
): Promise<void> {
  const existing = await found(manager.streams.info(name), STREAM_NOT_FOUND);
  if (existing === undefined) {
    await created(`the stream ${name}`, manager.streams.add({ name, subjects, ...limits }));
    return;
  }
  const wrong = contradictionOf(existing.config, subjects, limits);
  if (wrong !== undefined) throw new NatsRefusedError(`The NATS stream ${name} ${wrong}.`);
}

function contradictionOf(
  config: StreamConfig,
  subjects: readonly string[],
  limits: Limits,
): string | undefined {
  const missing = subjects.filter((subject) => !(config.subjects ?? []).includes(subject));
  if (missing.length > 0) return `does not hold the subjects ${missing.join(', ')}`;
  if (config.retention !== limits.retention) {
    return `has the retention "${config.retention}" and not "${limits.retention}"`;
  }
  if (config.storage !== limits.storage) return `is kept in ${config.storage}, not in files`;
  if (config.num_replicas < limits.num_replicas) {
    return `has ${config.num_replicas} replicas where the settings ask for ${limits.num_replicas}`;
  }
  if (isBelow(config.max_bytes, limits.max_bytes)) {
    return `holds at most ${config.max_bytes} bytes where the settings ask for ${limits.max_bytes}`;
  }
  if (isBelow(config.max_age, limits.max_age)) {
    return 'forgets its messages sooner than the settings ask for';
  }
  for (const name of ['max_msgs', 'max_msgs_per_subject'] as const) {
    const asked = limits[name];
    if (asked !== undefined && isBelow(config[name], asked)) return `has too small a "${name}"`;
  }
  if (limits.discard !== undefined && config.discard !== limits.discard) {
    return 'lets old messages give way to new ones';
  }
  if (config.duplicate_window < limits.duplicate_window) {
    return 'has a shorter window for duplicates than the engine asks for';
  }
  return undefined;
}

/** Zero and below mean that there is no limit. */
function isBelow(limit: number, asked: number): boolean {
  return limit > 0 && (asked <= 0 || limit < asked);
}

async function ensureConsumer(
  manager: JetStreamManager,
  { stream, consumer }: MessageSource,
  subject: string,
  ackWaitMs: number,
): Promise<void> {
  const existing = await found(manager.consumers.info(stream, consumer), CONSUMER_NOT_FOUND);
  if (existing === undefined) {
    const config: Partial<ConsumerConfig> = {
      durable_name: consumer,
      deliver_policy: DeliverPolicy.All,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(ackWaitMs),
      max_ack_pending: ACK_PENDING_MAX,
      max_deliver: -1,
      filter_subject: subject,
    };
    await created(`the consumer ${consumer}`, manager.consumers.add(stream, config));
    return;
  }
  const wrong = consumerContradiction(existing, subject);
  if (wrong !== undefined) {
    throw new NatsRefusedError(`The NATS consumer ${consumer} of ${stream} ${wrong}.`);
  }
}

function consumerContradiction({ config }: ConsumerInfo, subject: string): string | undefined {
  if (config.deliver_subject !== undefined) return 'pushes its messages instead of being pulled';
  if (config.ack_policy !== AckPolicy.Explicit) {
    return 'does not wait for an acknowledgement of each message';
  }
  if ((config.max_deliver ?? -1) > 0) {
    return `gives a message up after ${config.max_deliver} deliveries: messages would be lost`;
  }
  const filters = config.filter_subjects ?? [config.filter_subject ?? ''];
  const isWhole = filters.some((filter) => filter === '' || filter === subject);
  return isWhole ? undefined : `does not deliver ${subject}`;
}

async function streamOf(manager: JetStreamManager, subject: string): Promise<string | undefined> {
  try {
    return await manager.streams.find(subject);
  } catch (error) {
    if (error instanceof Error && /no stream matches/i.test(error.message)) return undefined;
    throw error;
  }
}

async function found<T>(asking: Promise<T>, notFound: number): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === notFound) return undefined;
    throw error;
  }
}

/** The broker's own refusal is final for now: the next start asks it the same again. */
async function created(what: string, creating: Promise<unknown>): Promise<void> {
  try {
    await creating;
  } catch (cause) {
    if (!(cause instanceof JetStreamApiError)) throw cause;
    throw new NatsRefusedError(`NATS does not create ${what}: ${cause.message}.`, { cause });
  }
}
