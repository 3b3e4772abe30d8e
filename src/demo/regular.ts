/**
 * A player who plays by themselves: as any outside program, over HTTP, with the client library.
 *
 * A refusal is part of the game (a draw that has just closed, odds that moved), and so is an answer
 * that does not come while the engine stops. Anything else is a bug and ends them.
 */
import { RefusalError, TirageClient, UnansweredError } from '../../client/src/tirage-client.ts';
import { must } from '../kernel/assert.ts';
import type { RandomSource } from '../kernel/random.ts';
import { uniformBelow } from '../kernel/uniform.ts';
import { delay } from './delay.ts';

const DEPOSIT_MINOR = 20_000;
/** Less than this, and they pay in. */
const POOR_MINOR = 3_000;
const PAUSE_MS_MIN = 1_000;
const PAUSE_MS_SPREAD = 5_000;
const QUICK_PICKS_MAX = 3;
/** Of so many turns one goes to the bookmaker. */
const BET_TURNS = 4;
const STAKES_MINOR = [100, 200, 500, 1_000] as const;

export interface RegularOptions {
  readonly address: string;
  readonly login: string;
  readonly password: string;
  readonly random: Pick<RandomSource, 'uint32'>;
}

export class Regular {
  readonly #client: TirageClient;
  readonly #options: RegularOptions;

  constructor(options: RegularOptions) {
    this.#options = options;
    this.#client = new TirageClient(options.address);
  }

  /** Opens their account, or logs in where there is one. */
  async arrive(): Promise<void> {
    const { login, password } = this.#options;
    try {
      await this.#client.register({ login, password, birthDate: '1990-01-31' });
    } catch (error) {
      if (!(error instanceof RefusalError && error.code === 'loginTaken')) throw error;
      await this.#client.logIn(login, password);
    }
  }

  /** Buys and bets until they are told to leave. */
  async play(leaving: AbortSignal): Promise<void> {
    while (!leaving.aborted) {
      await indulgent(() => this.#turn(leaving), leaving);
      const pauseMs = PAUSE_MS_MIN + uniformBelow(this.#options.random, PAUSE_MS_SPREAD);
      await delay(pauseMs, leaving);
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    const { balanceMinor } = await this.#client.call('GET', '/v1/me/wallet', {}, { signal });
    if (balanceMinor < POOR_MINOR) {
      await this.#client.deposit({ amountMinor: DEPOSIT_MINOR }, { signal });
    }
    const isBet = uniformBelow(this.#options.random, BET_TURNS) === 0;
    await (isBet ? this.#bet(signal) : this.#buy(signal));
  }

  async #buy(signal: AbortSignal): Promise<void> {
    const query = { state: 'open' } as const;
    const { draws } = await this.#client.call('GET', '/v1/draws', { query }, { signal });
    const draw = this.#oneOf(draws);
    if (draw === undefined) return;
    const quickPick = 1 + uniformBelow(this.#options.random, QUICK_PICKS_MAX);
    await this.#client.buy(draw.drawId, { quickPick }, { signal });
  }

  async #bet(signal: AbortSignal): Promise<void> {
    const query = { state: 'open' } as const;
    const { events } = await this.#client.call('GET', '/v1/events', { query }, { signal });
    const event = this.#oneOf(events);
    const offered = this.#oneOf(event?.markets.flatMap(({ selections }) => selections) ?? []);
    if (event === undefined || offered === undefined) return;
    const stakeMinor = must(this.#oneOf(STAKES_MINOR), 'there are no stakes');
    const { selection, odds } = offered;
    await this.#client.bet(event.eventId, { stakeMinor, selection, odds }, { signal });
  }

  #oneOf<T>(choices: readonly T[]): T | undefined {
    if (choices.length === 0) return undefined;
    return choices[uniformBelow(this.#options.random, choices.length)];
  }
}

/** Does something that the engine may refuse, or not answer any more. */
export async function indulgent(act: () => Promise<void>, leaving: AbortSignal): Promise<void> {
  try {
    await act();
  } catch (error) {
    const isPlay = error instanceof RefusalError || error instanceof UnansweredError;
    if (!isPlay && !leaving.aborted) throw error;
  }
}
