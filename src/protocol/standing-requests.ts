/** What gateways see of standing tickets and of purchases of several draws. */
import type { StandingSale, StandingTicket } from '../../actors/standing/standing-ticket.ts';
import type { Minor } from '../kernel/money.ts';
import type { Purchase } from './shard-requests.ts';

/** Of the first draw, and what waits for the others. */
export interface PurchaseForDraws {
  readonly purchase: Purchase;
  readonly order: StandingSale;
}

export interface StandingView
  extends Readonly<Omit<StandingTicket, 'rulesMark' | 'earnsHundredths' | 'lastDraw'>> {
  readonly prepaidMinor: Minor;
}
