/**
 * What a message on `player.v1.staked` says, by a written rule.
 *
 * A stake is counted. A message of another type is none of our business: it is acknowledged and
 * counted as ignored. Anything else can never be read, today or tomorrow, and goes to the dead
 * letters with its reason: no body or header may stop the consumer.
 *
 *   id        header `uuid`, or `Nats-Msg-Id` where there is none: a UUID of any version
 *   version   header `version`, or the body's own: 1 where it is given at all
 *   body      JSON in UTF-8, at most `STAKE_BYTES_MAX`, nested at most `STAKE_DEPTH_MAX` deep;
 *             members that are not known are left alone
 *   playerId, gameId   UUIDs
 *   stake     a text: a decimal in major units ("1000", "1000.50") without sign, exponent, leading
 *             zero or part of a minor unit, or a whole count of minor units where that is set; in
 *             minor units from 1 to `STAKE_MINOR_MAX`
 */
import type { TakeStake } from '../../actors/raffle/decide-raffle.ts';
import { RAFFLE_STAKE_MINOR_MAX } from '../../actors/raffle/raffle-rules.ts';
import { type AmountForm, formatAmount, parseAmount } from '../kernel/amount-text.ts';
import { minor } from '../kernel/money.ts';
import { normaliseUuid } from '../kernel/uuid.ts';
import { isJsonDeeperThan } from '../protocol/json-depth.ts';

export const STAKE_EVENT = 'player.stakeCreated';
/**
 * Of the body of a stake.
 *
 * 1: the members that are named above.
 */
export const STAKE_VERSION = 1;
export const STAKE_BYTES_MAX = 16_384;
const STAKE_DEPTH_MAX = 8;

export interface IncomingMessage {
  readonly data: Uint8Array;
  /** Looks a header up by its name as written; undefined if there is none. */
  readonly header: (name: string) => string | undefined;
}

export type ReadStake =
  | { readonly kind: 'stake'; readonly stake: TakeStake }
  | { readonly kind: 'otherType' }
  | { readonly kind: 'unreadable'; readonly reason: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Never throws, and always gives the same answer for the same message. */
export function readStake({ data, header }: IncomingMessage, form: AmountForm): ReadStake {
  const body = readBody(data);
  if (typeof body === 'string') return unreadable(body);
  const { message, game } = body;
  if (!isObject(message)) return unreadable('the body has no "message"');
  const { eventType } = message;
  if (typeof eventType !== 'string') return unreadable('the message has no "eventType"');
  const version = header('version') ?? message.version ?? body.version ?? STAKE_VERSION;
  if (String(version) !== String(STAKE_VERSION)) {
    return unreadable(`the version is not ${STAKE_VERSION}`);
  }
  if (eventType !== STAKE_EVENT) return { kind: 'otherType' };
  const messageId = uuidOf(header('uuid') ?? header('Nats-Msg-Id'));
  if (messageId === undefined) return unreadable('the header "uuid" is not a UUID');
  if (!isObject(game)) return unreadable('the body has no "game"');
  const playerId = uuidOf(game.playerId);
  if (playerId === undefined) return unreadable('"playerId" is not a UUID');
  const gameId = uuidOf(game.gameId);
  if (gameId === undefined) return unreadable('"gameId" is not a UUID');
  const { stake } = game;
  const amount = typeof stake === 'string' ? parseAmount(stake, form) : undefined;
  if (amount === undefined || amount === 0) {
    return unreadable(`"stake" is not a text of an amount in ${form.unit} units`);
  }
  if (amount > RAFFLE_STAKE_MINOR_MAX) {
    return unreadable(`"stake" is more than ${formatAmount(RAFFLE_STAKE_MINOR_MAX, form)}`);
  }
  return { kind: 'stake', stake: { messageId, playerId, gameId, stakeMinor: minor(amount) } };
}

/** The body, or why there is none. */
function readBody(data: Uint8Array): Readonly<Record<string, unknown>> | string {
  if (data.length > STAKE_BYTES_MAX) return `the body has more than ${STAKE_BYTES_MAX} bytes`;
  let text: string;
  try {
    text = utf8.decode(data);
  } catch (error) {
    if (error instanceof TypeError) return 'the body is not UTF-8';
    throw error;
  }
  if (isJsonDeeperThan(text, STAKE_DEPTH_MAX)) return 'the body is nested too deeply';
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? body : 'the body is not a JSON object';
  } catch (error) {
    if (error instanceof SyntaxError) return 'the body is not JSON';
    throw error;
  }
}

function uuidOf(value: unknown): string | undefined {
  return typeof value === 'string' ? normaliseUuid(value) : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(reason: string): ReadStake {
  return { kind: 'unreadable', reason };
}
