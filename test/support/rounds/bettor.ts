import type { EngineClient } from '../engine/engine-client.ts';
import { type EnginePlayer, listAll } from '../engine/engine-people.ts';
import { TrackedOperations } from './tracked-operations.ts';

/** The refusals a bet may get while events are changed, closed and filled around it. */
const REFUSALS = [
  'eventClosed',
  'eventFinished',
  'eventVoid',
  'eventSuspended',
  'liabilityReached',
  'balanceTooLow',
  'oddsChanged',
];

export interface ListedBet {
  readonly betId: string;
  readonly stakeMinor: number;
  readonly odds: string;
  readonly legs: readonly { readonly eventId: string; readonly odds: string }[];
  readonly state: string;
  readonly payoutMinor: number;
  readonly acceptedAt: string;
}

/** A player who bets, on one event or on several at once. */
export class Bettor extends TrackedOperations {
  constructor(client: EngineClient, player: EnginePlayer) {
    super(client, player, { keyPrefix: player.login, refusals: REFUSALS });
  }

  /** The bets that were confirmed. */
  get accepted(): ListedBet[] {
    return this.taken('bet').map(({ answerText }) => JSON.parse(answerText) as ListedBet);
  }

  /** Bets on one event, or on several at once. False when no answer came. */
  async bet(eventIds: readonly string[], stakeMinor: number): Promise<boolean> {
    const [eventId = '', ...others] = eventIds;
    const legs = eventIds.map((id) => ({ eventId: id }));
    const { state } = await (others.length === 0
      ? this.begin('bet', `/v1/events/${eventId}/bets`, { stakeMinor })
      : this.begin('bet', '/v1/bets', { stakeMinor, legs }));
    return state !== 'asked';
  }

  /** All their bets as the engine lists them. */
  listed(): Promise<ListedBet[]> {
    return listAll<ListedBet>(this.client, this.player, { path: '/v1/me/bets', member: 'bets' });
  }
}
