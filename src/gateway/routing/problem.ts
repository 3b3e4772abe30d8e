/**
 * Every "no" on the wire: RFC 9457 problem documents, one status and title for each rejection code.
 *
 * The table is a total record over the codes, so a new code does not compile until it has its line.
 * A problem never carries a stack, an exception's message or a value that the client sent.
 */
import type { RejectionCode } from '../../../actors/rejection-codes.ts';
import type { FieldError } from '../../protocol/validator.ts';

export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** Sent as `Retry-After` unless the refusal knows better. */
  readonly retryAfterSeconds?: number;
  /** The framing of what follows cannot be trusted: close the connection after the answer. */
  readonly closes?: true;
}

/** Facts that help the caller (a balance, new odds). Extension member `facts` of the problem. */
export type ProblemFacts = Readonly<Record<string, string | number>>;

/** A handler's "no". Build it with `refuse`. */
export interface Refusal {
  readonly code: RejectionCode;
  readonly detail?: string | undefined;
  readonly facts?: ProblemFacts | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** Like those of a reply. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The first answer to this idempotency key was this refusal. */
  readonly isReplay?: boolean | undefined;
}

export function refuse(code: RejectionCode, more?: Omit<Refusal, 'code'>): Refusal {
  return more === undefined ? { code } : { code, ...more };
}

const conflict = (title: string): ProblemKind => ({ status: 409, title });
const missing = (title: string): ProblemKind => ({ status: 404, title });
const rule = (title: string): ProblemKind => ({ status: 422, title });
const later = (title: string): ProblemKind => ({ status: 503, title, retryAfterSeconds: 1 });
const closing = (status: number, title: string): ProblemKind => ({ status, title, closes: true });

export const PROBLEM_KINDS: Readonly<Record<RejectionCode, ProblemKind>> = {
  drawNotFound: missing('There is no such draw'),
  drawNotOpen: conflict('The draw is not on sale'),
  drawClosed: conflict('The draw has closed'),
  drawCancelled: conflict('The draw was cancelled'),
  drawNotCancellable: conflict('The draw can no longer be cancelled'),
  drawNotConductable: conflict('The draw cannot be conducted now'),
  gameRulesChanged: conflict('The game has other rules than its draws had, and their version'),
  drawTimesInvalid: rule('The times of the draw do not fit together'),
  gameUnknown: rule('There is no such game'),
  selectionInvalid: rule('The selection breaks the rules of the game'),
  selectionsTooMany: rule('Too many selections in one purchase'),
  ticketNotFound: missing('There is no such ticket'),
  resultsNotPublished: missing('The results are not published yet'),
  receiptNotSealed: missing('The receipt is complete once the draw is sealed'),
  awardNotFound: missing('There is no such award'),
  awardNotHeld: conflict('The award is not waiting for approval'),
  drawFull: conflict('The draw has sold all of its tickets'),
  pickLimitReached: rule('So many tickets of the selection are not sold any more'),
  picksLimited: rule('Tickets of this game are sold one by one, for one draw'),
  drawNotSealed: conflict('The tickets of the draw are not sealed yet'),
  seriesOnSale: conflict('The series has draws that would inherit its jackpot'),
  jackpotTooLow: conflict('The series does not have so much of a jackpot'),
  seriesNotFound: missing('There is no such series'),
  stockTaken: conflict('One of the tickets is held, or sold'),
  stockEmpty: conflict('No ticket of the stock is free'),
  reservationExpired: conflict('The reservation has expired, or was let go'),
  reservationNotFound: missing('There is no such reservation'),
  reservationPaid: conflict('The reservation is paid'),
  reservationsTooMany: conflict('So many tickets cannot be held at once'),
  stockExists: conflict('Tickets were made for this draw already'),
  stockTooLarge: rule('So many different tickets cannot be made'),
  stockNotFound: missing('There is no such ticket in the stock of the draw'),
  postponeOvertakes: conflict('The draw would overtake a later one of its series'),
  drawNotPostponable: conflict('The draw can no longer be postponed'),
  drawPostponedBefore: conflict('The draw was postponed before, and is once only'),
  scheduleInvalid: rule('The schedule is not right'),
  scheduleStale: conflict('Another schedule has been put in force in the meantime'),
  priceTooLow: rule('At this price the game would pay back all that it takes in, or more'),
  standingTicketsTooMany: rule('The player has as many active standing tickets as they can have'),
  standingTicketNotFound: missing('There is no such standing ticket'),
  ticketNotReturnable: conflict('The ticket cannot be given back'),
  picksSoldOnce: rule('Each selection of this game is sold once, for one draw'),
  drawsNotInPoints: rule('Several draws cannot be paid in points'),

  balanceTooLow: rule('The balance is too low'),
  amountInvalid: rule('The amount is not valid'),
  amountTooLarge: rule('The amount is too large'),
  paymentNotFound: missing('There is no such payment'),
  paymentAlreadySettled: conflict('The payment is already settled'),
  idempotencyKeyReused: rule('The idempotency key was used for another request'),
  paymentMethodUnknown: rule('There is no such payment method'),
  walletFull: rule('The wallet cannot hold more'),

  loginTaken: conflict('The login is taken'),
  playerTooYoung: rule('The player is too young'),
  credentialsWrong: { status: 401, title: 'Login or password is wrong' },
  loginBackOff: { status: 429, title: 'Too many failed log-ins', retryAfterSeconds: 60 },
  staffMayNotPlay: {
    status: 403,
    title: 'Staff of the operator may not play, pay in or out, or collect points',
  },
  ownGain: { status: 403, title: 'Nobody may approve their own winnings' },
  accountHasPlayed: conflict('An account that has moved money or points cannot become staff'),
  passwordTooWeak: rule('The password is too weak'),
  sessionEnded: { status: 401, title: 'The session has ended' },
  playerNotFound: missing('There is no such player'),
  roleUnknown: rule('There is no such role'),
  sessionsTooMany: conflict('Too many sessions are open'),
  slotFull: later('No room for a player with this login'),
  birthDateInvalid: rule('The birth date is not a day in the past'),

  raffleNotFound: missing('There is no such raffle'),
  raffleNotFinished: missing('The raffle is not drawn yet'),
  raffleRulesInvalid: rule('The rules of the raffle do not fit together'),
  raffleGameNotFound: missing('There is no such raffle game'),
  raffleCancelled: conflict('The raffle was cancelled'),
  raffleEmpty: conflict('Nobody has entered the raffle'),
  externalIdTaken: conflict('The id belongs to another player'),
  externalIdsTooMany: rule('The player has too many ids at other services'),
  eventNotFound: missing('There is no such event'),
  eventTitleInvalid: rule('The title is empty, too long, or has invisible characters'),
  deadlineInvalid: rule('The deadline is not a time in the future'),
  marketInvalid: rule('The markets of the event are not valid'),
  oddsInvalid: rule('The odds are not valid'),
  limitInvalid: rule('A limit is not valid'),
  eventVersionStale: conflict('The event has changed in the meantime'),
  eventSuspended: conflict('Betting on the event is suspended'),
  eventClosed: conflict('The deadline for bets has passed'),
  eventFinished: conflict('The event is finished'),
  eventVoid: conflict('The event is void'),
  eventNotFinished: conflict('The event has no result yet'),
  resultInvalid: rule('The result does not say what became of each selection'),
  correctionTooLate: conflict('The result can no longer be corrected'),
  correctionsTooMany: conflict('The result was corrected too often'),
  selectionNotFound: rule('The event has no such selection'),
  oddsChanged: conflict('The odds have changed'),
  stakeTooSmall: rule('The stake is too small'),
  stakeTooLarge: rule('The stake is too large'),
  payoutTooLarge: rule('The bet could pay more than is allowed'),
  liabilityReached: rule('A bet of this size cannot be taken on the selection right now'),
  legsInvalid: rule('The legs cannot be combined into an accumulator'),
  bookFull: conflict('The event takes no more bets'),
  eventsOfLine: conflict('Events can only be changed at the line provider'),
  betNotFound: missing('There is no such bet'),
  orderNumberInvalid: rule('The order number is not valid'),
  orderOfAnother: conflict('Another player has registered this order'),
  sumInvalid: rule('The sum is not a positive amount of points'),
  pointsTooLow: { status: 402, title: 'The player has too few points' },
  birthDateNeeded: rule('A birth date is needed before the first bet or deposit'),
  betterPasswordNeeded: rule('A better password is needed before the first bet'),
  birthDateFixed: conflict('The birth date has been given already'),
  ordersTooMany: rule('The account has as many orders as it can have'),
  withdrawalsTooMany: rule('The account has as many withdrawals as it can have'),

  requestMalformed: { status: 400, title: 'The request is malformed' },
  requestInvalid: { status: 400, title: 'The request has the wrong shape' },
  tokenMissing: { status: 401, title: 'An access token is needed' },
  tokenInvalid: { status: 401, title: 'The access token is not valid' },
  roleMissing: { status: 403, title: 'The caller lacks the role for this' },
  rateLimited: { status: 429, title: 'Too many requests', retryAfterSeconds: 1 },
  engineOverloaded: later('The engine has more work than it can take'),
  shardUnavailable: later('A part of the engine is not available'),
  diskFull: { status: 503, title: 'The engine cannot store more', retryAfterSeconds: 60 },
  bodyTooLarge: closing(413, 'The body is too large'),
  mediaTypeUnsupported: { status: 415, title: 'The media type is not supported' },
  notFound: missing('There is nothing at this address'),
  methodNotAllowed: { status: 405, title: 'This address does not take this method' },
  internalError: { status: 500, title: 'Something went wrong on our side' },
  webhookSignatureInvalid: { status: 401, title: 'The signature is not valid' },
  requestTimeout: { status: 503, title: 'The answer took too long', retryAfterSeconds: 1 },
  gatewayStopping: later('The server is stopping'),
  lengthRequired: closing(411, 'A body needs a Content-Length'),
  headersTooLarge: closing(431, 'The headers are too large'),
  bodyTimeout: closing(408, 'The body came too slowly'),
  notReady: later('The server is not ready'),
  clockUnsure: { status: 503, title: 'It is not certain what time it is', retryAfterSeconds: 5 },
  originForbidden: { status: 403, title: 'Pages of this origin may not connect' },
  subProtocolUnsupported: { status: 400, title: 'The socket needs a known sub-protocol' },
  operationUnknown: missing('There is no such operation'),
  topicUnknown: missing('There is no such topic'),
  subscriptionsTooMany: conflict('Too many subscriptions on one socket'),
  upgradeRequired: closing(426, 'This address takes only WebSockets of version 13'),
  numbersUsedUp: conflict('All numbers of this kind are used up'),
  rangeNotSatisfiable: { status: 416, title: 'The file has no such range' },
  recordDamaged: {
    status: 503,
    title: 'A stored record that this request needs is damaged',
    retryAfterSeconds: 60, // An operator has to repair it first.
  },
  elsewhere: later('Another part of the engine has to be asked'),
  stockElsewhere: later('Other parts of the engine have to be asked'),
  fileNotReady: { status: 503, title: 'The file is being written', retryAfterSeconds: 2 },
};

/** What both doors and the published document call a code: stable, and resolvable in the docs. */
export function problemType(code: RejectionCode): string {
  return `urn:tirage:problem:${code}`;
}

/** The problem document of a refusal, as text. `status` is the route's own where it has one. */
export function problemText(refusal: Refusal, status: number): string {
  const { code, detail, facts, errors } = refusal;
  const title = PROBLEM_KINDS[code].title;
  return JSON.stringify({ type: problemType(code), title, status, detail, code, facts, errors });
}
