/**
 * Bodies that say more than the plainest one that fits (`src/protocol/example-of.ts`): where all
 * members may be left out, or some exclude each other. By the name of the call.
 */
export const BODY_EXAMPLES: Readonly<Record<string, unknown>> = {
  buyTickets: { selections: [[3, 7, 12, 25, 33]], quickPick: 2 },
  quoteTickets: { selections: [[3, 7, 12, 25, 33]], quickPick: 2 },
  makeStandingTicket: { series: 'express-5of36', quickPick: 1, draws: 5 },
  reserveStock: { stockIds: ['sk_010000003'] },
  placeBet: { stakeMinor: 100, odds: '1.85' },
  placeSlip: {
    stakeMinor: 100,
    legs: [
      { eventId: 'ev_0000003', selection: 0, odds: '1.85' },
      { eventId: 'ev_0000004', selection: 1, odds: '2.10' },
    ],
  },
  createEvent: {
    title: 'Reds – Blues',
    deadline: '2026-01-01T13:00:00.000Z',
    markets: [
      {
        name: 'winner',
        selections: [
          { name: 'Reds', odds: '1.85' },
          { name: 'Blues', odds: '2.10' },
        ],
      },
    ],
  },
  changeEvent: { version: 1, odds: '1.90' },
  resolveEvent: { state: 'won' },
  correctEvent: { state: 'lost', reason: 'the goal was disallowed' },
  configureRaffleGame: {
    participantsNeeded: 10,
    chances: 'equal',
    prize: { kind: 'share', sharePermyriad: 5_000 },
  },
  putSchedule: {
    series: [{ seriesId: 'keno', game: 'keno10', closes: '* * * * *', resultsDelaySeconds: 5 }],
  },
  loyaltyRegisterOrder: '79927398713',
  loyaltyWithdraw: { order: '2377225624', sum: 751.5 },
};
