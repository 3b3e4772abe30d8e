/**
 * What moves with a player: everything that they own, and that is decided by.
 *
 * A table whose rows move says so in its declaration (`ofPlayer`), and has its place here; a later
 * one that does not say, or has none, fails to compile (src/shard/tables/moving-tables.ts).
 */
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import { PLAYER_FORM, type Player } from '../player/player.ts';
import {
  POINTS_ACCOUNT_FORM,
  type PointsAccount,
  type PointsWithdrawal,
} from '../points/points-account.ts';
import { MOVING_STANDING_FORM, type MovingStanding } from '../standing/moving-standing.ts';
import { formOf } from '../stored-form.ts';
import { PAYMENT_FORM, type Payment } from '../wallet/payment.ts';
import type { BalanceSumTexts } from '../wallet/surplus.ts';
import type { FormerHome } from './home.ts';

export interface MovingPlayer {
  readonly profile: Player;
  readonly balanceMinor: Minor;
  readonly pointsHundredths: PointsHundredths;
  readonly paymentCount: number;
  readonly betBarriers: number;
  readonly surplus: BalanceSumTexts;
  readonly debt: BalanceSumTexts;
  /** Null where there is none. */
  readonly points: PointsAccount | null;
  /** Newest first: with the shard that they leave, unless nothing of theirs stays there. */
  readonly formerHomes: readonly FormerHome[];
  /** Null where there never was one. */
  readonly standing: MovingStanding | null;
}

export interface MovingWithdrawal extends PointsWithdrawal {
  readonly player: PlayerKey;
  readonly number: number;
}

/** A slot of which everybody has left: how many players were ever registered in it. */
export interface MovingSlot {
  readonly slot: number;
  readonly playerCount: number;
}

/** Of one step, of players of one slot. What was settled may go ahead of its player. */
export interface Move {
  readonly payments: readonly Payment[];
  readonly withdrawals: readonly MovingWithdrawal[];
  readonly movers: readonly MovingPlayer[];
  /** With the last of its players; else null. */
  readonly slot: MovingSlot | null;
}

const SUMS_FORM = formOf<BalanceSumTexts>()(['balanceMinor', 'pointsHundredths']);

export const FORMER_HOME_FORM = formOf<FormerHome>()(['shard', 'lastEntry', 'movedAtMs']);

const MOVING_PLAYER_FORM = formOf<MovingPlayer>()(
  [
    'profile',
    'balanceMinor',
    'pointsHundredths',
    'paymentCount',
    'betBarriers',
    'surplus',
    'debt',
    'points',
    'formerHomes',
  ],
  {
    within: {
      profile: PLAYER_FORM,
      surplus: SUMS_FORM,
      debt: SUMS_FORM,
      points: POINTS_ACCOUNT_FORM,
      formerHomes: FORMER_HOME_FORM,
      standing: MOVING_STANDING_FORM,
    },
    later: { standing: null },
  },
);

/** The fields of a move, in facts and in mail. */
export const MOVE_FIELDS = ['payments', 'withdrawals', 'movers', 'slot'] as const;

export const WITHIN_MOVE = {
  payments: PAYMENT_FORM,
  withdrawals: formOf<MovingWithdrawal>()(['player', 'number', 'order', 'sumHundredths', 'atMs']),
  movers: MOVING_PLAYER_FORM,
  slot: formOf<MovingSlot>()(['slot', 'playerCount']),
} as const;
