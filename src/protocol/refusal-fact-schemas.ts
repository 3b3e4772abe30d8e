/**
 * What the facts of a refusal are (`actors/refusal-facts.ts` says which code has which), for the
 * published documents.
 */
import { DRAW_STATES } from '../../actors/coordinator/coordinator.ts';
import { RAFFLE_STATES } from '../../actors/raffle/raffle.ts';
import { type FactName, REFUSAL_FACTS } from '../../actors/refusal-facts.ts';
import type { RejectionCode } from '../../actors/rejection-codes.ts';
import { DecimalOdds, Instant, type TSchema, Type } from './schema.ts';

const count = (description: string) => Type.Integer({ minimum: 0, description });
const minor = (description: string) =>
  Type.Integer({ description: `${description} (minor units)` });
const text = (description: string) => Type.String({ description });

/** By name: a name means the same whatever the code. */
export const FACT_SCHEMAS: Readonly<Record<FactName, TSchema>> = {
  amountMinorMax: minor('The largest amount that would be taken.'),
  balanceMinor: minor('The balance.'),
  charactersMax: count('How long the schedule may be, in characters.'),
  closesAt: {
    ...Instant,
    description: 'When the later draw closes, which this one would overtake.',
  },
  count: count('How many tickets were made already.'),
  countMax: count('How many different tickets can be made.'),
  drawId: text('The draw that would be overtaken, if it is planned already.'),
  externalIdsMax: count('How many ids at other services a player may have.'),
  field: text('The member that does not fit.'),
  heldCount: count('How many tickets are held for the player now.'),
  index: count('Which of the selections, from 0.'),
  jackpotMinor: minor('The jackpot that there is.'),
  leadSeconds: count('How long before its close a draw can be postponed at the latest.'),
  leftCount: count('How many more tickets of it would be sold; 0 if none.'),
  leg: count('Which of the legs, from 0.'),
  legsMax: count('How many legs an accumulator may have.'),
  market: count('Which of the markets, from 0.'),
  marketsMax: count('How many markets an event may have.'),
  max: count('How many topics a socket may follow.'),
  minimumAgeYears: count('How old a player has to be.'),
  neededHundredths: Type.Integer({ description: 'What it costs, in hundredths of points.' }),
  neededMinor: minor('What it costs.'),
  odds: { ...DecimalOdds, description: 'The odds of now.' },
  oddsMin: text('The lowest odds that can be offered.'),
  of: text('What has no numbers left.'),
  ordersMax: count('How many orders an account may have.'),
  payoutMinorMax: minor('The most that one bet may pay.'),
  pointsHundredths: Type.Integer({ description: 'The points, in hundredths.' }),
  priceMinorMin: minor('The lowest price at which the game does not pay back all of it.'),
  reason: text('What exactly is wrong.'),
  resolutionsMax: count('How often an event may be given a result.'),
  revision: count('The revision of the schedule that holds.'),
  selection: count('Which of the selections of the event, from 0.'),
  selectionsMax: count('How many selections there may be.'),
  series: text('The series that is not known.'),
  stakeMinorMax: minor('The largest stake that would be taken now; 0 if none.'),
  stakeMinorMin: minor('The smallest stake.'),
  standingTicketsMax: count('How many active standing tickets a player may have.'),
  state: text('The state that it is in.'),
  ticketsMax: count('How many tickets may be held for one player.'),
  until: { ...Instant, description: 'Until when the ticket could be given back.' },
  untilMs: Type.Integer({ description: 'Until when it could be corrected, in Unix milliseconds.' }),
  version: count('The version of now.'),
  withdrawalsMax: count('How many withdrawals an account may have.'),
};

const TIME_REASONS = ['notATime', 'order', 'past', 'notLater', 'tooFar', 'tooLong', 'grace'];

/** Where a fact has few values, and they differ from code to code. */
const VALUES: Readonly<
  Partial<Record<RejectionCode, Partial<Record<FactName, readonly string[]>>>>
> = {
  drawNotCancellable: { state: DRAW_STATES },
  drawNotConductable: { state: DRAW_STATES },
  drawNotPostponable: { state: DRAW_STATES },
  drawTimesInvalid: { reason: TIME_REASONS },
  selectionInvalid: {
    reason: [
      'noSelection',
      'namedAndAtRandom',
      'wrongForm',
      'wrongCount',
      'notWhole',
      'outOfRange',
      'repeated',
      'tooFewNumbers',
      'tooManyNumbers',
      'tooManyBankers',
      'tooManyCombinations',
      'spotsNotSold',
      'kindNotSold',
      'alike',
    ],
  },
  ticketNotReturnable: { reason: ['notPostponed', 'tooLate'] },
  paymentAlreadySettled: { state: ['completed', 'declined'] },
  eventSuspended: { reason: ['lineSilent'] },
  deadlineInvalid: { reason: ['notATime', 'past', 'tooFar'] },
  marketInvalid: { reason: ['marketCount', 'marketName', 'possiblePicks', 'selectionName'] },
  limitInvalid: {
    field: [
      'liabilityMinorMax',
      'stakeMinorMin',
      'stakeMinorMax',
      'payoutMinorMax',
      'correctionMs',
    ],
  },
  legsInvalid: { reason: ['none', 'tooMany', 'repeated', 'related'] },
  raffleNotFinished: { state: RAFFLE_STATES },
  raffleRulesInvalid: {
    field: [
      'participantsNeeded',
      'entriesPerPlayerMax',
      'chances',
      'ifUnfilled',
      'fillWithinMs',
      'prize',
    ],
  },
};

/** The members of `facts` for that code, and which are always there; none: it has no facts. */
export function refusalFacts(code: RejectionCode): {
  readonly properties: Readonly<Record<string, TSchema>>;
  readonly required: string[];
} {
  const listed: readonly string[] = (REFUSAL_FACTS as FactsByCode)[code] ?? [];
  const names = listed.map((name) => name.replace('?', '') as FactName);
  const properties = Object.fromEntries(names.map((name) => [name, schemaOf(code, name)]));
  return { properties, required: listed.filter((name) => !name.endsWith('?')) };
}

type FactsByCode = Readonly<Partial<Record<RejectionCode, readonly string[]>>>;

function schemaOf(code: RejectionCode, name: FactName): TSchema {
  const values = VALUES[code]?.[name];
  return values === undefined ? FACT_SCHEMAS[name] : { ...FACT_SCHEMAS[name], enum: [...values] };
}
