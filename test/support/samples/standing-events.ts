/** Standing tickets that have been made before a test begins: Ada's, of the series of `TERMS`. */
import { printerOf } from '../../../actors/games/printer.ts';
import type {
  StandingTicketEnded,
  StandingTicketMade,
  StandingTicketsEntered,
} from '../../../actors/standing/standing-events.ts';
import { entryTermsOf } from '../../../actors/standing/standing-ticket.ts';
import { clientEntryId, prepaymentEntryId } from '../../../actors/wallet/ledger-entry.ts';
import { drawNo } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { ZERO_POINTS } from '../../../src/kernel/points.ts';
import { ADA, DRAW, TERMS } from './actor-events.ts';
import { masksOf } from './picks.ts';

/** The draw before the one of `TERMS`. */
export const EARLIER = drawNo(1);

export function madeRecurring(changes: Partial<StandingTicketMade> = {}): StandingTicketMade {
  return {
    type: 'StandingTicketMade',
    player: ADA,
    number: 1,
    kind: 'recurring',
    seriesId: TERMS.seriesId,
    ...entryTermsOf(TERMS),
    words: masksOf(TERMS.game, [1, 2, 3, 4, 5]),
    pickCount: 1,
    printer: printerOf(TERMS.game),
    stakeMinor: minor(100),
    earnsHundredths: 0,
    drawsLeft: null,
    lastDraw: 0,
    soldInDraw: null,
    soldOrdinal: null,
    entryId: clientEntryId('standing'),
    fingerprint: 7,
    atMs: 500,
    ...changes,
  };
}

/** Of three draws, of which the first is another one's business. */
export function madePrepaid(changes: Partial<StandingTicketMade> = {}): StandingTicketMade {
  const sold = { soldInDraw: EARLIER, soldOrdinal: 0, entryId: prepaymentEntryId(1) };
  return madeRecurring({ kind: 'prepaid', drawsLeft: 2, fingerprint: 0, ...sold, ...changes });
}

/** The first of Ada's, as the first that buys in the draw. */
export function entered(
  prepaidMinor: number,
  changes: Partial<StandingTicketsEntered> = {},
): StandingTicketsEntered {
  const words = masksOf(TERMS.game, [1, 2, 3, 4, 5]);
  return {
    type: 'StandingTicketsEntered',
    draw: DRAW,
    firstOrdinal: 0,
    players: [ADA],
    entryCounts: [1],
    numbers: [1],
    prepaidMinor: [minor(prepaidMinor)],
    rewardsHundredths: [ZERO_POINTS],
    wordCounts: [words.length],
    words,
    atMs: 2_000,
    ...changes,
  };
}

export function endedFor(
  reason: StandingTicketEnded['reason'],
  refundMinor: number,
  number = 1,
): StandingTicketEnded {
  const { seriesId } = TERMS;
  const refund = { refundMinor: minor(refundMinor), atMs: 3_000 };
  return { type: 'StandingTicketEnded', player: ADA, number, seriesId, reason, ...refund };
}
