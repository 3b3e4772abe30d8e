/** A line provider with its operator and a bet maker with its players, next to one NATS server. */
import type { Test } from 'tap';
import { must } from '../../../src/kernel/assert.ts';
import { type ClientAnswer, EngineClient } from '../engine/engine-client.ts';
import {
  balanceOf,
  createAdmin,
  depositOverHttp,
  type EnginePlayer,
  type EngineSession,
  listAll,
  logIn,
  register,
} from '../engine/engine-people.ts';
import { EngineProcess, engineDirectory } from '../engine/engine-process.ts';
import { until } from '../engine/until.ts';
import { NatsClient } from '../network/nats-client.ts';
import { NatsServer } from '../network/nats-server.ts';

const LIMIT_MS = 60_000;
const SILENCE_MS = '1000';
export const LINES = 'tirage_lines';
export const EVENTS_SUBJECT = 'line.v1.event';

export interface FixtureSeen {
  readonly eventId: string;
  readonly version: number;
  readonly state: string;
  readonly odds: string;
  readonly settled: boolean;
}

export interface BetSeen {
  readonly betId: string;
  readonly state: string;
}

type Role = 'line-provider' | 'bet-maker';

export class TwoServices {
  readonly server: NatsServer;
  readonly nats: NatsClient;
  readonly #t: Test;
  readonly #directories: Readonly<Record<Role, string>>;
  readonly #engines = new Map<Role, EngineProcess>();
  readonly #clients = new Map<Role, EngineClient>();
  #operator: EngineSession | undefined;

  private constructor(t: Test, server: NatsServer, nats: NatsClient) {
    this.#t = t;
    this.server = server;
    this.nats = nats;
    this.#directories = { 'line-provider': engineDirectory(t), 'bet-maker': engineDirectory(t) };
  }

  static async start(t: Test): Promise<TwoServices> {
    const server = await NatsServer.start(t);
    const services = new TwoServices(t, server, await NatsClient.connect(t, server.url));
    await Promise.all([services.run('line-provider'), services.run('bet-maker')]);
    await createAdmin(services.#directories['line-provider']);
    services.#operator = await logIn(services.provider);
    return services;
  }

  get provider(): EngineClient {
    return this.#client('line-provider');
  }

  get maker(): EngineClient {
    return this.#client('bet-maker');
  }

  /** The numbers of shards differ, because nothing but messages may be shared. */
  async run(role: Role): Promise<void> {
    const engine = await EngineProcess.start(this.#t, {
      command: role,
      directory: this.#directories[role],
      flags: {
        '--nats-url': this.server.url,
        '--nats-stream-mb': '32',
        '--nats-ack-wait-ms': '2000',
        '--line-silence-ms': SILENCE_MS,
        '--shards': role === 'bet-maker' ? '2' : '1',
      },
    });
    this.#engines.set(role, engine);
    this.#clients.set(role, new EngineClient(this.#t, engine.url));
  }

  async kill(role: Role): Promise<void> {
    await this.#engines.get(role)?.kill();
  }

  directoryOf(role: Role): string {
    return this.#directories[role];
  }

  async player(login: string, balanceMinor: number): Promise<EnginePlayer> {
    const player = await register(this.maker, login);
    await depositOverHttp(this.maker, player, balanceMinor);
    return player;
  }

  async openFixture(odds = '2.00'): Promise<string> {
    const deadline = new Date(Date.now() + 3_600_000).toISOString();
    const body = { title: 'Reds – Blues', odds, deadline };
    const token = this.#operator?.accessToken;
    const asked = this.provider.post('/v1/admin/events', body, { token });
    return (await this.provider.expect<FixtureSeen>(201, asked)).eventId;
  }

  /** Resolves when the bet maker's metrics show the value. */
  async measured(isSuspended: boolean): Promise<void> {
    const line = `tirage_line_suspended ${isSuspended ? 1 : 0}\n`;
    await until(`the metric "${line.trim()}"`, LIMIT_MS, async () => {
      const text = await must(this.#engines.get('bet-maker'), 'it was started').metrics();
      return text.includes(line) ? true : undefined;
    });
  }

  async change(eventId: string, body: object): Promise<void> {
    const token = this.#operator?.accessToken;
    const asked = this.provider.send('PATCH', `/v1/admin/events/${eventId}`, { token, body });
    await this.provider.expect(200, asked);
  }

  async resolve(eventId: string, state: 'won' | 'lost'): Promise<void> {
    const token = this.#operator?.accessToken;
    const path = `/v1/admin/events/${eventId}/result`;
    await this.provider.expect(200, this.provider.post(path, { state }, { token }));
  }

  bet(player: EnginePlayer, eventId: string, stakeMinor: number): Promise<ClientAnswer> {
    const body = { stakeMinor };
    return this.maker.post(`/v1/events/${eventId}/bets`, body, { token: player.accessToken });
  }

  /** Waits until the bet maker shows the event like this. */
  seen(eventId: string, wanted: Partial<FixtureSeen>): Promise<FixtureSeen> {
    return until(`${eventId} to be ${JSON.stringify(wanted)}`, LIMIT_MS, async () => {
      const { status, text } = await this.maker.get(`/v1/events/${eventId}`);
      if (status !== 200) return undefined;
      const fixture = JSON.parse(text) as FixtureSeen;
      const isSo = Object.entries(wanted).every(
        ([name, value]) => fixture[name as keyof FixtureSeen] === value,
      );
      return isSo ? fixture : undefined;
    });
  }

  /** Waits until the bet maker has reached that version, or a later one. */
  reached(eventId: string, version: number): Promise<true> {
    return until(`${eventId} to come to version ${version}`, LIMIT_MS, async () => {
      const { status, text } = await this.maker.get(`/v1/events/${eventId}`);
      return (status === 200 && (JSON.parse(text) as FixtureSeen).version >= version) || undefined;
    });
  }

  /** Resolves once a bet is accepted: the shards learn of a resumption one after the other. */
  async placed(player: EnginePlayer, eventId: string, stakeMinor: number): Promise<void> {
    await until(`a bet on ${eventId} to be taken`, LIMIT_MS, async () => {
      const { status } = await this.bet(player, eventId, stakeMinor);
      return status === 201 || undefined;
    });
  }

  /**
   * The results of a player's bets, their balance, and what their wallet says it was credited.
   */
  async account(player: EnginePlayer) {
    const lists = { path: '/v1/me/entries', member: 'entries' };
    const entries = await listAll<{ kind: string }>(this.maker, player, lists);
    const asked = { path: '/v1/me/bets', member: 'bets' };
    const bets = await listAll<BetSeen>(this.maker, player, asked);
    return {
      balanceMinor: await balanceOf(this.maker, player),
      states: bets.map(({ state }) => state),
      kinds: entries.map(({ kind }) => kind),
    };
  }

  #client(role: Role): EngineClient {
    const client = this.#clients.get(role);
    if (client === undefined) throw new Error(`no ${role} was started`);
    return client;
  }
}
