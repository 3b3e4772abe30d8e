/** What staff see of the engine as it runs now. */
import { DRAW_DUTIES, type DrawDuty as DutyName } from '../../actors/coordinator/awaited-duty.ts';
import { DRAW_STATES, type DrawState } from '../../actors/coordinator/coordinator.ts';
import { ALARM_KINDS, type AlarmKind } from '../operations/alarms.ts';
import { ExactMinor, Instant, Nullable, type Static, strictObject, Type } from './schema.ts';

const Count = Type.Integer({ minimum: 0 });
const Rate = Type.Number({ minimum: 0 });

/** Clients meet new kinds in later versions. */
const Kind = Type.Unsafe<AlarmKind>(
  Type.String({
    enum: Object.keys(ALARM_KINDS),
    description: 'What is wrong, as a name.',
    examples: ['outboxStuck'],
  }),
);

const Alarm = strictObject(
  {
    kind: Kind,
    about: Type.String({ examples: ['wall clock'] }),
    sentence: Type.String(),
    since: Instant,
    thread: Type.String(),
    stopsTraffic: Type.Boolean(),
  },
  { title: 'Alarm' },
);

const NotReady = strictObject(
  {
    part: Type.String({ description: 'Of the engine, or the kind of an alarm.' }),
    sentence: Type.String(),
    since: Instant,
  },
  { description: 'Why the engine should be given no work.' },
);

const ClockStatus = strictObject(
  {
    state: Type.Union([
      Type.Literal('steady', { description: 'one time is believed.' }),
      Type.Literal('unsure', {
        description: 'the wall clock was stepped, and what the two would decide differently waits.',
      }),
      Type.Literal('behind', {
        description: 'the wall clock has held behind the journal: an operator has to decide.',
      }),
    ]),
    now: Instant,
    timeZone: Type.String({ description: 'In which days begin and end.', examples: ['UTC'] }),
    skewMs: Type.Integer({
      description: 'How far the wall clock is ahead of the time that is believed.',
      examples: [0],
    }),
    stepCount: Count,
  },
  { title: 'ClockStatus' },
);

const DrawDuty = strictObject(
  {
    drawId: Type.String(),
    series: Type.String(),
    game: Type.String(),
    state: Type.Unsafe<DrawState>(Type.String({ enum: [...DRAW_STATES] })),
    duty: Type.Unsafe<DutyName>(
      Type.String({ enum: [...DRAW_DUTIES], description: 'What has to happen next.' }),
    ),
    dueAt: Instant,
    lateSeconds: Rate,
    waitsFor: Nullable(
      strictObject({
        what: Type.Union([Type.Literal('shards'), Type.Literal('jackpot')], {
          description: 'What has not come yet: reports of shards, or the jackpot of the series.',
        }),
        shards: Type.Array(Type.Integer(), {
          description: 'Those that have not reported.',
          examples: [[1]],
        }),
      }),
    ),
  },
  { title: 'DrawDuty' },
);

const ShardStatus = strictObject(
  {
    shard: Type.Integer({ description: 'Which of them, from 0.' }),
    state: Type.Union([Type.Literal('serving'), Type.Literal('recovering')]),
    since: Instant,
    queueDepth: Count,
    journalSequence: Count,
    journalAt: Instant,
    commitMsP50: Nullable(Rate),
    commitMsP99: Nullable(Rate),
    outboxRecords: Nullable(Count),
    outboxOldestSeconds: Nullable(Rate),
    rowsBytes: Count,
    restartCount: Count,
  },
  { title: 'ShardStatus' },
);

const GatewayStatus = strictObject(
  {
    gateway: Type.Integer({ description: 'Which of them, from 0.' }),
    state: Type.Union([
      Type.Literal('serving'),
      Type.Literal('starting', { description: 'it does not listen yet, or again.' }),
    ]),
    since: Instant,
    connectionCount: Count,
    socketCount: Count,
    pendingCount: Count,
  },
  { title: 'GatewayStatus' },
);

const ThreadDelay = strictObject(
  {
    thread: Type.String(),
    delayMsP50: Rate,
    delayMsP99: Rate,
    delayMsMax: Rate,
  },
  { title: 'ThreadDelay' },
);

const DiskStatus = strictObject(
  {
    state: Type.Union([
      Type.Literal('ok'),
      Type.Literal('low', { description: 'less than twice what stops sales.' }),
      Type.Literal('full', { description: 'sales stand still; payouts and closes go on.' }),
      Type.Literal('unknown', { description: 'the disk does not answer.' }),
    ]),
    freeBytes: Count,
    usedBytes: Count,
    dataBytes: Nullable(Count),
    stopsSalesBelowBytes: Count,
  },
  { title: 'DiskStatus' },
);

const NatsStatus = strictObject(
  {
    state: Type.Union([
      Type.Literal('off', { description: 'none is configured.' }),
      Type.Literal('connected'),
      Type.Literal('disconnected'),
      Type.Literal('refused', { description: 'it contradicts the settings: see `sentence`.' }),
    ]),
    since: Nullable(Instant),
    serverVersion: Nullable(Type.String({ examples: ['2.12.15'] })),
    sentence: Nullable(Type.String()),
    outboxRecords: Count,
    outboxRecordsMax: Count,
    outboxOldestSeconds: Rate,
    isOutboxStuck: Type.Boolean(),
  },
  { title: 'NatsStatus' },
);

const Sold = (description: string) =>
  strictObject({ count: Count, stakesMinor: ExactMinor }, { description });

const SalesStatus = strictObject(
  {
    overSeconds: Type.Number({ minimum: 0, description: 'Over how long the rates are.' }),
    ticketsPerSecond: Rate,
    betsPerSecond: Rate,
    stakesMinorPerSecond: Rate,
    today: strictObject(
      {
        since: Instant,
        tickets: Sold('Tickets that entered a draw, standing ones included.'),
        bets: Sold('Bets, each accumulator as one.'),
      },
      {
        description:
          "What was sold since midnight in the operator's time zone, or since the engine was " +
          'started, as `since` says.',
      },
    ),
  },
  { title: 'SalesStatus' },
);

const Backup = strictObject({
  number: Type.Integer({ description: 'Of the backup.' }),
  cutAt: Instant,
  doneAt: Instant,
});

/** What the main thread knows. */
const ENGINE_PART = {
  asOf: Instant,
  engine: strictObject({
    engineId: Type.String(),
    version: Type.String({ description: 'The release.', examples: ['0.2.0'] }),
    role: Type.String({ description: 'What it does beside others.', examples: ['whole'] }),
    startedAt: Instant,
  }),
  isReady: Type.Boolean(),
  notReady: Type.Array(NotReady),
  alarms: Type.Array(Alarm),
  alarmCount: Count,
  clock: ClockStatus,
  shards: Type.Array(ShardStatus),
  gateways: Type.Array(GatewayStatus),
  threads: Type.Array(ThreadDelay),
  memory: strictObject(
    { residentBytes: Count, machineBytes: Count },
    { description: 'What the process has of the memory, and what the machine has.' },
  ),
  disk: DiskStatus,
  nats: NatsStatus,
  sales: SalesStatus,
  lastBackup: Nullable(Backup),
};
const EnginePart = strictObject(ENGINE_PART);
export type EngineStatus = Static<typeof EnginePart>;

export const StatusReply = strictObject(
  {
    ...ENGINE_PART,
    draws: strictObject(
      {
        late: Type.Array(DrawDuty, {
          description: 'Whose next duty was due five seconds ago or earlier, the oldest first.',
        }),
        lateCount: Count,
        due: Type.Array(DrawDuty, { description: 'The others, in the order in which it is due.' }),
        dueCount: Count,
        shardsSilent: Type.Array(Type.Integer(), {
          description:
            'Shards that did not tell of their draws in time: of theirs nothing is here.',
          examples: [[]],
        }),
      },
      { description: 'What has to happen next with the draws that are not over.' },
    ),
  },
  { title: 'EngineStatus' },
);
