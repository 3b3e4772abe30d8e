/**
 * Bettors against a whole engine: each bet with its key and what is known of it, through as many
 * crashes as a test makes.
 */
import { type ClientAnswer, codeOf, type EngineClient } from '../engine/engine-client.ts';
import { type EnginePlayer, listAll } from '../engine/engine-people.ts';
import { until } from '../engine/until.ts';

const RESOLVE_LIMIT_MS = 60_000;
/** What a bet may be told while events are changed, closed and filled around it. */
const REFUSALS: readonly (string | undefined)[] = [
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

interface Slip {
  readonly key: string;
  readonly path: string;
  readonly body: object;
  /** The first answer that was an acceptance. */
  acceptedText?: string;
  isOpen: boolean;
}

export class Bettor {
  readonly player: EnginePlayer;
  readonly #client: EngineClient;
  readonly #slips: Slip[] = [];

  constructor(client: EngineClient, player: EnginePlayer) {
    this.#client = client;
    this.player = player;
  }

  /** The bets that were answered for. */
  get accepted(): ListedBet[] {
    return this.#slips.flatMap(({ acceptedText }) =>
      acceptedText === undefined ? [] : [JSON.parse(acceptedText) as ListedBet],
    );
  }

  /** Bets on one event, or on several at once. False when no answer came. */
  async bet(eventIds: readonly string[], stakeMinor: number): Promise<boolean> {
    const [eventId = '', ...others] = eventIds;
    const legs = eventIds.map((id) => ({ eventId: id }));
    const slip: Slip = {
      key: `${this.player.login}.${this.#slips.length}`,
      ...(others.length === 0
        ? { path: `/v1/events/${eventId}/bets`, body: { stakeMinor } }
        : { path: '/v1/bets', body: { stakeMinor, legs } }),
      isOpen: true,
    };
    this.#slips.push(slip);
    const answer = await this.#ask(slip);
    if (answer !== undefined) note(slip, answer);
    return answer !== undefined;
  }

  /** Asks again for what has no answer, and for the last accepted. Returns what contradicts. */
  async resolve(repeats: number): Promise<string[]> {
    const problems: string[] = [];
    for (const slip of this.#slips) {
      if (!slip.isOpen) continue;
      const found = await until(`an answer to ${slip.key}`, RESOLVE_LIMIT_MS, () =>
        this.#ask(slip),
      );
      note(slip, found);
    }
    const taken = this.#slips.filter(({ acceptedText }) => acceptedText !== undefined);
    for (const slip of taken.slice(-repeats)) {
      const answer = await this.#ask(slip);
      const isRepeat = answer?.headers['idempotent-replayed'] === 'true';
      if (!isRepeat || answer?.text !== slip.acceptedText) {
        problems.push(`${slip.key} was answered ${slip.acceptedText}, then ${answer?.text}`);
      }
    }
    return problems;
  }

  /** All their bets as the engine lists them. */
  listed(): Promise<ListedBet[]> {
    return listAll<ListedBet>(this.#client, this.player, { path: '/v1/me/bets', member: 'bets' });
  }

  #ask({ path, body, key }: Slip): Promise<ClientAnswer | undefined> {
    return this.#client.tryPost(path, body, { token: this.player.accessToken, key });
  }
}

function note(slip: Slip, answer: ClientAnswer): void {
  slip.isOpen = false;
  if (answer.status === 201) slip.acceptedText = answer.text;
  else if (!REFUSALS.includes(codeOf(answer))) throw new Error(`${slip.key}: ${answer.text}`);
}
