/** One engine of a consumer group: its directory outlives its process. */
import { must } from '../../../src/kernel/assert.ts';
import { EngineClient } from './engine-client.ts';
import { EngineProcess, engineDirectory, type TestEnd } from './engine-process.ts';

export interface RaffleRow {
  readonly raffleId: string;
  readonly gameId: string;
  readonly state: string;
  readonly entryCount: number;
}

export class GroupMember {
  readonly directory: string;
  engine: EngineProcess | undefined;
  #client: EngineClient | undefined;
  readonly #t: TestEnd;
  readonly #flags: Readonly<Record<string, string>>;

  constructor(t: TestEnd, url: string, flags: Readonly<Record<string, string>> = {}) {
    this.#t = t;
    this.directory = engineDirectory(t);
    const group = { '--nats-stream-mb': '32', '--nats-ack-wait-ms': '1000' };
    this.#flags = { '--nats-url': url, ...group, ...flags };
  }

  async start(): Promise<this> {
    const { directory } = this;
    this.engine = await EngineProcess.start(this.#t, { directory, flags: this.#flags });
    this.#client = new EngineClient(this.#t, this.engine.url);
    return this;
  }

  async kill(): Promise<void> {
    await this.engine?.kill();
    this.engine = undefined;
  }

  /** All raffles of the engine, of one game or of all. */
  async raffles(gameId?: string): Promise<RaffleRow[]> {
    const http = this.#http();
    const rows: RaffleRow[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const path: string = `/v1/raffles?limit=100${after === '' ? '' : `&after=${after}`}`;
      const answer = http.get(path);
      const page = await http.expect<{ raffles: RaffleRow[]; next?: string }>(200, answer);
      rows.push(...page.raffles);
      after = page.next;
    }
    return gameId === undefined ? rows : rows.filter((row) => row.gameId === gameId);
  }

  async entries(gameId?: string): Promise<number> {
    return entriesIn(await this.raffles(gameId));
  }

  /** How many messages had this outcome in this run of the engine. */
  async outcome(name: string): Promise<number> {
    const line = new RegExp(`^tirage_inbox_messages_total\\{outcome="${name}"\\} (\\d+)`, 'm');
    return Number(line.exec(await this.metrics())?.[1] ?? 0);
  }

  async metrics(): Promise<string> {
    return must(this.engine, 'the engine was not started').metrics();
  }

  #http(): EngineClient {
    return must(this.#client, 'the engine was not started');
  }
}

export function entriesIn(raffles: readonly RaffleRow[]): number {
  return raffles.reduce((sum, { entryCount }) => sum + entryCount, 0);
}
