/**
 * All tables of a shard, area by area.
 *
 * A table is declared once, in the file of its area. A store of `States` that has no table, or has
 * another key or value, does not compile (`ShardState`); two tables that share a name or a number
 * are refused when this file is loaded.
 */
import { BET_ROWS, BETTING_TABLES } from './betting-tables.ts';
import { DRAW_TABLES, TICKET_ROWS } from './draw-tables.ts';
import { ENTRY_ROWS } from './entry-tables.ts';
import { HOME_TABLES } from './home-tables.ts';
import { LOYALTY_TABLES } from './loyalty-tables.ts';
import { MAIL_TABLES } from './mail-tables.ts';
import type { CarriedAs } from './moving-tables.ts';
import { PICK_TABLES } from './pick-tables.ts';
import { PLAYER_TABLES } from './player-tables.ts';
import { RAFFLE_TABLES } from './raffle-tables.ts';
import { SCHEDULE_TABLES } from './schedule-tables.ts';
import { STANDING_TABLES } from './standing-tables.ts';
import { STOCK_ROWS, STOCK_TABLES } from './stock-tables.ts';
import { TableRegistry } from './table-registry.ts';
import { WALLET_TABLES } from './wallet-tables.ts';

/** The tables that `Table` keeps; rows with stores of their own are added to `TABLES` only. */
const AREAS = [
  PLAYER_TABLES,
  WALLET_TABLES,
  DRAW_TABLES,
  MAIL_TABLES,
  BETTING_TABLES,
  LOYALTY_TABLES,
  RAFFLE_TABLES,
  HOME_TABLES,
  PICK_TABLES,
  STANDING_TABLES,
  SCHEDULE_TABLES,
  STOCK_TABLES,
] as const;

type Joined<Areas> = Areas extends readonly [infer First, ...infer Others]
  ? First & Joined<Others>
  : unknown;

export const SHARD_TABLES: Joined<typeof AREAS> = Object.assign({}, ...AREAS);

/** A table is missing here that moves, or one does not say whether it does: moving-tables.ts. */
export const CARRIED_AS: CarriedAs<typeof SHARD_TABLES> = {
  players: ['profile'],
  accounts: ['balanceMinor', 'pointsHundredths', 'paymentCount', 'betBarriers'],
  surpluses: ['surplus'],
  debts: ['debt'],
  payments: 'payments',
  pointsAccounts: ['points'],
  withdrawals: 'withdrawals',
  formerHomes: ['formerHomes'],
  standingTickets: ['standing'],
  standingSets: ['standing'],
  standingBySeries: ['standing'],
};

export const TABLES = new TableRegistry(...AREAS, ENTRY_ROWS, TICKET_ROWS, BET_ROWS, STOCK_ROWS);
