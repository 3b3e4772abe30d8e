/** What a player may have kept of a draw or a raffle before it was drawn. */
import type { RaffleTranscript } from '../../../src/fairness/raffle-transcript.ts';
import type { CancelledTranscript, Transcript } from '../../../src/fairness/transcript.ts';
import type { Announcement } from '../../../src/fairness/verify-announcement.ts';
import type { RaffleAnnouncement } from '../../../src/fairness/verify-raffle-announcement.ts';

/** As `GET /v1/draws/{id}` showed it when one ticket was sold, and it was postponed. */
export function announcementOf(draw: Transcript | CancelledTranscript): Announcement {
  const { drawId, terms, termsDigest, commitment } = draw;
  const { game, series, opensAt, priceMinor } = terms;
  const { postponed } = draw;
  const { closesAt, resultsAt } = postponed ?? terms;
  return {
    drawId,
    game: game.id,
    ...(game.version === undefined ? {} : { gameVersion: game.version }),
    series,
    state: 'open',
    opensAt,
    closesAt,
    resultsAt,
    priceMinor,
    ticketCount: 1,
    poolMinor: priceMinor,
    jackpotMinor: jackpotAt(draw, priceMinor, 4_321),
    commitment,
    ticketsRoot: null,
    cancelReason: null,
    terms,
    termsDigest,
    ...(game.jackpot === undefined ? {} : { jackpot: { ...game.jackpot, number: 3 } }),
    ...(postponed === undefined ? {} : { postponed }),
  };
}

/** As it was shown once the draw was sealed. */
export function sealedAnnouncementOf(draw: Transcript) {
  const { ticketsRoot, ticketCount, salesMinor: poolMinor } = draw;
  const jackpotMinor = jackpotAt(draw, poolMinor, draw.jackpotInMinor);
  const sealed = { state: 'sealed', ticketsRoot, ticketCount, poolMinor, jackpotMinor };
  return { ...announcementOf(draw), ...sealed };
}

/** What a jackpot amounts to at given sales, if the game has one. */
function jackpotAt(
  { terms }: Pick<Transcript, 'terms'>,
  poolMinor: number,
  rolledMinor: number,
): number {
  const jackpot = terms.game.tiers.find((rule) => rule.kind === 'pariMutuel' && rule.jackpot);
  if (jackpot?.kind !== 'pariMutuel') return 0;
  const inIt = rolledMinor + Math.floor((poolMinor * jackpot.sharePermyriad) / 10_000);
  const { capMinor, guaranteedMinor } = terms.game.jackpot ?? {};
  return Math.max(Math.min(inIt, capMinor ?? inIt), guaranteedMinor ?? 0);
}

/** As `GET /v1/raffles/{id}` showed it after the first stake. */
export function raffleAnnouncementOf(raffle: RaffleTranscript): RaffleAnnouncement {
  const { raffleId, gameId, rules, openedAt, termsDigest, commitment, entries } = raffle;
  return {
    raffleId,
    gameId,
    state: 'in_waiting',
    rules,
    openedAt,
    startedAt: null,
    endedAt: null,
    expiresAt: null,
    entryCount: 1,
    participantCount: 1,
    potMinor: entries[0]?.stakeMinor ?? 0,
    termsDigest,
    commitment,
    ticketsRoot: null,
    awards: [],
  };
}
