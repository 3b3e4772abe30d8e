/** The stored form of what happens to orders and points: numbers 140 to 159. */
import type { OrderEvent } from '../../../actors/order/order-events.ts';
import type {
  BirthDateGiven,
  PasswordChanged,
  PasswordFoundWeak,
} from '../../../actors/player/player-events.ts';
import type { PointsEvent } from '../../../actors/points/points-events.ts';
import { type EventFormat, format } from './event-format.ts';

type LoyaltyEvent = OrderEvent | PointsEvent | BirthDateGiven | PasswordChanged | PasswordFoundWeak;

const ORDER_FACT = ['player', 'ordinal', 'number', 'atMs'] as const;

export const LOYALTY_EVENT_FORMATS: { readonly [Type in LoyaltyEvent['type']]: EventFormat } = {
  OrderRegistered: format<'OrderRegistered'>()(140, ORDER_FACT),
  OrderStarted: format<'OrderStarted'>()(141, ORDER_FACT),
  OrderInvalidated: format<'OrderInvalidated'>()(142, ORDER_FACT),
  OrderProcessed: format<'OrderProcessed'>()(143, [...ORDER_FACT, 'accrualHundredths', 'credit']),
  PointsCredited: format<'PointsCredited'>()(144, [
    'player',
    'order',
    'amountHundredths',
    'from',
    'atMs',
  ]),
  PointsForfeited: format<'PointsForfeited'>()(153, [
    'player',
    'order',
    'amountHundredths',
    'from',
    'atMs',
  ]),
  PointsWithdrawn: format<'PointsWithdrawn'>()(145, [
    'player',
    'number',
    'entryId',
    'fingerprint',
    'order',
    'sumHundredths',
    'atMs',
  ]),
  PointsStaked: format<'PointsStaked'>()(146, [
    'player',
    'draw',
    'firstOrdinal',
    'ticketCount',
    'pointsHundredths',
    'stakeMinor',
    'atMs',
  ]),
  PointsEarned: format<'PointsEarned'>()(147, ['player', 'entryId', 'amountHundredths', 'atMs']),
  PointsReturned: format<'PointsReturned'>()(148, ['draw', 'firstOrdinals', 'atMs']),
  StakeRewardsMoved: format<'StakeRewardsMoved'>()(152, [
    'operation',
    'draw',
    'fixture',
    'players',
    'amountsHundredths',
    'atMs',
  ]),
  BirthDateGiven: format<'BirthDateGiven'>()(149, ['player', 'birthDate', 'atMs']),
  PasswordChanged: format<'PasswordChanged'>()(150, ['player', 'passwordHash', 'atMs']),
  PasswordFoundWeak: format<'PasswordFoundWeak'>()(151, ['player']),
};
