/** The stored form of what happens to fixed-odds events and bets: numbers 160 to 189. */
import type { BookEvent } from '../../actors/book/book-events.ts';
import type { DeskEvent } from '../../actors/desk/desk-events.ts';
import type { LineFeedEvent } from '../../actors/feed/line-feed-events.ts';
import type { LineEvent } from '../../actors/line/line-events.ts';
import { type EventFormat, format } from './event-format.ts';

type BettingEvent = LineEvent | DeskEvent | BookEvent | LineFeedEvent;

export const BETTING_EVENT_FORMATS: { readonly [Type in BettingEvent['type']]: EventFormat } = {
  LineChanged: format<'LineChanged'>()(160, ['line', 'change', 'by', 'reason']),
  LineOperationDone: format<'LineOperationDone'>()(185, [
    'by',
    'idempotencyKey',
    'fingerprint',
    'event',
    'version',
    'resolutionCount',
    'isSettled',
  ]),
  LineTaken: format<'LineTaken'>()(161, ['line', 'lateFromMs', 'sharesMinor']),
  BudgetGranted: format<'BudgetGranted'>()(162, ['event', 'shard', 'amountsMinor']),
  BudgetReturned: format<'BudgetReturned'>()(163, ['event', 'shard', 'amountsMinor']),
  SettlementReported: format<'SettlementReported'>()(164, ['event', 'shard', 'round']),
  BookUpdated: format<'BookUpdated'>()(165, ['line', 'lateFromMs', 'homeShard', 'sharesMinor']),
  BudgetAsked: format<'BudgetAsked'>()(166, ['event', 'limits']),
  BudgetReceived: format<'BudgetReceived'>()(167, [
    'event',
    'amountsMinor',
    'limits',
    'shortLimits',
    'askAgainAtMs',
  ]),
  BudgetGivenBack: format<'BudgetGivenBack'>()(168, ['event', 'amountsMinor']),
  BetPlaced: format<'BetPlaced'>()(169, [
    'event',
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
    'event',
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
    'event',
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
  BookSettled: format<'BookSettled'>()(173, ['event', 'round', 'atMs']),
  FeedSuspended: format<'FeedSuspended'>()(174, ['epoch', 'reason', 'atMs']),
  FeedMarked: format<'FeedMarked'>()(175, ['shard', 'epoch', 'atMs']),
};
