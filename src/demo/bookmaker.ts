/**
 * An operator who keeps a few events open, moves their odds, and gives the results of those whose
 * betting has ended: as any outside program, with the client library. What is to be done follows
 * from what the engine shows, so a bookmaker who comes back goes on with what they had begun, and
 * leaves alone what others did.
 */
import { TirageClient } from '../../client/src/tirage-client.ts';
import { must } from '../kernel/assert.ts';
import type { RandomSource } from '../kernel/random.ts';
import { uniformBelow } from '../kernel/uniform.ts';
import { delay } from './delay.ts';
import { indulgent } from './regular.ts';

const OPEN_EVENTS = 4;
const TURN_MS = 2_500;
const PAGE_ROWS = 200;
/** How long betting on an event lasts. */
const BETTING_MS_MIN = 120_000;
const BETTING_MS_SPREAD = 240_000;
const ODDS_HUNDREDTHS_MIN = 115;
const ODDS_HUNDREDTHS_MAX = 900;
/** Odds move by up to this, in hundredths, either way. */
const MOVE_HUNDREDTHS = 18;

const TEAMS = [
  'Harbour Town',
  'Northgate',
  'Old Mill Rovers',
  'Castle Hill',
  'Riverside',
  'Lighthouse United',
  'Meadow Park',
  'Station Road',
] as const;

export interface BookmakerOptions {
  readonly address: string;
  readonly login: string;
  readonly password: string;
  readonly random: Pick<RandomSource, 'uint32'>;
}

export class Bookmaker {
  readonly #client: TirageClient;
  readonly #options: BookmakerOptions;
  /** Whether an event is theirs, by its id. */
  readonly #ownership = new Map<string, boolean>();
  #playerId = '';

  constructor(options: BookmakerOptions) {
    this.#options = options;
    this.#client = new TirageClient(options.address);
  }

  async arrive(): Promise<void> {
    await this.#client.logIn(this.#options.login, this.#options.password);
    this.#playerId = (await this.#client.call('GET', '/v1/me')).playerId;
  }

  /** Keeps the book until they are told to leave. */
  async work(leaving: AbortSignal): Promise<void> {
    while (!leaving.aborted) {
      await indulgent(() => this.#settleEnded(leaving), leaving);
      await indulgent(() => this.#tendOpen(leaving), leaving);
      await delay(TURN_MS, leaving);
    }
  }

  async #settleEnded(signal: AbortSignal): Promise<void> {
    for (const { eventId, markets } of await this.#mineThatAre('closed', signal)) {
      const outcomes = markets.map(({ selections }) => {
        const { selection } = this.#oneOf(selections);
        return { selection, state: 'won' } as const;
      });
      const result = { params: { id: eventId }, body: { outcomes } };
      await this.#client.call('POST', '/v1/admin/events/{id}/result', result, { signal });
    }
  }

  async #tendOpen(signal: AbortSignal): Promise<void> {
    const open = await this.#mineThatAre('open', signal);
    for (let count = open.length; count < OPEN_EVENTS; count += 1) await this.#offer(signal);
    if (open.length === 0) return;
    const { eventId, markets } = this.#oneOf(open);
    const { selection, odds } = this.#oneOf(markets.flatMap(({ selections }) => selections));
    const selections = [{ selection, odds: this.#moved(odds) }];
    const change = { params: { id: eventId }, body: { selections } };
    await this.#client.call('PATCH', '/v1/admin/events/{id}', change, { signal });
  }

  async #offer(signal: AbortSignal): Promise<void> {
    const home = this.#oneOf(TEAMS);
    const away = this.#oneOf(TEAMS.filter((team) => team !== home));
    const bettingMs = BETTING_MS_MIN + uniformBelow(this.#options.random, BETTING_MS_SPREAD);
    const selections = [home, 'Draw', away].map((name) => ({ name, odds: this.#moved('2.80') }));
    const body = {
      title: `${home} - ${away}`,
      deadline: new Date(this.#client.now() + bettingMs).toISOString(),
      markets: [{ name: 'Result', selections }],
    };
    await this.#client.call('POST', '/v1/admin/events', { body }, { signal });
  }

  async #mineThatAre(state: 'open' | 'closed', signal: AbortSignal) {
    const query = { state, limit: PAGE_ROWS } as const;
    const mine = [];
    for await (const event of this.#client.list('/v1/events', 'events', { query }, { signal })) {
      if (await this.#isMine(event.eventId, signal)) mine.push(event);
    }
    return mine;
  }

  /** Asked once: it stays whose it is. */
  async #isMine(eventId: string, signal: AbortSignal): Promise<boolean> {
    const known = this.#ownership.get(eventId);
    if (known !== undefined) return known;
    const isMine = (await this.#authorOf(eventId, signal)) === this.#playerId;
    this.#ownership.set(eventId, isMine);
    return isMine;
  }

  /** Who made its first version, which is told last. */
  async #authorOf(id: string, signal: AbortSignal): Promise<string | null | undefined> {
    const input = { params: { id }, query: { limit: PAGE_ROWS } };
    const path = '/v1/admin/events/{id}/versions';
    let author: string | null | undefined;
    for await (const { by } of this.#client.list(path, 'versions', input, { signal })) author = by;
    return author;
  }

  #moved(odds: string): string {
    const step = uniformBelow(this.#options.random, 2 * MOVE_HUNDREDTHS + 1) - MOVE_HUNDREDTHS;
    const hundredths = Math.round(Number(odds) * 100) + (step === 0 ? 1 : step);
    const held = Math.min(ODDS_HUNDREDTHS_MAX, Math.max(ODDS_HUNDREDTHS_MIN, hundredths));
    return (held / 100).toFixed(2);
  }

  #oneOf<T>(choices: readonly T[]): T {
    const choice = choices[uniformBelow(this.#options.random, choices.length)];
    return must(choice, 'a bookmaker has nothing to choose from');
  }
}
