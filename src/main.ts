/**
 * The composition root: one engine, whole, in this process.
 *
 * Order of the start: the data directory is locked and checked, keys are read, shards recover from
 * their journals, the next draws are planned, and only then do gateways, whose code was loaded
 * meanwhile, listen. The stop goes the other way, so that everything that was taken is answered and
 * flushed.
 */
import { resolve } from 'node:path';
import type { Settings } from './config/settings.ts';
import { type EngineSecrets, keptSecrets } from './identity/kept-secrets.ts';
import { SigningKeys } from './identity/signing-keys.ts';
import type { JobRunner } from './jobs/job-runner.ts';
import { ClockMark } from './journal/clock-mark.ts';
import { DataDirectory } from './journal/data-directory.ts';
import type { MetaReader } from './journal/directory-meta.ts';
import type { OperationalError } from './kernel/errors.ts';
import type { RandomSource } from './kernel/random.ts';
import { SYSTEM_CLOCK } from './kernel/system-clock.ts';
import { SystemRandom } from './kernel/system-random.ts';
import type { AccrualSystem } from './loyalty/accrual-system.ts';
import { openAccrualSystem } from './loyalty/open-accrual-system.ts';
import { ShardClient } from './mailbox/shard-client.ts';
import { AlarmBoard } from './operations/alarms.ts';
import { HealthState } from './operations/health.ts';
import type { Logger } from './operations/logger.ts';
import { beginSuspended } from './outbox/line-suspension.ts';
import { SandboxProvider } from './payments/sandbox-provider.ts';
import { shardSettings } from './shard/shard-thread.ts';
import { createSharedTable, SHARED_TABLE_ENTRIES_DEFAULT } from './structures/shared-table.ts';
import { answersToGateways } from './supervisor/answers-to-gateways.ts';
import { BackupNotes } from './supervisor/backup-notes.ts';
import { Bus } from './supervisor/bus.ts';
import { ClockKeeper } from './supervisor/clock-keeper.ts';
import { setUpCollector } from './supervisor/collector.ts';
import { connectMain } from './supervisor/connect-main.ts';
import { controlCommands } from './supervisor/control-commands.ts';
import { ControlSocket } from './supervisor/control-socket.ts';
import { DrawPlanner } from './supervisor/draw-planner.ts';
import { FigureDesk } from './supervisor/figure-desk.ts';
import { GatewayFleet } from './supervisor/gateway-fleet.ts';
import { JournalKeeper } from './supervisor/journal-keeper.ts';
import { rotateKeys } from './supervisor/key-rotation.ts';
import { openMainJobs } from './supervisor/main-jobs.ts';
import { MetricsCollector } from './supervisor/metrics-collector.ts';
import { type OfferedGames, readOfferedGames } from './supervisor/offered-games.ts';
import { openOperations } from './supervisor/operations-listener.ts';
import { RoomWatch } from './supervisor/room-watch.ts';
import { errandRunner } from './supervisor/run-errand.ts';
import { SealedFiles } from './supervisor/sealed-files.ts';
import { ShardFleet } from './supervisor/shard-fleet.ts';
import { StopStack, type StopStep } from './supervisor/stop-stack.ts';
import { Watchdog } from './supervisor/watchdog.ts';

export interface EngineOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** The engine cannot go on; the process has to end. Called at most once. */
  readonly onLost: (error: OperationalError) => void;
  /** False: shards only, for commands on an engine that does not run. */
  readonly isServing: boolean;
  /** The gateways load: until the engine is there, they end by this and not by its steps. */
  readonly onGateways?: (gateways: Pick<GatewayFleet, 'stop'>) => void;
  /** Who opens the data directory, where that is not a usual start. */
  readonly reader?: MetaReader;
}

export class Engine {
  readonly client: ShardClient;
  readonly clock: ClockKeeper;
  readonly jobs: JobRunner;
  /** The port that gateways listen on; undefined where none do. */
  readonly port: number | undefined;
  /** The port of metrics and health; undefined where nothing is served. */
  readonly operationsPort: number | undefined;
  /** What a stop has to do, in order. */
  readonly stopSteps: readonly StopStep[];

  private constructor({ client, clock, jobs }: Ground, stops: StopStack, ports: Ports = {}) {
    this.client = client;
    this.clock = clock;
    this.jobs = jobs;
    this.port = ports.port;
    this.operationsPort = ports.operationsPort;
    this.stopSteps = stops.steps;
  }

  /** Rejects with an OperationalError whose message is a sentence for the operator. */
  static async start(options: EngineOptions): Promise<Engine> {
    setUpCollector();
    const offered = await readOfferedGames(options.settings);
    const stops = new StopStack();
    try {
      const ground = await prepareGround({ ...options, ...offered }, stops);
      const operationsPort = options.isServing ? await openOperations(ground, stops) : undefined;
      const shards = shardFleetOf(ground, stops);
      const recovering = shards.start();
      // Loading their code takes the gateways as long as the shards need for their journals.
      const gateways = options.isServing ? loadGateways(ground, shards, stops) : undefined;
      if (gateways !== undefined) options.onGateways?.(gateways);
      await recovering;
      const started = connectShards(ground, shards, stops);
      if (gateways === undefined) return new Engine(ground, stops);
      const room = await startWatching(ground, started, stops);
      const bus = await startBus(ground, started, stops);
      await startPlanning(ground, started, stops);
      await startControl(ground, started, stops);
      const port = await startServing(ground, { ...started, gateways, room, bus }, stops);
      return new Engine(ground, stops, { port, operationsPort });
    } catch (error) {
      await stops.undo(options.log);
      throw error;
    }
  }
}

type Ports = Partial<Pick<Engine, 'port' | 'operationsPort'>>;
type Offering = EngineOptions & OfferedGames;
/** What everything else stands on. */
interface Ground extends Offering {
  readonly path: string;
  readonly directory: DataDirectory;
  readonly journals: JournalKeeper;
  readonly clock: ClockKeeper;
  readonly random: RandomSource;
  readonly keys: SigningKeys;
  readonly secrets: EngineSecrets;
  readonly jobs: JobRunner;
  readonly client: ShardClient;
  readonly sealedFiles: SealedFiles;
  readonly accrual: AccrualSystem;
  readonly metrics: MetricsCollector;
  readonly backups: BackupNotes;
  readonly health: HealthState;
  readonly alarms: AlarmBoard;
  readonly watchdog: Watchdog;
}

/** The shards, and the main thread's own way to ask them. */
type StartedShards = Pick<Ground, 'client'> & { readonly shards: ShardFleet };

async function prepareGround(options: Offering, stops: StopStack): Promise<Ground> {
  const { settings, log, reader } = options;
  const random = new SystemRandom();
  const path = resolve(settings.dataDirectory);
  const { shardCount, currency } = settings;
  const holder = options.isServing ? 'engine' : 'command';
  const wanted = { path, shardCount, currency, random, reader };
  const directory = await DataDirectory.open({ ...wanted, holder });
  stops.add('release the data directory', 1_000, () => directory.release());
  const journals = new JournalKeeper({ path, directory, log, onLost: options.onLost });
  stops.add('note how far the journals are', 30_000, () => journals.close());
  const clock = new ClockKeeper(SYSTEM_CLOCK, new ClockMark(path), { directory, log });
  const parts = ['shards', 'gateways', 'disk'];
  if (settings.natsUrls.length > 0 && options.isServing) parts.push('outbox');
  const health = new HealthState(parts, clock);
  const alarms = new AlarmBoard(health, log, clock);
  const watchdog = new Watchdog({ settings, alarms, log, onHung: options.onLost });
  const keys = await SigningKeys.open({ dataDirectory: path, clock });
  const secrets = await keptSecrets(path, random, { sandbox: settings.sandboxSecret });
  const jobs = openMainJobs(shardCount);
  stops.add('end the jobs', 10_000, () => jobs.close());
  const client = new ShardClient(directory.shardCounts);
  const sealedFiles = await SealedFiles.open({ dataDirectory: path, client, jobs, log, alarms });
  const accrual = await openAccrualSystem({ ...options, alarms }, clock);
  stops.add('stop asking the accrual system', 5_000, () => accrual.close());
  const figures = new FigureDesk(clock, settings.timeZone);
  const metrics = new MetricsCollector({ alarms, accrual }, figures);
  const made = { path, directory, clock, random, keys, secrets, jobs, accrual, metrics };
  const kept = { health, alarms, watchdog, backups: new BackupNotes(clock) };
  return { ...options, ...made, client, journals, sealedFiles, ...kept };
}

function shardFleetOf(ground: Ground, stops: StopStack): ShardFleet {
  const { settings, log, clock, directory, jobs, accrual, secrets, health } = ground;
  const { alarms, metrics, sealedFiles, watchdog } = ground;
  const { shardCount, currency } = settings;
  const provider = new SandboxProvider({ clock, secret: secrets.sandbox });
  const shards = new ShardFleet({
    places: Array.from({ length: shardCount }, (_, shard) => directory.journalPlace(shard)),
    settings: shardSettings(settings),
    log,
    clock,
    believedOffset: () => clock.believedOffsetMs,
    watchdog,
    runErrand: errandRunner({ jobs, provider, accrual, currency, sealedFiles }),
    onLost: (error) => {
      health.broken('shards', error.message);
      ground.onLost(error);
    },
    alarms,
    beforeBegin: () => ground.journals.start(shards, health),
    onFileTrouble: (shard, trouble) => ground.journals.inTrouble(shard, trouble),
    onHead: (shard, mark) => ground.journals.keep(shard, mark),
    onMetrics: (thread, snapshot) => metrics.keep(thread, snapshot),
  });
  stops.add('stop the shards', 30_000, () => shards.stop());
  return shards;
}

function connectShards(ground: Ground, shards: ShardFleet, stops: StopStack): StartedShards {
  const { client, sealedFiles, health, clock } = ground;
  clock.start(shards.lastMs, stops);
  connectMain(client, shards);
  stops.add('close the ports', 1_000, () => client.close());
  stops.add('give up unfinished files', 5_000, () => sealedFiles.close());
  health.ready('shards');
  return { shards, client };
}

async function startWatching(
  { path, settings, health, log }: Ground,
  { shards }: StartedShards,
  stops: StopStack,
): Promise<RoomWatch> {
  const room = new RoomWatch({ path, settings, shards, health, log });
  stops.add('stop watching the disk', 1_000, () => room.close());
  await room.start();
  return room;
}

/** Undefined where no NATS is configured: the engine is whole without. */
async function startBus(
  { settings, directory, health, alarms, log, clock, metrics, watchdog }: Ground,
  { shards, client }: StartedShards,
  stops: StopStack,
): Promise<Bus | undefined> {
  if (settings.natsUrls.length === 0) return undefined;
  if (settings.role === 'bet-maker') await beginSuspended(client);
  const { engineId, forebears, shardCounts } = directory;
  const told = { health, alarms, log, clock, onMetrics: metrics.keep.bind(metrics), watchdog };
  const bus = new Bus({ engineId, forebears, shardCounts, settings, shards, ...told });
  stops.add('stop the bus', 10_000, () => bus.stop());
  await bus.start();
  return bus;
}

async function startPlanning(
  { settings, games, schedule, clock, log, alarms }: Ground,
  { client }: StartedShards,
  stops: StopStack,
): Promise<void> {
  if (settings.role === 'line-provider') return;
  const { timeZone, graceMs, approvalMinorMin: approvalMinor, payoutPermyriadMax } = settings;
  const terms = { games, schedule, timeZone, graceMs, approvalMinor, payoutPermyriadMax };
  const planner = new DrawPlanner({ ...terms, client, clock, log, alarms });
  stops.add('stop planning', 1_000, () => planner.stop());
  await planner.start();
}

async function startControl(ground: Ground, { client }: StartedShards, stops: StopStack) {
  const control = new ControlSocket(ground.path, controlCommands({ ...ground, client }));
  stops.add('close the control socket', 1_000, () => control.close());
  await control.listen();
}

/** Starts the gateways' threads, which load their code and wait for the doors to be opened. */
function loadGateways(ground: Ground, shards: ShardFleet, stops: StopStack): GatewayFleet {
  const { settings, brand, secrets, keys, log, metrics, health } = ground;
  const gateways = new GatewayFleet({
    ...{ shardCounts: ground.directory.shardCounts, settings, brand },
    games: ground.games.onOffer,
    secrets,
    signingKeys: keys.records,
    rateLimits: createSharedTable(SHARED_TABLE_ENTRIES_DEFAULT),
    loginFailures: createSharedTable(SHARED_TABLE_ENTRIES_DEFAULT),
    shards,
    watchdog: ground.watchdog,
    clock: ground.clock,
    log,
    onMetrics: (thread, snapshot) => metrics.keep(thread, snapshot),
  });
  health.listen((report) => gateways.tellHealth(report));
  stops.add('end the gateways that wait', 20_000, () => gateways.stop());
  gateways.load();
  return gateways;
}

interface Doors extends StartedShards {
  readonly gateways: GatewayFleet;
  readonly room: RoomWatch;
  readonly bus: Bus | undefined;
}

/** Opens the doors: from here on there are clients. Resolves to the port. */
async function startServing(ground: Ground, doors: Doors, stops: StopStack): Promise<number> {
  const { keys, log, metrics, health, watchdog, shards, gateways, bus } = { ...ground, ...doors };
  stops.add('stop the gateways', 20_000, () => gateways.stop());
  const port = await gateways.listen(answersToGateways({ ...ground, ...doors }));
  health.ready('gateways');
  metrics.start(() => {
    for (const threads of [shards, gateways, bus]) threads?.askMetrics();
  });
  stops.add('stop counting', 1_000, () => metrics.stop());
  const rotation = rotateKeys(keys, { log, tell: (records) => gateways.tellSigningKeys(records) });
  stops.add('stop rotating keys', 1_000, () => clearInterval(rotation));
  watchdog.start(stops);
  return port;
}
