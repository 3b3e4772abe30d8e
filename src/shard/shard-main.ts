/**
 * The entry of a shard's thread: its journal, its ports, its timer.
 *
 * The thread ends by itself, never by `terminate`: ending a thread inside an LMDB commit would end
 * the whole process.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { COUNTERS } from '../../actors/counters.ts';
import { ENGINE_AREAS } from '../engine-areas.ts';
import { type HeadMark, markOf } from '../journal/head-marks.ts';
import { DamagedRowError } from '../journal/journal-errors.ts';
import { SPARE_BYTES } from '../journal/journal-limits.ts';
import { must, unreachable } from '../kernel/assert.ts';
import { NewerDataError, OperationalError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { SystemRandom } from '../kernel/system-random.ts';
import { createLogger } from '../operations/logger.ts';
import { ThreadMetrics } from '../operations/metrics.ts';
import { beat } from '../operations/pulse.ts';
import { accountsIn } from './accounts/account-columns.ts';
import { warmAccounts } from './accounts/warm-accounts.ts';
import { COMMIT_SPACING_MS } from './commit-pace.ts';
import { ErrandDesk } from './errand-desk.ts';
import { OperationTable } from './handlers/operation-table.ts';
import { Watchers } from './notices/watchers.ts';
import { tallyOutcomes } from './outcome-tally.ts';
import { PeerPorts } from './peer-ports.ts';
import { PickWatch } from './pick-watch.ts';
import { checkpointsBehind, ReaderWatch } from './reader-watch.ts';
import { lastRecordMs } from './records/last-record.ts';
import { betsIn, SalesWatch } from './sales-watch.ts';
import { Shard } from './shard.ts';
import type { MainToShard, ShardThreadData, ShardToMain } from './shard-thread.ts';
import { checkOwnRows, damagedRowSentence } from './tables/damaged-rows.ts';
import { fromJournal } from './verification/from-journal.ts';
import {
  checkHandovers,
  checkShardCount,
  openShardJournal,
} from './verification/journal-origin.ts';
import { standingOf } from './verification/shard-standing.ts';
import type { Work } from './work.ts';

/** How often reminders are looked at, at least, because the wall clock may step. */
const TICK_MS_MAX = 500;
const DAY_MS = 86_400_000;

const thread = workerData as ShardThreadData;
const { place, settings, believedOffsetMs } = thread;
const { shardCount } = place;
const { shard: shardIndex, founderCount } = place.origin;
const name = `shard-${shardIndex}`;
const main = must(parentPort, 'a shard was started outside a worker thread');
const log = createLogger({ level: settings.logLevel, format: settings.logFormat }).child({
  component: 'shard',
  thread: name,
});
const metrics = new ThreadMetrics(name);
metrics.watchEventLoop();

const tell = (message: ShardToMain): void => main.postMessage(message);
const errands = new ErrandDesk(tell);
const readerWatch = new ReaderWatch(name, (change) => tell({ type: 'alarm', change }));
const pickWatch = new PickWatch((change) => tell({ type: 'alarm', change }));
const watchers = new Watchers();
const receive = (works: readonly Work[]): void => {
  shard.receive(works);
  armTimer();
};
const ports = new PeerPorts(shardIndex, receive, watchers);
const operations = await OperationTable.load(ENGINE_AREAS);
const opening = { clock: SYSTEM_CLOCK, spareBytes: SPARE_BYTES };
const journal = await openShardJournal(place, opening);
tellStrays(journal.strayBytes);
let stopWarming = (): void => undefined;
fromJournal(name, () => checkOwnRows(journal), place.newerBuild);
let timer: NodeJS.Timeout | undefined;
let timerAtMs = Number.POSITIVE_INFINITY;

const shard = fromJournal(
  name,
  () =>
    new Shard({
      identity: { shard: shardIndex, founderCount },
      shardCount,
      journal,
      operations,
      clock: SYSTEM_CLOCK,
      believedOffsetMs,
      random: new SystemRandom(),
      approvalMinor: settings.approvalMinorMin,
      accountsMax: accountsIn(settings.accountMegabytes / shardCount),
      ports,
      watchers,
      runErrand: errands.run,
      commitSpacingMs: COMMIT_SPACING_MS,
      stumbles: thread.stumbles,
      onStumble: (error, culprit) => log.error('work failed and was left out', { error, culprit }),
      onFailure: (error, culprit) => void fail(error, culprit ?? null),
      onErrandFailure: (error) => log.warn('an errand failed and will be tried again', { error }),
      onAlarm: (change) => tell({ type: 'alarm', change }),
      onBatch: ({ commandCount, flushMs, answers, events }) => {
        for (const outcome of tallyOutcomes(answers)) metrics.commandsDone(outcome);
        metrics.batchFlushed({ commandCount, flushSeconds: flushMs / 1_000 });
        const bets = betsIn(events);
        if (bets !== undefined) metrics.sold(bets);
        armTimer();
      },
    }),
  place.newerBuild,
);

const salesWatch = fromJournal(name, () => new SalesWatch(shard.state), place.newerBuild);

main.on('message', (message: MainToShard) => {
  switch (message.type) {
    case 'connectPeer':
      ports.connectPeer(message.peer, message.port);
      return;
    case 'connectShard':
      ports.connectShard(message.shard, message.port);
      shard.resendMail(message.shard);
      return;
    case 'begin':
      shard.keepKeys(settings.keyDays * DAY_MS);
      stopWarming = warmAccounts(shard.state.accounts, (error) => void fail(error, null));
      shard.resendMail(shardIndex);
      tick();
      return;
    case 'askHead':
      tellHead();
      return;
    case 'room':
      shard.setRoom(message.hasRoom);
      return;
    case 'errandDone':
    case 'errandFailed':
      errands.answered(message);
      return;
    case 'askMetrics':
      metrics.queueDepth(name, shard.waitingCount);
      metrics.clockRead(shard.clock);
      metrics.sold(salesWatch.look(shard.state));
      metrics.picksNearLimit(pickWatch.look(shard.state.nearPicks.all()));
      lookAtRows();
      tell({ type: 'metrics', snapshot: metrics.snapshot() });
      return;
    case 'stop':
      void stop();
      return;
    default:
      unreachable(message);
  }
});
checkShardCount(shard.state.identity.shardCount, place);
checkHandovers(shard.state.counters.get(COUNTERS.restorations), place);
tell({ type: 'journalRead', lastMs: lastRecordMs(journal) });
beat(thread.pulse);
tell({ type: 'ready', standing: standingOf(shard.state), mark: newestMark(false) });

function tellHead(): void {
  const trouble = journal.findTrouble();
  if (trouble === undefined) tell({ type: 'head', mark: newestMark(false) });
  else tell({ type: 'fileTrouble', trouble });
}

function tellStrays(bytes: number): void {
  if (bytes === 0) return;
  log.warn(
    'bits had been flipped where no record was, behind the last one, and are zeros again: the ' +
      'disk may be about to fail',
    { bytes },
  );
}

function lookAtRows(): void {
  const rows = journal.lookAtRows();
  if (rows === undefined) return;
  const { readers, deadCount } = rows;
  metrics.rowsRead({
    ...rows,
    readerCount: readers.length,
    checkpointsBehind: checkpointsBehind(rows),
  });
  readerWatch.look(rows, SYSTEM_CLOCK.monotonicMs());
  if (deadCount > 0) log.warn('readers of the rows had died, and were let go', { deadCount });
}

function newestMark(isLast: boolean): HeadMark {
  return markOf(journal.durableHead, { atMs: shard.clock.read().nowMs, isLast });
}

function tick(): void {
  timerAtMs = Number.POSITIVE_INFINITY;
  shard.tick();
  armTimer();
}

/** Wakes the shard when its next reminder is due, and in any case soon. */
function armTimer(): void {
  const inMs = Math.min(shard.nextWakeInMs() ?? TICK_MS_MAX, TICK_MS_MAX);
  const atMs = SYSTEM_CLOCK.monotonicMs() + Math.max(1, inMs);
  if (atMs >= timerAtMs) return;
  clearTimeout(timer);
  timerAtMs = atMs;
  timer = setTimeout(tick, Math.max(1, inMs));
}

async function stop(): Promise<void> {
  stopWarming();
  clearTimeout(timer);
  timerAtMs = Number.NEGATIVE_INFINITY;
  await shard.stop();
  for (const saved of journal.savedFiles) {
    log.warn('a file of the journal that had lost its name was saved', { saved });
  }
  tell({ type: 'head', mark: newestMark(true) });
  end();
}

/** Our own bug restarts from the journal; a journal that failed ends the process. */
async function fail(error: unknown, culprit: string | null): Promise<void> {
  stopWarming();
  clearTimeout(timer);
  timerAtMs = Number.NEGATIVE_INFINITY;
  const known = error instanceof NewerDataError ? error.naming(place.newerBuild) : error;
  const damaged = error instanceof DamagedRowError ? damagedRowSentence(error) : null;
  // A damaged row belongs to somebody, unless it was met in the shard's own work.
  const isFatal = error instanceof OperationalError && (damaged === null || culprit === null);
  const message = damaged ?? (known instanceof Error ? known.message : 'the shard failed');
  log.error('the shard stopped', { error, isFatal, culprit });
  await journal.close().catch((cause: unknown) => log.warn('closing failed', { error: cause }));
  tell({ type: 'failed', message, isFatal, culprit });
  end();
}

function end(): void {
  ports.close();
  main.close();
}
