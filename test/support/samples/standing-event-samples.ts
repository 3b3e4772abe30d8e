/** The part of standing tickets in `event-samples.ts`, each field at its largest. */
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { minor, ZERO_MINOR } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';

const player = playerKey(1_023, 4_194_303);
const draw = drawNo(4_294_967_295);
const number = 4_294_967_295;
const atMs = 1_767_268_800_123;

const MADE = {
  kind: 'prepaid' as const,
  seriesId: 'express-5of36',
  gameId: '5of36',
  rulesMark: 4_294_967_295,
  priceMinor: minor(100),
  words: [4_294_967_295, 15, 31, 0],
  pickCount: 2,
  printer: 11_812,
  stakeMinor: minor(200),
  earnsHundredths: 250,
};

export const MOVING_STANDING = {
  madeCount: 2,
  active: [2],
  ended: [1],
  tickets: [
    {
      player,
      number: 1,
      ...MADE,
      kind: 'recurring' as const,
      madeAtMs: atMs,
      drawsLeft: null,
      enteredCount: 9,
      lastDraw: draw,
      endReason: 'balanceTooLow' as const,
      endedAtMs: atMs + 1,
      refundMinor: ZERO_MINOR,
    },
    {
      player,
      number: 2,
      ...MADE,
      madeAtMs: atMs,
      drawsLeft: 51,
      enteredCount: 0,
      lastDraw: 0 as const,
      endReason: null,
      endedAtMs: null,
      refundMinor: ZERO_MINOR,
    },
  ],
};

export const STANDING_SAMPLES = {
  StandingTicketMade: {
    type: 'StandingTicketMade',
    player,
    number,
    ...MADE,
    drawsLeft: 51,
    lastDraw: draw,
    soldInDraw: draw,
    soldOrdinal: 4_294_967_295,
    entryId: 'prepaid.4294967295',
    fingerprint: 0,
    atMs,
  },
  StandingTicketsEntered: {
    type: 'StandingTicketsEntered',
    draw,
    firstOrdinal: 4_294_967_295,
    players: [player, playerKey(0, 0)],
    entryCounts: [2, 1],
    numbers: [1, number, 7],
    prepaidMinor: [minor(200), ZERO_MINOR, minor(9_007_199_254_740_991)],
    rewardsHundredths: [
      pointsHundredths(0),
      pointsHundredths(9_007_199_254_740_991),
      pointsHundredths(3),
    ],
    wordCounts: [4, 2, 2],
    words: [4_294_967_295, 15, 31, 0, 1, 2, 3, 4],
    atMs,
  },
  StandingTicketEnded: {
    type: 'StandingTicketEnded',
    player,
    number,
    seriesId: 'express-5of36',
    reason: 'termsChanged',
    refundMinor: minor(10_200),
    atMs,
  },
  StandingWalkMoved: { type: 'StandingWalkMoved', draw, player },
  StandingWalkEnded: { type: 'StandingWalkEnded', draw, isWhole: false, atMs },
} as const;
