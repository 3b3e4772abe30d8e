/**
 * Everybody in a playground: an administrator and an operator for whoever looks in, a bookmaker and
 * some players who act by themselves. All have one password, so that one can be any of them.
 */
import { setMaxListeners } from 'node:events';
import { normaliseLogin, shardOfSlot, slotOfLogin } from '../kernel/slots.ts';
import type { Engine } from '../main.ts';
import { type AdminTools, createAccount } from '../supervisor/admin-accounts.ts';
import { Bookmaker } from './bookmaker.ts';
import { RefusedError, replyOf } from './crowd.ts';
import { Regular } from './regular.ts';

export const STAFF = [
  { login: 'admin', role: 'admin' },
  { login: 'operator', role: 'operator' },
] as const;
/** An account of its own: what the operator offers is not the bookmaker's to move. */
const BOOKMAKER = { login: 'bookmaker', role: 'operator' } as const;
export const REGULARS = ['ada', 'ben', 'cleo', 'dario', 'eva', 'fyodor', 'greta', 'hugo'] as const;
export const PLAYER_COUNT_DEFAULT = 5;
/** What one of them may have under way at once: a wait, a call and what carries it. */
const LISTENERS_EACH = 8;

export interface CompanyOptions {
  readonly engine: Engine;
  readonly address: string;
  readonly password: string;
  readonly random: AdminTools['random'];
  /** So many of `REGULARS`. */
  readonly playerCount: number;
  /** Somebody met what is a bug, and has stopped. */
  readonly onFault: (error: unknown) => void;
}

export class Company {
  readonly #leaving = new AbortController();
  #busy: Promise<unknown> = Promise.resolve();

  constructor() {
    setMaxListeners(LISTENERS_EACH * (REGULARS.length + STAFF.length + 1), this.#leaving.signal);
  }

  /** Aborted when they are told to leave. */
  get leaving(): AbortSignal {
    return this.#leaving.signal;
  }

  /** Returns when everybody has an account, and plays. */
  async gather(options: CompanyOptions): Promise<void> {
    const { address, password, random, playerCount, onFault } = options;
    for (const { login, role } of [...STAFF, BOOKMAKER]) await employ(options, login, role);
    const bookmaker = new Bookmaker({ address, login: BOOKMAKER.login, password, random });
    await bookmaker.arrive();
    const players = REGULARS.slice(0, playerCount).map((login) => {
      return new Regular({ address, login, password, random });
    });
    // One after the other: each password takes a core for a while.
    for (const player of players) await player.arrive();
    const lives = [bookmaker.work(this.leaving), ...players.map((one) => one.play(this.leaving))];
    this.#busy = Promise.all(lives.map((life) => life.catch(onFault)));
  }

  /** Tells everybody to leave, and waits until they have. */
  async leave(): Promise<void> {
    this.#leaving.abort();
    await this.#busy;
  }
}

/** Nothing where they have been employed before: their password is the same. */
async function employ(
  { engine, password, random }: CompanyOptions,
  login: string,
  role: (typeof STAFF)[number]['role'],
): Promise<void> {
  const { client, jobs, clock } = engine;
  if (await isKnown(engine, login)) return;
  const account = { command: 'createAccount', login, password, roles: [role] } as const;
  const answer = await createAccount({ client, jobs, clock, random }, account);
  if (!answer.ok) throw new RefusedError(answer.message);
}

async function isKnown({ client }: Engine, login: string): Promise<boolean> {
  const loginNormalised = normaliseLogin(login);
  const shard = shardOfSlot(slotOfLogin(loginNormalised), client.shardCount);
  return (await replyOf(client, shard, 'findCredentials', { loginNormalised })) !== null;
}
