/** The stored form of what happens to fixtures and bets: numbers 160 to 189. */
import type { BookEvent } from '../../../actors/book/book-events.ts';
import type { DeskEvent } from '../../../actors/desk/desk-events.ts';
import type { LineFeedEvent } from '../../../actors/feed/line-feed-events.ts';
import type { LineEvent } from '../../../actors/line/line-events.ts';
import { type EventFormat, format } from './event-format.ts';

type BettingEvent = LineEvent | DeskEvent | BookEvent | LineFeedEvent;

export const BETTING_EVENT_FORMATS: { readonly [Type in BettingEvent['type']]: EventFormat } = {
  LineChanged: format<'LineChanged'>()(160, ['line', 'change', 'by', 'reason']),
  LineOperationDone: format<'LineOperationDone'>()(185, [
    'by',
    'idempotencyKey',
    'fingerprint',
    'fixture',
    'version',
    'resolutionCount',
    'isSettled',
  ]),
  LineTaken: format<'LineTaken'>()(161, ['line', 'lateFromMs', 'allotmentsMinor']),
  AllotmentGiven: format<'AllotmentGiven'>()(162, ['fixture', 'shard', 'amountsMinor']),
  AllotmentReturned: format<'AllotmentReturned'>()(163, ['fixture', 'shard', 'amountsMinor']),
  SettlementReported: format<'SettlementReported'>()(164, ['fixture', 'shard', 'round']),
  BookUpdated: format<'BookUpdated'>()(165, ['line', 'lateFromMs', 'homeShard', 'allotmentsMinor']),
  AllotmentAsked: format<'AllotmentAsked'>()(166, ['fixture', 'limits']),
  AllotmentReceived: format<'AllotmentReceived'>()(167, [
    'fixture',
    'amountsMinor',
    'limits',
    'shortLimits',
    'askAgainAtMs',
  ]),
  AllotmentGivenBack: format<'AllotmentGivenBack'>()(168, ['fixture', 'amountsMinor']),
  BetPlaced: format<'BetPlaced'>()(169, [
    'fixture',
    'player',
    'entryId',
    'fingerprint',
    'ordinal',
    'selection',
    'stakeMinor',
    'oddsHundredths',
    'version',
    'atMs',
  ]),
  AccumulatorPlaced: format<'AccumulatorPlaced'>()(170, [
    'player',
    'entryId',
    'fingerprint',
    'ordinal',
    'legs',
    'stakeMinor',
    'liabilityMinor',
    'atMs',
  ]),
  BetsSettled: format<'BetsSettled'>()(171, [
    'fixture',
    'round',
    'players',
    'betCounts',
    'ordinals',
    'outcomes',
    'payoutsMinor',
    'reversedMinor',
    'stakesMinor',
    'approvalMinor',
    'next',
    'atMs',
  ]),
  AccumulatorsSettled: format<'AccumulatorsSettled'>()(172, [
    'fixture',
    'round',
    'settled',
    'approvalMinor',
    'next',
    'atMs',
  ]),
  PayoutApproved: format<'PayoutApproved'>()(176, [
    'awardId',
    'player',
    'entryId',
    'amountMinor',
    'by',
    'atMs',
  ]),
  BookSettled: format<'BookSettled'>()(173, ['fixture', 'round', 'atMs']),
  FeedSuspended: format<'FeedSuspended'>()(174, ['epoch', 'reason', 'atMs']),
  FeedMarked: format<'FeedMarked'>()(175, ['shard', 'epoch', 'atMs']),
};
