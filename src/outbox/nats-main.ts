/**
 * The entry of the bus thread: it relays the outboxes of all shards to NATS and takes stakes in.
 *
 * While NATS is away, the thread keeps trying for ever and the engine goes on without it: the
 * journals keep what is to be told. A link that breaks ends everything that ran on it, and the next
 * one begins from what is known to be stored.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { must, unreachable } from '../kernel/assert.ts';
import { OperationalError } from '../kernel/errors.ts';
import { everyShard } from '../kernel/shard-counts.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { ShardClient } from '../mailbox/shard-client.ts';
import type { AlarmChange } from '../operations/alarms.ts';
import { BusMetrics } from '../operations/bus-metrics.ts';
import { createLogger } from '../operations/logger.ts';
import { ThreadMetrics } from '../operations/metrics.ts';
import { beat } from '../operations/pulse.ts';
import { amountFormOf, awardAsAgreed } from './award-text.ts';
import type { BusState, BusThreadData, BusToMain, MainToBus } from './bus-thread.ts';
import type { Denial } from './denial.ts';
import { DenialWatch } from './denial-watch.ts';
import { type Dress, DressedLink } from './dressed-link.ts';
import { GameOwners } from './game-owners.ts';
import { LineBeacon } from './line-beacon.ts';
import { LineInbox } from './line-inbox.ts';
import { LineReception } from './line-reception.ts';
import { isStreamMissing } from './nats-errors.ts';
import { NatsLink, type Taker } from './nats-link.ts';
import type { MessageSource } from './nats-topology.ts';
import { OutboxRelay } from './outbox-relay.ts';
import { OutboxWatch } from './outbox-watch.ts';
import { StakeInbox } from './stake-inbox.ts';
import { LINE_CONSUMER_PREFIX } from './subjects.ts';

const RETRY_FIRST_MS = 100;
const RETRY_LAST_MS = 1_000;
/** A link that breaks sooner than this was no use: the next one is not opened at once. */
const SOUND_LINK_MS = 1_000;
const RESUBSCRIBE_MS = 5_000;
const DEPTH_MS = 500;
const LANES_MS = 2_000;
/** Pulls per source at a time, and messages in hand per pull: together they bound the inbox. */
const PULLS = 2;
const PULL_MESSAGES_MAX = 512;

const { pulse, engineId, forebears, shardCounts, settings } = workerData as BusThreadData;
const main = must(parentPort, 'the bus was started outside a worker thread');
const log = createLogger({ level: settings.logLevel, format: settings.logFormat }).child({
  component: 'bus',
  thread: 'bus',
});
const threadMetrics = new ThreadMetrics('bus');
threadMetrics.watchEventLoop();
const metrics = new BusMetrics(settings.outboxRecordsMax);
const client = new ShardClient(shardCounts);
const ownIds: ReadonlySet<string> = new Set([engineId, ...settings.natsReplaces]);
const tell = (message: BusToMain): void => main.postMessage(message);
const relays = everyShard(shardCounts).map((shard) => {
  return new OutboxRelay({
    engineId,
    forebears,
    shard,
    client,
    clock: SYSTEM_CLOCK,
    recordsMax: settings.outboxRecordsMax,
    onPublished: (count) => metrics.published(count),
    onFailure: (error) => {
      metrics.pageFailed();
      log.debug('a page of messages has to be published again', { shard, error });
      // A new link checks the streams again, and recreates those that are gone.
      if (isStreamMissing(error)) void link?.close();
    },
  });
});

const alarm = (change: AlarmChange): void => tell({ type: 'alarm', change });
const outboxWatch = new OutboxWatch({
  relays,
  clock: SYSTEM_CLOCK,
  metrics,
  alarm,
  isLinked: () => link?.isOpen === true,
  relink: () => void link?.close(),
});
const { natsAckWaitMs: ackWaitMs } = settings;
const denials = new DenialWatch({ clock: SYSTEM_CLOCK, ackWaitMs, alarm });

const isProvider = settings.role === 'line-provider';
const lineConsumer =
  settings.role === 'bet-maker' ? `${LINE_CONSUMER_PREFIX}${engineId}` : undefined;
const beacon = new LineBeacon({
  engineId,
  run: randomUUID(),
  client,
  clock: SYSTEM_CLOCK,
  emptyAtMs: () => relays.map((relay) => relay.emptyAtMs),
});
const reception = new LineReception({
  client,
  clock: SYSTEM_CLOCK,
  silenceMs: settings.lineSilenceMs,
  onSuspended: (isSuspended) => metrics.lineSuspended(isSuspended),
  onChange: (message, facts) => log.warn(message, facts),
});

const dress: Dress = {
  isLineTold: isProvider,
  awardAsTold: (message) => awardAsAgreed(message, settings),
  onPublished: (message) => beacon.published(message),
};

let link: NatsLink | undefined;
let isStopping = false;
let told: string | undefined;

main.on('message', (message: MainToBus) => {
  switch (message.type) {
    case 'connectShard':
      client.connect(message.shard, message.port);
      return;
    case 'askMetrics':
      tellMetrics();
      return;
    case 'stop':
      void stop();
      return;
    default:
      unreachable(message);
  }
});
const depthTimer = setInterval(() => void watchDepth(), DEPTH_MS);
if (lineConsumer !== undefined) void reception.run();
beat(pulse);
tell({ type: 'asking' });
await stayConnected();

/** Opens link after link, until the engine stops. */
async function stayConnected(): Promise<void> {
  let retryMs = RETRY_FIRST_MS;
  while (!isStopping) {
    const lastedMs = await useLink();
    if (lastedMs >= SOUND_LINK_MS) {
      retryMs = RETRY_FIRST_MS;
      continue;
    }
    await pause(retryMs);
    retryMs = Math.min(2 * retryMs, RETRY_LAST_MS);
  }
}

/** Opens a link and works on it until it breaks. Resolves to how long it lasted, 0 for no link. */
async function useLink(): Promise<number> {
  const opened = await open();
  if (opened === undefined) return 0;
  const openedAtMs = SYSTEM_CLOCK.monotonicMs();
  link = opened;
  tellState({ state: 'connected', serverVersion: opened.serverVersion });
  void opened.watchDenials((denial) => noteDenial(opened, denial));
  await workOn(opened);
  link = undefined;
  if (!isStopping) tellState({ state: 'away', reason: 'the connection to NATS was lost' });
  return SYSTEM_CLOCK.monotonicMs() - openedAtMs;
}

function noteDenial(opened: NatsLink, denial: Denial): void {
  denials.refused(denial);
  // A refused subscription stays refused on this link, even once it is permitted.
  if (denial.operation === 'subscription') setTimeout(() => void opened.close(), RESUBSCRIBE_MS);
}

async function open(): Promise<NatsLink | undefined> {
  try {
    return await NatsLink.open(settings, {
      engineId,
      takesStakes: !isProvider,
      lineConsumer,
    });
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    tellState({ state: error.retryable ? 'away' : 'refused', reason: error.message });
    return undefined;
  }
}

/** Resolves when the link is gone and everything that ran on it has ended. */
async function workOn(opened: NatsLink): Promise<void> {
  const { stakes, lanes, line } = opened.topology;
  const work = relays.map((relay) => relay.run(new DressedLink(opened, dress)));
  if (isProvider) work.push(beacon.run(opened));
  if (stakes !== undefined) {
    const inbox = inboxOn(opened);
    work.push(...pullsFrom(opened, stakes, (delivery) => inbox.take(delivery)));
    for (const lane of lanes) {
      work.push(...pullsFrom(opened, lane, (delivery) => inbox.takeForwarded(delivery)));
    }
  }
  if (line !== undefined) work.push(takeLine(opened, line));
  // A line provider takes no stakes, and there may be no lanes beside it.
  const laneTimer =
    stakes === undefined ? undefined : setInterval(() => void watchLanes(opened), LANES_MS);
  await Promise.all(work);
  await opened.closed;
  clearInterval(laneTimer);
}

function pullsFrom(opened: NatsLink, source: MessageSource, take: Taker): Promise<void>[] {
  return Array.from({ length: PULLS }, () => pullFrom(opened, source, take));
}

function takeLine(opened: NatsLink, source: MessageSource): Promise<void> {
  reception.use(opened);
  const inbox = new LineInbox({
    client,
    watch: reception.watch,
    monotonicMs: () => SYSTEM_CLOCK.monotonicMs(),
    bury: (letter) => opened.bury(letter),
    onOutcome: (outcome) => metrics.taken(outcome),
  });
  return pullFrom(opened, source, (delivery) => inbox.take(delivery));
}

async function pullFrom(opened: NatsLink, source: MessageSource, take: Taker): Promise<void> {
  try {
    await opened.pull(source, PULL_MESSAGES_MAX, take);
  } catch (error) {
    if (opened.isOpen) log.warn('messages cannot be pulled: connecting anew', { error });
    // Whatever the cause was, a new link checks the streams again.
    await opened.close();
  }
}

/** A game's owner is asked for anew on each link: that is all the engine remembers about others. */
function inboxOn(opened: NatsLink): StakeInbox {
  const owners = new GameOwners(engineId, opened.claims);
  let isTroubleTold = false;
  return new StakeInbox({
    client,
    form: amountFormOf(settings),
    ownIds,
    ownerOf: (gameId) => owners.ownerOf(gameId),
    forward: (owner, stake) => opened.forward(owner, stake),
    bury: (letter) => opened.bury(letter),
    onOutcome: (outcome) => metrics.taken(outcome),
    onTrouble: (error) => {
      if (isTroubleTold || !opened.isOpen) return;
      isTroubleTold = true;
      log.warn('stakes are postponed: NATS does not store what they need', { error });
    },
  });
}

async function watchDepth(): Promise<void> {
  denials.look();
  tell({ type: 'outboxDepth', recordsLeft: await outboxWatch.look() });
}

/** Stakes that were forwarded to engines that do not take them are shown to an operator. */
async function watchLanes(opened: NatsLink): Promise<void> {
  try {
    const waiting = await opened.waitingInLanes();
    for (const ownId of ownIds) waiting.delete(ownId);
    metrics.waitingInLanes(waiting);
  } catch (error) {
    log.debug('the lanes of other engines cannot be looked at', { error });
  }
}

function tellState(bus: BusState): void {
  metrics.connected(bus.state === 'connected');
  // Once for each reason for not being connected: retries go on for ever.
  const word = bus.state === 'refused' ? bus.reason : bus.state;
  if (told === word) return;
  told = word;
  tell({ type: 'busState', bus });
}

function tellMetrics(): void {
  tell({ type: 'metrics', snapshot: [...threadMetrics.snapshot(), ...metrics.snapshot()] });
}

async function stop(): Promise<void> {
  isStopping = true;
  reception.stop();
  clearInterval(depthTimer);
  await link?.close();
  await Promise.all(relays.map((relay) => relay.save()));
  client.close();
  main.close();
}
