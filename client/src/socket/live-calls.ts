/**
 * What a player does over the socket: the same wishes as over HTTP, with the same keys. One that
 * stays open is asked for again over HTTP, where a page that has just begun finds an answer first.
 */
import type { components } from '../generated/socket-types.ts';
import type { AskIntent, Intents } from '../intents/intents.ts';
import type { LiveSocket } from './live-socket.ts';

type Messages = components['schemas'];
type Distribute<Message, Members extends string> = Message extends unknown
  ? Omit<Message, Members>
  : never;
export type LivePurchase = Distribute<Messages['ClientBuyTickets'], 'id' | 'op' | 'drawId'>;
export type LiveBet = Distribute<Messages['ClientPlaceBet'], 'id' | 'op'>;
export type LiveQuote = Distribute<Messages['ClientQuoteTickets'], 'id' | 'op' | 'drawId'>;
type AnswerOf<Message> = Distribute<Message, 'id' | 'ok'>;

export class LiveCalls {
  readonly #socket: LiveSocket;
  readonly #intents: Intents;

  constructor(socket: LiveSocket, intents: Intents) {
    this.#socket = socket;
    this.#intents = intents;
  }

  async buy(
    drawId: string,
    body: LivePurchase,
    signal?: AbortSignal,
  ): Promise<AnswerOf<Messages['ServerBuyTickets']>> {
    const wanted = { path: '/v1/draws/{id}/tickets', params: { id: drawId }, body };
    const ask = this.#asking({ op: 'buyTickets', drawId, ...body });
    return (await this.#intents.want(wanted, ask, signal)) as Messages['ServerBuyTickets'];
  }

  async bet(bet: LiveBet, signal?: AbortSignal): Promise<AnswerOf<Messages['ServerPlaceBet']>> {
    const { eventId, ...body } = bet;
    const wanted =
      eventId === undefined
        ? { path: '/v1/bets', body }
        : { path: '/v1/events/{id}/bets', params: { id: eventId }, body };
    const ask = this.#asking({ op: 'placeBet', ...bet });
    return (await this.#intents.want(wanted, ask, signal)) as Messages['ServerPlaceBet'];
  }

  /** What it would cost; moves nothing. */
  async quote(
    drawId: string,
    body: LiveQuote,
    signal?: AbortSignal,
  ): Promise<AnswerOf<Messages['ServerQuoteTickets']>> {
    const answer = await this.#socket.ask({ op: 'quoteTickets', drawId, ...body }, { signal });
    return answer as unknown as Messages['ServerQuoteTickets'];
  }

  #asking(operation: { readonly op: string; readonly [member: string]: unknown }): AskIntent {
    return ({ key, playerId }, { signal, onOpen }) =>
      this.#socket.ask({ ...operation, id: key }, { playerId, signal, onOpen });
  }
}
