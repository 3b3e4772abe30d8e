import type { EngineClient } from '../engine/engine-client.ts';
import type { EnginePlayer, EnginePurchase, Ticket } from '../engine/engine-people.ts';
import { type TrackedOperation, TrackedOperations } from './tracked-operations.ts';

/** The refusals a purchase may get while draws are closed and cancelled around it. */
const REFUSALS = ['drawClosed', 'drawCancelled', 'drawNotOpen'];

/** A player who pays in and buys tickets. */
export class Gambler extends TrackedOperations {
  /** Prizes and refunds of the draws that have been checked. */
  returnedMinor = 0;

  constructor(
    client: EngineClient,
    player: EnginePlayer,
    keyPrefix: string = player.login,
    refusals: readonly string[] = [],
  ) {
    super(client, player, { keyPrefix, refusals: [...REFUSALS, ...refusals] });
  }

  deposit(amountMinor: number): Promise<TrackedOperation> {
    return this.begin('deposit', '/v1/me/deposits', { amountMinor });
  }

  buy(drawId: string, quickPick: number): Promise<TrackedOperation> {
    return this.buyPicks(drawId, { quickPick });
  }

  buyPicks(drawId: string, picks: TrackedOperation['body']): Promise<TrackedOperation> {
    return this.begin('purchase', `/v1/draws/${drawId}/tickets`, picks);
  }

  /** The tickets of all accepted purchases. */
  tickets(drawId: string): Ticket[] {
    return this.taken('purchase')
      .filter(({ path }) => path.includes(drawId))
      .flatMap(({ answerText }) => (JSON.parse(answerText) as EnginePurchase).tickets);
  }
}
