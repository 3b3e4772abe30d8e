/**
 * The streams and the consumer that the engine needs: created where they are missing, checked where
 * they are there.
 *
 * An existing one may be larger than asked for, never smaller or of another nature: then the engine
 * refuses it in a sentence and changes nothing, because somebody else made it for a reason.
 */
import {
  AckPolicy,
  type ConsumerConfig,
  type ConsumerInfo,
  DeliverPolicy,
  JetStreamApiError,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { LINE_SUBJECT } from '../../actors/outbox/line-messages.ts';
import { NatsRefusedError } from './nats-errors.ts';
import {
  DEAD_PREFIX,
  EVENT_SUBJECTS,
  STAKE_CONSUMER,
  STAKED_SUBJECT,
  STREAMS,
} from './subjects.ts';

const DAY_MS = 86_400_000;
const MEGABYTE = 1_048_576;
/** JetStream's own de-duplication: a help for readers, the engine does not lean on it. */
const DUPLICATES_MS = 600_000;
/** Deliveries without acknowledgement, over all engines of the group. */
const ACK_PENDING_MAX = 8_192;
/** What has left it is made good by a synchronisation: it need not be large. */
const LINE_STREAM_MEGABYTES = 64;
const STREAM_NOT_FOUND = 10_059;
const CONSUMER_NOT_FOUND = 10_014;

export interface TopologyOptions {
  readonly replicas: number;
  readonly streamMegabytes: number;
  readonly streamDays: number;
  readonly ackWaitMs: number;
  /** False: stakes are not this engine's business. */
  readonly takesStakes: boolean;
  /** The durable consumer of a bet maker. */
  readonly lineConsumer: string | undefined;
}

type Limits = Pick<
  StreamConfig,
  'num_replicas' | 'max_bytes' | 'max_age' | 'duplicate_window' | 'retention' | 'storage'
>;

/**
 * Resolves to the name of the stream that stakes come in by, where any do. Rejects with a
 * NatsRefusedError.
 */
export async function ensureTopology(
  manager: JetStreamManager,
  options: TopologyOptions,
): Promise<string | undefined> {
  const limits: Limits = {
    num_replicas: options.replicas,
    max_bytes: options.streamMegabytes * MEGABYTE,
    max_age: nanos(options.streamDays * DAY_MS),
    duplicate_window: nanos(DUPLICATES_MS),
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
  };
  await ensureStream(manager, STREAMS.events, [...EVENT_SUBJECTS], limits);
  await ensureStream(manager, STREAMS.dead, [`${DEAD_PREFIX}>`], limits);
  await ensureStream(manager, STREAMS.lines, [LINE_SUBJECT], {
    ...limits,
    max_bytes: Math.min(options.streamMegabytes, LINE_STREAM_MEGABYTES) * MEGABYTE,
  });
  if (options.lineConsumer !== undefined) {
    const consumer = { name: options.lineConsumer, subject: LINE_SUBJECT };
    await ensureConsumer(manager, STREAMS.lines, consumer, options.ackWaitMs);
  }
  if (!options.takesStakes) return undefined;
  // The service whose stakes these are may have a stream of its own for them.
  const stakeStream = (await streamOf(manager, STAKED_SUBJECT)) ?? STREAMS.stakes;
  if (stakeStream === STREAMS.stakes) {
    await ensureStream(manager, stakeStream, [STAKED_SUBJECT], limits);
  }
  const stakes = { name: STAKE_CONSUMER, subject: STAKED_SUBJECT };
  await ensureConsumer(manager, stakeStream, stakes, options.ackWaitMs);
  return stakeStream;
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
  if (config.duplicate_window < limits.duplicate_window) {
    return 'has a shorter window for duplicates than the engine asks for';
  }
  return undefined;
}

/** Zero and below mean that there is no limit. */
function isBelow(limit: number, asked: number): boolean {
  return limit > 0 && limit < asked;
}

interface WantedConsumer {
  readonly name: string;
  readonly subject: string;
}

async function ensureConsumer(
  manager: JetStreamManager,
  stream: string,
  { name, subject }: WantedConsumer,
  ackWaitMs: number,
): Promise<void> {
  const existing = await found(manager.consumers.info(stream, name), CONSUMER_NOT_FOUND);
  if (existing === undefined) {
    const config: Partial<ConsumerConfig> = {
      durable_name: name,
      deliver_policy: DeliverPolicy.All,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(ackWaitMs),
      max_ack_pending: ACK_PENDING_MAX,
      max_deliver: -1,
      filter_subject: subject,
    };
    await created(`the consumer ${name}`, manager.consumers.add(stream, config));
    return;
  }
  const wrong = consumerContradiction(existing, subject);
  if (wrong !== undefined) {
    throw new NatsRefusedError(`The NATS consumer ${name} of ${stream} ${wrong}.`);
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

/** The broker's own "no" is the end of it: it is asked the same again at the next start. */
async function created(what: string, creating: Promise<unknown>): Promise<void> {
  try {
    await creating;
  } catch (cause) {
    if (!(cause instanceof JetStreamApiError)) throw cause;
    throw new NatsRefusedError(`NATS does not create ${what}: ${cause.message}.`, { cause });
  }
}
