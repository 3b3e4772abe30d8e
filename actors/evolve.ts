/**
 * What each event changes. Total: an evolver may not reject a fact, only assert that it can be one.
 *
 * The same function runs when an event is decided, when a journal is replayed and when it is
 * verified, so that all three give the same state.
 */
import {
  evolveAccumulatorPlaced,
  evolveAllotmentAsked,
  evolveAllotmentGivenBack,
  evolveAllotmentReceived,
  evolveBetPlaced,
  evolveBookUpdated,
} from './book/evolve-book.ts';
import {
  evolveAccumulatorsSettled,
  evolveBetsSettled,
  evolveBookSettled,
} from './book/evolve-settlement.ts';
import {
  evolveDrawPlanned,
  evolveJackpotClaimed,
  evolveJackpotRolledIn,
} from './calendar/evolve-calendar.ts';
import { evolveClockAccepted } from './clock/clock-accepted.ts';
import {
  evolveConductRequested,
  evolveDrawCancelled,
  evolveDrawClosed,
  evolveDrawConducted,
  evolveDrawOpened,
  evolveDrawPublished,
  evolveDrawReleased,
  evolveDrawRevealed,
  evolveDrawScheduled,
  evolveDrawSealed,
  evolveDrawSettled,
  evolveJackpotGranted,
  evolveJackpotReturned,
  evolveSealReturned,
  evolveShardPaid,
  evolveShardScanned,
  evolveShardSealed,
} from './coordinator/evolve-coordinator.ts';
import {
  evolveAllotmentGiven,
  evolveAllotmentReturned,
  evolveLineTaken,
  evolveSettlementReported,
} from './desk/evolve-desk.ts';
import {
  evolveInstanceAnnounced,
  evolveInstanceCancelled,
  evolveInstanceClosed,
  evolveInstanceOpened,
  evolveInstanceScanned,
  evolveInstanceSealed,
  evolveInstanceSettled,
  evolvePaymentsReleased,
  evolveScanOrdered,
  evolveStakesReturned,
  evolveTicketsBought,
} from './draw/evolve-instance.ts';
import {
  evolveAwardApproved,
  evolveInstancePaid,
  evolveInstanceRefunded,
  evolveTicketsRefunded,
  evolveWinnersPaid,
} from './draw/evolve-payout.ts';
import type { EventOf, EventType, ShardEvent } from './events.ts';
import { evolveFeedMarked, evolveFeedSuspended } from './feed/evolve-line-feed.ts';
import { evolveLineChanged, evolveLineOperationDone } from './line/evolve-line.ts';
import { evolveMailConfirmed, evolveMailPosted, evolveMailTaken } from './mail/evolve-mail.ts';
import {
  evolveOrderInvalidated,
  evolveOrderProcessed,
  evolveOrderRegistered,
  evolveOrderStarted,
} from './order/evolve-order.ts';
import { evolveOutboxAdvanced, evolveOutboxReplayed } from './outbox/evolve-outbox.ts';
import {
  evolveBirthDateGiven,
  evolvePasswordChanged,
  evolvePasswordFoundWeak,
} from './player/evolve-identity.ts';
import {
  evolvePlayerRegistered,
  evolveRolesChanged,
  evolveSessionEnded,
  evolveSessionRefreshed,
  evolveSessionStarted,
} from './player/evolve-player.ts';
import {
  evolvePointsCredited,
  evolvePointsEarned,
  evolvePointsForfeited,
  evolvePointsReturned,
  evolvePointsStaked,
  evolvePointsWithdrawn,
  evolveStakeRewardsMoved,
} from './points/evolve-points.ts';
import {
  evolveExternalIdLinked,
  evolveRaffleCancelled,
  evolveRaffleFinished,
  evolveRaffleGameConfigured,
  evolveRaffleOpened,
  evolveRafflePrizeCredited,
  evolveRafflePrizeSent,
  evolveRaffleStarted,
  evolveStakeIgnored,
  evolveStakeTaken,
} from './raffle/evolve-raffle.ts';
import type { States } from './states.ts';
import {
  evolveDepositRequested,
  evolvePaymentCompleted,
  evolvePaymentDeclined,
  evolvePaymentDeferred,
  evolveWithdrawalRequested,
} from './wallet/evolve-wallet.ts';
import { evolvePayoutApproved } from './wallet/held-payout.ts';

type Evolver<Type extends EventType> = (states: States, event: EventOf<Type>) => void;

const EVOLVERS: { readonly [Type in EventType]: Evolver<Type> } = {
  // Read at the start, by whoever opens the journal: nothing is decided by it.
  JournalBegun: () => undefined,

  PlayerRegistered: evolvePlayerRegistered,
  SessionStarted: evolveSessionStarted,
  SessionRefreshed: evolveSessionRefreshed,
  SessionEnded: evolveSessionEnded,
  // A fact for the audit: nothing is decided by it.
  LoginFailed: () => undefined,
  RolesChanged: evolveRolesChanged,
  BirthDateGiven: evolveBirthDateGiven,
  PasswordChanged: evolvePasswordChanged,
  PasswordFoundWeak: evolvePasswordFoundWeak,

  DepositRequested: evolveDepositRequested,
  WithdrawalRequested: evolveWithdrawalRequested,
  PaymentCompleted: evolvePaymentCompleted,
  PaymentDeclined: evolvePaymentDeclined,
  PaymentDeferred: evolvePaymentDeferred,

  InstanceAnnounced: evolveInstanceAnnounced,
  InstanceOpened: evolveInstanceOpened,
  TicketsBought: evolveTicketsBought,
  InstanceClosed: evolveInstanceClosed,
  InstanceSealed: evolveInstanceSealed,
  ScanOrdered: evolveScanOrdered,
  InstanceScanned: evolveInstanceScanned,
  InstanceSettled: evolveInstanceSettled,
  PaymentsReleased: evolvePaymentsReleased,
  WinnersPaid: evolveWinnersPaid,
  InstancePaid: evolveInstancePaid,
  AwardApproved: evolveAwardApproved,
  InstanceCancelled: evolveInstanceCancelled,
  StakesReturned: evolveStakesReturned,
  TicketsRefunded: evolveTicketsRefunded,
  InstanceRefunded: evolveInstanceRefunded,

  DrawScheduled: evolveDrawScheduled,
  DrawOpened: evolveDrawOpened,
  DrawClosed: evolveDrawClosed,
  ShardSealed: evolveShardSealed,
  DrawSealed: evolveDrawSealed,
  JackpotGranted: evolveJackpotGranted,
  ConductRequested: evolveConductRequested,
  DrawConducted: evolveDrawConducted,
  ShardScanned: evolveShardScanned,
  DrawSettled: evolveDrawSettled,
  DrawReleased: evolveDrawReleased,
  ShardPaid: evolveShardPaid,
  DrawPublished: evolveDrawPublished,
  DrawCancelled: evolveDrawCancelled,
  DrawRevealed: evolveDrawRevealed,
  JackpotReturned: evolveJackpotReturned,
  SealReturned: evolveSealReturned,

  DrawPlanned: evolveDrawPlanned,
  JackpotClaimed: evolveJackpotClaimed,
  JackpotRolledIn: evolveJackpotRolledIn,

  OrderRegistered: evolveOrderRegistered,
  OrderStarted: evolveOrderStarted,
  OrderInvalidated: evolveOrderInvalidated,
  OrderProcessed: evolveOrderProcessed,
  PointsCredited: evolvePointsCredited,
  PointsForfeited: evolvePointsForfeited,
  PointsWithdrawn: evolvePointsWithdrawn,
  PointsStaked: evolvePointsStaked,
  PointsEarned: evolvePointsEarned,
  PointsReturned: evolvePointsReturned,
  StakeRewardsMoved: evolveStakeRewardsMoved,

  MailPosted: evolveMailPosted,
  MailTaken: evolveMailTaken,
  MailConfirmed: evolveMailConfirmed,

  OutboxAdvanced: evolveOutboxAdvanced,
  OutboxReplayed: evolveOutboxReplayed,
  ClockAccepted: evolveClockAccepted,

  RaffleGameConfigured: evolveRaffleGameConfigured,
  RaffleOpened: evolveRaffleOpened,
  StakeTaken: evolveStakeTaken,
  StakeIgnored: evolveStakeIgnored,
  RaffleStarted: evolveRaffleStarted,
  RaffleFinished: evolveRaffleFinished,
  RaffleCancelled: evolveRaffleCancelled,
  RafflePrizeSent: evolveRafflePrizeSent,
  RafflePrizeCredited: evolveRafflePrizeCredited,
  ExternalIdLinked: evolveExternalIdLinked,
  LineChanged: evolveLineChanged,
  LineOperationDone: evolveLineOperationDone,

  LineTaken: evolveLineTaken,
  AllotmentGiven: evolveAllotmentGiven,
  AllotmentReturned: evolveAllotmentReturned,
  SettlementReported: evolveSettlementReported,

  FeedSuspended: evolveFeedSuspended,
  FeedMarked: evolveFeedMarked,

  BookUpdated: evolveBookUpdated,
  AllotmentAsked: evolveAllotmentAsked,
  AllotmentReceived: evolveAllotmentReceived,
  AllotmentGivenBack: evolveAllotmentGivenBack,
  BetPlaced: evolveBetPlaced,
  AccumulatorPlaced: evolveAccumulatorPlaced,
  BetsSettled: evolveBetsSettled,
  AccumulatorsSettled: evolveAccumulatorsSettled,
  PayoutApproved: evolvePayoutApproved,
  BookSettled: evolveBookSettled,
};

export function evolve(states: States, event: ShardEvent): void {
  (EVOLVERS[event.type] as Evolver<EventType>)(states, event);
}
