import type { EntryPlace } from '../../src/kernel/entry-place.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import { residualsReceivedTelling } from '../outbox/home-messages.ts';
import type { PaymentKey } from '../states.ts';
import { formOf } from '../stored-form.ts';
import { evolvePlayersMovedIn, evolvePlayersMovedOut } from './evolve-move.ts';
import { evolveResidualsForwarded, evolveResidualsReceived } from './evolve-residual.ts';
import { DEPARTURE_FIELDS, type Departure } from './home.ts';
import { MOVE_FIELDS, type Move, WITHIN_MOVE } from './moving-player.ts';
import { type PassedOn, WITHIN_PASSED_ON } from './residual.ts';

/** A step of a departure; what moves is in the mail that was posted with it. */
export interface PlayersMovedOut {
  readonly type: 'PlayersMovedOut';
  readonly to: number;
  readonly players: readonly PlayerKey[];
  /** Payments that are settled there from now on; those that were settled here stay, as history. */
  readonly openPayments: readonly PaymentKey[];
  readonly slot: number;
  /** Where the next step goes on; null: the last player of the slot has left. */
  readonly next: Departure | null;
  readonly atMs: number;
}

export interface PlayersMovedIn extends Move {
  readonly type: 'PlayersMovedIn';
  readonly from: number;
  readonly atMs: number;
}

/** What has come to residuals went on to where their players live. */
export interface ResidualsForwarded {
  readonly type: 'ResidualsForwarded';
  readonly to: number;
  /** By entry: its place here, whose it is, and its amount. */
  readonly places: readonly EntryPlace[];
  readonly players: readonly PlayerKey[];
  readonly amountsMinor: readonly Minor[];
  readonly pointsPlayers: readonly PlayerKey[];
  readonly pointsHundredths: readonly PointsHundredths[];
  readonly atMs: number;
}

export interface ResidualsReceived extends PassedOn {
  readonly type: 'ResidualsReceived';
  readonly from: number;
  readonly atMs: number;
}

const PAYMENT_KEY_FORM = formOf<PaymentKey>()(['player', 'number']);
const DEPARTURE_FORM = formOf<Departure>()(DEPARTURE_FIELDS);

export const HOME_EVENTS = [
  declareEvent<PlayersMovedOut>()(
    'PlayersMovedOut',
    243,
    ['to', 'players', 'openPayments', 'slot', 'next', 'atMs'],
    {
      within: { openPayments: PAYMENT_KEY_FORM, next: DEPARTURE_FORM },
      evolve: evolvePlayersMovedOut,
    },
  ),
  declareEvent<PlayersMovedIn>()('PlayersMovedIn', 244, ['from', ...MOVE_FIELDS, 'atMs'], {
    within: WITHIN_MOVE,
    evolve: evolvePlayersMovedIn,
  }),
  declareEvent<ResidualsForwarded>()(
    'ResidualsForwarded',
    245,
    ['to', 'places', 'players', 'amountsMinor', 'pointsPlayers', 'pointsHundredths', 'atMs'],
    { evolve: evolveResidualsForwarded },
  ),
  declareEvent<ResidualsReceived>()(
    'ResidualsReceived',
    246,
    ['from', 'entries', 'points', 'atMs'],
    {
      within: WITHIN_PASSED_ON,
      evolve: evolveResidualsReceived,
      tell: residualsReceivedTelling,
    },
  ),
] as const;

export type HomeEvent = Declared<typeof HOME_EVENTS>;
