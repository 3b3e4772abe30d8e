import { BOOK_EVENTS } from './book/book-events.ts';
import { CALENDAR_EVENTS } from './calendar/calendar-events.ts';
import { SCHEDULE_EVENTS } from './calendar/schedule-events.ts';
import { CLOCK_EVENTS } from './clock/clock-events.ts';
import { COORDINATOR_EVENTS } from './coordinator/coordinator-events.ts';
import { GAME_RULES_EVENTS } from './coordinator/game-rules-events.ts';
import { NAMING_EVENTS } from './coordinator/naming-events.ts';
import { DESK_EVENTS } from './desk/desk-events.ts';
import { INSTANCE_EVENTS } from './draw/instance-events.ts';
import type { Declared } from './event-declaration.ts';
import { foldEvents } from './event-table.ts';
import { LINE_FEED_EVENTS } from './feed/line-feed-events.ts';
import { GROWTH_EVENTS } from './growth/growth-events.ts';
import { HOME_EVENTS } from './home/home-events.ts';
import { LINE_EVENTS } from './line/line-events.ts';
import { MAIL_EVENTS } from './mail/mail-events.ts';
import { ORDER_EVENTS } from './order/order-events.ts';
import { JOURNAL_EVENTS } from './origin/journal-events.ts';
import { OUTBOX_EVENTS } from './outbox/outbox-events.ts';
import { PICK_LIMIT_EVENTS } from './pick-limit/pick-limit-events.ts';
import { PLAYER_EVENTS } from './player/player-events.ts';
import { POINTS_EVENTS } from './points/points-events.ts';
import { RAFFLE_EVENTS } from './raffle/raffle-events.ts';
import { STANDING_EVENTS } from './standing/standing-events.ts';
import { STOCK_EVENTS } from './stock/stock-events.ts';
import { WALLET_EVENTS } from './wallet/wallet-events.ts';

/** Everything that can have happened on a shard, area by area. */
export const EVENTS = [
  ...COORDINATOR_EVENTS,
  ...NAMING_EVENTS,
  ...INSTANCE_EVENTS,
  ...BOOK_EVENTS,
  ...RAFFLE_EVENTS,
  ...MAIL_EVENTS,
  ...ORDER_EVENTS,
  ...WALLET_EVENTS,
  ...POINTS_EVENTS,
  ...DESK_EVENTS,
  ...LINE_EVENTS,
  ...LINE_FEED_EVENTS,
  ...PLAYER_EVENTS,
  ...CALENDAR_EVENTS,
  ...OUTBOX_EVENTS,
  ...CLOCK_EVENTS,
  ...JOURNAL_EVENTS,
  ...HOME_EVENTS,
  ...GROWTH_EVENTS,
  ...PICK_LIMIT_EVENTS,
  ...STANDING_EVENTS,
  ...SCHEDULE_EVENTS,
  ...STOCK_EVENTS,
  ...GAME_RULES_EVENTS,
] as const;

export type ShardEvent = Declared<typeof EVENTS>;
export type EventType = ShardEvent['type'];
export type EventOf<Type extends EventType> = Extract<ShardEvent, { type: Type }>;

/** What records, states and messages are folded from. */
export const EVENT_TABLE = foldEvents(EVENTS);
