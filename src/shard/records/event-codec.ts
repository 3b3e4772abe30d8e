/**
 * A journal record's payload: when the batch was sequenced, and its events by number and position.
 *
 * Numbers and the order of fields are a storage format, frozen by `test/golden/journal/`: they are
 * never reused or moved.
 */
import type { TicketsBought } from '../../../actors/draw/instance-events.ts';
import type { EventType, ShardEvent } from '../../../actors/events.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { assert } from '../../kernel/assert.ts';
import { ValueWriter } from '../../protocol/value-writer.ts';
import { BETTING_EVENT_FORMATS } from './betting-event-formats.ts';
import { type EventFormat, format } from './event-format.ts';
import { JOURNAL_EVENT_FORMATS } from './journal-event-formats.ts';
import { LOYALTY_EVENT_FORMATS } from './loyalty-event-formats.ts';
import { decodeValue, fromArray, writeFields } from './positional-codec.ts';

export interface RecordPayload {
  /** The shard's guarded clock when it sequenced the batch; time goes on from here at a restart. */
  readonly nowMs: number;
  readonly events: readonly ShardEvent[];
}

const PAYMENT_REQUEST = [
  'player',
  'number',
  'entryId',
  'fingerprint',
  'amountMinor',
  'method',
  'atMs',
] as const;

const FORMATS: { readonly [Type in EventType]: EventFormat } = {
  ...JOURNAL_EVENT_FORMATS,
  PlayerRegistered: format<'PlayerRegistered'>()(1, [
    'player',
    'slot',
    'login',
    'loginNormalised',
    'passwordHash',
    'birthDate',
    'roles',
    'atMs',
  ]),
  SessionStarted: format<'SessionStarted'>()(2, [
    'player',
    'familyId',
    'refreshHash',
    'expiresAtMs',
    'atMs',
  ]),
  SessionRefreshed: format<'SessionRefreshed'>()(3, [
    'player',
    'familyId',
    'refreshHash',
    'expiresAtMs',
    'atMs',
  ]),
  SessionEnded: format<'SessionEnded'>()(4, ['player', 'familyId', 'reason', 'atMs']),
  LoginFailed: format<'LoginFailed'>()(5, ['player', 'atMs']),
  RolesChanged: format<'RolesChanged'>()(6, ['player', 'roles', 'by', 'atMs']),

  DepositRequested: format<'DepositRequested'>()(20, PAYMENT_REQUEST),
  WithdrawalRequested: format<'WithdrawalRequested'>()(21, PAYMENT_REQUEST),
  PaymentCompleted: format<'PaymentCompleted'>()(22, ['player', 'number', 'atMs']),
  PaymentDeclined: format<'PaymentDeclined'>()(23, ['player', 'number', 'atMs']),
  PaymentDeferred: format<'PaymentDeferred'>()(24, ['player', 'number', 'askAtMs']),

  InstanceAnnounced: format<'InstanceAnnounced'>()(40, ['terms', 'coordinatorShard']),
  InstanceOpened: format<'InstanceOpened'>()(41, ['draw', 'ticketSecretHex', 'atMs']),
  TicketsBought: format<'TicketsBought'>()(42, [
    'draw',
    'player',
    'entryId',
    'fingerprint',
    'firstOrdinal',
    'masks',
    'atMs',
  ]),
  InstanceClosed: format<'InstanceClosed'>()(43, ['draw', 'atMs']),
  InstanceSealed: format<'InstanceSealed'>()(44, [
    'draw',
    'merkleRootHex',
    'chunkRootsHex',
    'atMs',
  ]),
  InstanceScanned: format<'InstanceScanned'>()(45, ['draw', 'numbers', 'winnersByTier']),
  InstanceSettled: format<'InstanceSettled'>()(46, ['draw', 'prizesByTier']),
  PaymentsReleased: format<'PaymentsReleased'>()(47, ['draw', 'fundMinor']),
  InstancePaid: format<'InstancePaid'>()(49, ['draw', 'atMs']),
  AwardApproved: format<'AwardApproved'>()(50, ['draw', 'ordinal', 'by', 'atMs']),
  InstanceCancelled: format<'InstanceCancelled'>()(51, ['draw', 'atMs']),
  StakesReturned: format<'StakesReturned'>()(52, ['draw', 'amountMinor']),
  TicketsRefunded: format<'TicketsRefunded'>()(53, [
    'draw',
    'fromOrdinal',
    'throughOrdinal',
    'players',
    'ticketCounts',
    'atMs',
  ]),
  InstanceRefunded: format<'InstanceRefunded'>()(54, ['draw', 'atMs']),
  ScanOrdered: format<'ScanOrdered'>()(55, ['draw', 'numbers']),
  WinnersPaid: format<'WinnersPaid'>()(56, [
    'draw',
    'fromPlace',
    'ordinals',
    'tiers',
    'players',
    'atMs',
  ]),

  DrawScheduled: format<'DrawScheduled'>()(70, ['terms', 'conductsAtMs', 'atMs']),
  DrawOpened: format<'DrawOpened'>()(71, ['draw', 'serverSeedHex', 'commitmentHex', 'atMs']),
  DrawClosed: format<'DrawClosed'>()(72, ['draw', 'atMs']),
  ShardSealed: format<'ShardSealed'>()(73, ['draw', 'seal']),
  DrawSealed: format<'DrawSealed'>()(74, ['draw', 'ticketsRootHex', 'atMs']),
  JackpotGranted: format<'JackpotGranted'>()(75, [
    'draw',
    'rollovers',
    'amountMinor',
    'calendarShard',
  ]),
  ConductRequested: format<'ConductRequested'>()(76, ['draw', 'by', 'atMs']),
  DrawConducted: format<'DrawConducted'>()(77, ['draw', 'numbers', 'atMs']),
  ShardScanned: format<'ShardScanned'>()(78, ['draw', 'shard', 'winnersByTier']),
  DrawSettled: format<'DrawSettled'>()(79, ['draw', 'settlement', 'atMs']),
  DrawReleased: format<'DrawReleased'>()(80, ['draw', 'fundsByShard', 'atMs']),
  ShardPaid: format<'ShardPaid'>()(81, ['draw', 'shard']),
  DrawPublished: format<'DrawPublished'>()(82, ['draw', 'rolloverMinor', 'calendarShard', 'atMs']),
  DrawCancelled: format<'DrawCancelled'>()(83, ['draw', 'reason', 'by', 'atMs']),
  JackpotReturned: format<'JackpotReturned'>()(84, ['draw', 'amountMinor', 'calendarShard']),
  SealReturned: format<'SealReturned'>()(85, ['draw', 'shard', 'amountMinor']),
  DrawRevealed: format<'DrawRevealed'>()(86, ['draw', 'ticketsRootHex', 'numbers', 'atMs']),

  DrawPlanned: format<'DrawPlanned'>()(100, [
    'draw',
    'seriesId',
    'closesAtMs',
    'recurring',
    'atMs',
  ]),
  JackpotClaimed: format<'JackpotClaimed'>()(101, [
    'draw',
    'seriesId',
    'rollovers',
    'amountMinor',
    'to',
  ]),
  JackpotRolledIn: format<'JackpotRolledIn'>()(102, [
    'seriesId',
    'rollovers',
    'amountMinor',
    'from',
  ]),

  ...LOYALTY_EVENT_FORMATS,

  MailPosted: format<'MailPosted'>()(120, ['to', 'message']),
  MailTaken: format<'MailTaken'>()(121, ['from', 'number']),
  MailConfirmed: format<'MailConfirmed'>()(122, ['to', 'number']),

  OutboxAdvanced: format<'OutboxAdvanced'>()(190, ['sequence']),
  ClockAccepted: format<'ClockAccepted'>()(191, ['reason', 'believedMs', 'atMs']),
  OutboxReplayed: format<'OutboxReplayed'>()(192, ['fromSequence', 'reason', 'atMs']),

  RaffleGameConfigured: format<'RaffleGameConfigured'>()(200, ['gameId', 'rules', 'by', 'atMs']),
  RaffleOpened: format<'RaffleOpened'>()(201, [
    'raffleId',
    'gameId',
    'rules',
    'serverSeedHex',
    'commitmentHex',
    'atMs',
  ]),
  StakeTaken: format<'StakeTaken'>()(202, [
    'messageId',
    'raffleId',
    'playerId',
    'stakeMinor',
    'atMs',
  ]),
  StakeIgnored: format<'StakeIgnored'>()(203, ['messageId', 'raffleId', 'atMs']),
  RaffleStarted: format<'RaffleStarted'>()(204, ['raffleId', 'reason', 'atMs']),
  RaffleFinished: format<'RaffleFinished'>()(205, [
    'raffleId',
    'merkleRootHex',
    'ticketsRootHex',
    'winners',
    'atMs',
  ]),
  RaffleCancelled: format<'RaffleCancelled'>()(206, ['raffleId', 'atMs']),
  RafflePrizeSent: format<'RafflePrizeSent'>()(207, ['raffleId', 'place', 'amountMinor', 'to']),
  RafflePrizeCredited: format<'RafflePrizeCredited'>()(208, [
    'raffleId',
    'place',
    'player',
    'amountMinor',
    'from',
    'atMs',
  ]),
  ExternalIdLinked: format<'ExternalIdLinked'>()(209, ['externalId', 'player', 'by', 'atMs']),
  ...BETTING_EVENT_FORMATS,
};

const BY_NUMBER = new Map(
  Object.entries(FORMATS).map(([type, { number, fields }]) => [number, { type, fields }]),
);
assert(BY_NUMBER.size === Object.keys(FORMATS).length, 'each event has its own number');

const writer = new ValueWriter();

export function encodeEvents({ nowMs, events }: RecordPayload): Uint8Array {
  writer.begin();
  writer.array(2);
  writer.number(nowMs);
  writer.array(events.length);
  for (const event of events) writeEvent(event);
  return writer.take();
}

function writeEvent(event: ShardEvent): void {
  if (event.type === 'TicketsBought') {
    writeTicketsBought(event);
    return;
  }
  const { number, fields } = FORMATS[event.type];
  writeFields(writer, event, fields as readonly (keyof ShardEvent)[], number);
}

/**
 * The same bytes, field by field: names that are looked up in a list are twice the work, and nearly
 * every event is this one.
 */
function writeTicketsBought(event: TicketsBought): void {
  const { number, fields } = FORMATS.TicketsBought;
  writer.array(1 + fields.length);
  writer.number(number);
  writer.number(event.draw);
  writer.number(event.player);
  writer.text(event.entryId);
  writer.number(event.fingerprint);
  writer.number(event.firstOrdinal);
  writer.numbers(event.masks);
  writer.number(event.atMs);
}

export function decodeEvents(bytes: Uint8Array): RecordPayload {
  const record = decodeValue(bytes);
  if (!Array.isArray(record) || typeof record[0] !== 'number' || !Array.isArray(record[1])) {
    throw new CorruptRecordError('a record is not a time and its events');
  }
  return { nowMs: record[0], events: record[1].map(decodeEvent) };
}

function decodeEvent(encoded: unknown): ShardEvent {
  if (!Array.isArray(encoded)) throw new CorruptRecordError('an event is not a list');
  const [number, ...values] = encoded;
  const known = BY_NUMBER.get(number);
  if (known === undefined) throw new CorruptRecordError('an event has an unknown number');
  const body = fromArray<Record<string, unknown>>(values, known.fields);
  return { type: known.type, ...body } as unknown as ShardEvent;
}
