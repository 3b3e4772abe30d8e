import type { BookEvent } from './book/book-events.ts';
import type { CalendarEvent } from './calendar/calendar-events.ts';
import type { ClockAccepted } from './clock/clock-accepted.ts';
import type { CoordinatorEvent } from './coordinator/coordinator-events.ts';
import type { DeskEvent } from './desk/desk-events.ts';
import type { InstanceEvent } from './draw/instance-events.ts';
import type { LineFeedEvent } from './feed/line-feed-events.ts';
import type { LineEvent } from './line/line-events.ts';
import type { MailEvent } from './mail/mail.ts';
import type { OrderEvent } from './order/order-events.ts';
import type { JournalBegun } from './origin/journal-begun.ts';
import type { OutboxEvent } from './outbox/outbox.ts';
import type { PlayerEvent } from './player/player-events.ts';
import type { PointsEvent } from './points/points-events.ts';
import type { RaffleEvent } from './raffle/raffle-events.ts';
import type { WalletEvent } from './wallet/wallet-events.ts';

/** Everything that can have happened on a shard. Names are a storage format. */
export type ShardEvent =
  | JournalBegun
  | PlayerEvent
  | WalletEvent
  | InstanceEvent
  | CoordinatorEvent
  | CalendarEvent
  | MailEvent
  | OutboxEvent
  | ClockAccepted
  | RaffleEvent
  | LineEvent
  | DeskEvent
  | LineFeedEvent
  | BookEvent
  | OrderEvent
  | PointsEvent;

export type EventType = ShardEvent['type'];
export type EventOf<Type extends EventType> = Extract<ShardEvent, { type: Type }>;
