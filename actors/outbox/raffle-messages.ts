/** The messages of raffles. The award's subject, body and names are prescribed exactly. */
import { must } from '../../src/kernel/assert.ts';
import type { RaffleState } from '../raffle/raffle.ts';
import type {
  RaffleFinished,
  RafflePrizeCredited,
  RaffleStarted,
} from '../raffle/raffle-events.ts';
import type { States } from '../states.ts';
import { rafflePrizeEntryId } from '../wallet/ledger-entry.ts';
import { creditMessages } from './money-messages.ts';
import { MESSAGE_VERSION, type OutboxMessage, type OutboxStates, rfc3339 } from './outbox.ts';

/** Followed by the state that the raffle has reached. */
export const RAFFLE_FAMILY = 'raffle.v1.';
export const AWARD_SUBJECT = 'lottery.v1.award';
export const AWARD_EVENTS = ['lotteryAwardCreated', 'lottery.v1.awarded'] as const;
/** Which of the two names an award carries: a setting of the relay. */
export type AwardEvent = (typeof AWARD_EVENTS)[number];

interface StartedRaffle {
  readonly raffleId: string;
  readonly reason: RaffleStarted['reason'] | 'operator';
  readonly atMs: number;
}

export function raffleStartedMessage(
  { raffles }: Pick<States, 'raffles'>,
  { raffleId, reason, atMs }: StartedRaffle,
): OutboxMessage {
  return raffleMessage({ raffles }, 'started', { raffleId, atMs }, { reason });
}

/** One award for each winner, and then the raffle's end. */
export function raffleFinishedMessages(
  states: Pick<States, 'raffles'>,
  event: RaffleFinished,
): OutboxMessage[] {
  const { raffleId, winners, atMs } = event;
  const awards = winners.map(({ playerId, prizeMinor }) => ({
    subject: AWARD_SUBJECT,
    body: {
      message_event: AWARD_EVENTS[0],
      lottery: {
        lottery_id: raffleId,
        player_id: playerId,
        // In minor units: the relay converts it to what an operator has agreed on.
        win_sum: String(prizeMinor),
        created_at: rfc3339(atMs),
      },
    },
  }));
  return [...awards, raffleMessage(states, 'finished', event)];
}

export function raffleMessage(
  { raffles }: Pick<States, 'raffles'>,
  state: RaffleState,
  { raffleId, atMs }: { readonly raffleId: string; readonly atMs: number },
  facts: Readonly<Record<string, unknown>> = {},
): OutboxMessage {
  const { gameId } = must(raffles.get(raffleId), 'a raffle that is told of is missing');
  return {
    subject: RAFFLE_FAMILY + state,
    body: { version: MESSAGE_VERSION, raffleId, gameId, state, at: rfc3339(atMs), ...facts },
  };
}

export function rafflePrizeMessages(
  states: Pick<OutboxStates, 'entries'>,
  event: RafflePrizeCredited,
): OutboxMessage[] {
  const { raffleId, place, player, amountMinor, atMs } = event;
  const entryId = rafflePrizeEntryId(raffleId, place);
  const facts = { raffleId };
  return creditMessages(states, { player, entryId, kind: 'rafflePrize', amountMinor, atMs, facts });
}
