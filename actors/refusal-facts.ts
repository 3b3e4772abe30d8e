/**
 * What each refusal may add to its code, so that a caller can act on it without asking again: a
 * balance, new odds, the largest stake that would fit. A name that ends in `?` is not always there.
 *
 * A wire contract: names are added, never renamed. What the values are is published by
 * `src/protocol/refusal-fact-schemas.ts`; `reject` takes no others.
 */
import type { RejectionCode } from './rejection-codes.ts';

export const REFUSAL_FACTS = {
  drawNotCancellable: ['state'],
  drawNotConductable: ['state'],
  drawTimesInvalid: ['reason'],
  drawNotPostponable: ['state', 'leadSeconds?'],
  postponeOvertakes: ['closesAt', 'drawId?'],
  selectionInvalid: ['reason', 'index?'],
  selectionsTooMany: ['selectionsMax'],
  pickLimitReached: ['index?', 'leftCount?', 'stakeMinorMax?'],
  priceTooLow: ['priceMinorMin'],
  seriesNotFound: ['series?'],
  jackpotTooLow: ['jackpotMinor'],
  scheduleInvalid: ['charactersMax?'],
  scheduleStale: ['revision'],
  stockEmpty: ['leftCount?'],
  stockExists: ['count'],
  stockTooLarge: ['countMax'],
  reservationsTooMany: ['heldCount', 'ticketsMax'],
  standingTicketsTooMany: ['standingTicketsMax'],
  ticketNotReturnable: ['reason', 'until?'],

  balanceTooLow: ['balanceMinor', 'neededMinor?'],
  amountTooLarge: ['amountMinorMax?'],
  paymentAlreadySettled: ['state'],
  walletFull: ['amountMinorMax'],

  playerTooYoung: ['minimumAgeYears'],

  eventNotFound: ['leg?'],
  eventVoid: ['leg?'],
  eventFinished: ['leg?'],
  eventClosed: ['leg?'],
  eventSuspended: ['reason?', 'leg?'],
  eventVersionStale: ['version'],
  deadlineInvalid: ['reason'],
  marketInvalid: ['reason?', 'market?', 'marketsMax?', 'selectionsMax?'],
  oddsInvalid: ['market?', 'selection?', 'oddsMin?'],
  limitInvalid: ['field?'],
  correctionTooLate: ['untilMs'],
  correctionsTooMany: ['resolutionsMax'],
  selectionNotFound: ['selection?', 'leg?'],
  oddsChanged: ['selection', 'odds', 'leg?'],
  stakeTooSmall: ['stakeMinorMin'],
  stakeTooLarge: ['stakeMinorMax'],
  payoutTooLarge: ['payoutMinorMax', 'stakeMinorMax'],
  liabilityReached: ['stakeMinorMax'],
  legsInvalid: ['reason', 'leg?', 'legsMax?'],

  raffleNotFinished: ['state'],
  raffleRulesInvalid: ['field'],
  externalIdsTooMany: ['externalIdsMax'],

  pointsTooLow: ['pointsHundredths', 'neededHundredths?'],
  ordersTooMany: ['ordersMax'],
  withdrawalsTooMany: ['withdrawalsMax'],

  clockUnsure: ['leg?'],
  numbersUsedUp: ['of'],
  subscriptionsTooMany: ['max'],
} as const satisfies Partial<Record<RejectionCode, readonly string[]>>;

type RefusalWithFacts = keyof typeof REFUSAL_FACTS;

/** As listed, with the `?`. */
type ListedFact<Code> = Code extends RefusalWithFacts
  ? (typeof REFUSAL_FACTS)[Code][number]
  : never;
type Bare<Listed> = Listed extends `${infer Name}?` ? Name : Listed;

export type FactName = Bare<ListedFact<RefusalWithFacts>> & string;

/** Between threads only; whoever asks takes them out. */
type HintName = 'moreMayCome' | 'isSoldOnce' | 'endedNow' | 'shard' | 'asked' | 'found';

/** What a refusal of that code, or of one of several, may be given. */
export type FactsOf<Code extends RejectionCode> = Readonly<
  Partial<Record<Bare<ListedFact<Code>> | HintName, string | number>>
>;
