import { codeOf, type EngineClient } from '../engine/engine-client.ts';
import type { EnginePlayer, EnginePurchase, Ticket } from '../engine/engine-people.ts';
import { Gambler } from './gambler.ts';
import type { TrackedOperation } from './tracked-operations.ts';

/** What a payment may meet: a reservation has run out of time, others have the tickets. */
const REFUSALS = ['reservationExpired', 'stockTaken', 'stockEmpty', 'reservationsTooMany'];
/** What a reservation may meet; none has an effect, so they are not tracked. */
const UNLUCKY = ['stockTaken', 'stockEmpty', 'reservationsTooMany', 'drawClosed', 'drawCancelled'];

export interface Reserved {
  readonly reservationId: string;
  readonly stockIds: readonly string[];
}

/**
 * A player who buys tickets that were made in advance, or reserves some and pays for most of them.
 */
export class StockBuyer extends Gambler {
  readonly reservations: Reserved[] = [];

  constructor(client: EngineClient, player: EnginePlayer) {
    super(client, player, player.login, REFUSALS);
  }

  /** Null for a refusal, undefined where no answer came. */
  async reserve(drawId: string, body: object): Promise<Reserved | null | undefined> {
    const asked = { token: this.player.accessToken };
    const answer = await this.client.tryPost(`/v1/draws/${drawId}/reservations`, body, asked);
    if (answer === undefined) return undefined;
    if (answer.status === 201) {
      const reserved = JSON.parse(answer.text) as Reserved;
      this.reservations.push(reserved);
      return reserved;
    }
    if (!UNLUCKY.includes(codeOf(answer) ?? '')) throw new Error(answer.text);
    return null;
  }

  buyOfStock(drawId: string, body: Readonly<Record<string, unknown>>): Promise<TrackedOperation> {
    return this.begin('purchase', `/v1/draws/${drawId}/tickets`, body);
  }

  pay({ reservationId }: Reserved): Promise<TrackedOperation> {
    return this.begin('purchase', `/v1/reservations/${reservationId}/purchase`, {});
  }

  async letGo({ reservationId }: Reserved): Promise<void> {
    const asked = { token: this.player.accessToken };
    // Whether or not an answer comes: it ends by itself.
    await this.client.send('DELETE', `/v1/reservations/${reservationId}`, asked).catch(() => null);
  }

  override tickets(drawId: string): Ticket[] {
    return this.taken('purchase')
      .flatMap(({ answerText }) => (JSON.parse(answerText) as EnginePurchase).tickets)
      .filter((ticket) => ticket.drawId === drawId);
  }
}
