/** One shard in this thread: real clock, random source and journal, ports that answer in place. */

import { CALENDAR_SHARD } from '../../../actors/calendar/calendar.ts';
import { wasOpened } from '../../../actors/draw/instance.ts';
import type { Game } from '../../../actors/games/game.ts';
import { ENGINE_AREAS } from '../../../src/engine-areas.ts';
import type { DiskJournal } from '../../../src/journal/disk-journal.ts';
import { assert, must } from '../../../src/kernel/assert.ts';
import type { FixtureNo } from '../../../src/kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { normaliseLogin, slotOfLogin } from '../../../src/kernel/slots.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';
import { SystemRandom } from '../../../src/kernel/system-random.ts';
import type {
  ReplyOf,
  RequestOf,
  ShardAnswer,
  ShardOperation,
} from '../../../src/protocol/shard-requests.ts';
import { OperationTable } from '../../../src/shard/handlers/operation-table.ts';
import { Watchers } from '../../../src/shard/notices/watchers.ts';
import { Shard } from '../../../src/shard/shard.ts';
import type { ShardState } from '../../../src/shard/state/shard-state.ts';
import type { AddressedAnswer, Letter, Work } from '../../../src/shard/work.ts';
import { openBenchJournal } from './bench-journal.ts';

const OPERATIONS = await OperationTable.load(ENGINE_AREAS);

const SALE_MS = 3_600_000;
const BALANCE_MINOR = 900_000_000;

const OPERATOR = 1 as PlayerKey;

export interface LoopOrder {
  readonly players: readonly PlayerKey[];
  readonly batchSize: number;
  readonly milliseconds: number;
  /** Ends earlier when as many have been begun. */
  readonly countMax?: number;
}

export interface LoopResult {
  readonly count: number;
  readonly seconds: number;
}

/** What differs from one purchase or bet to the next. */
interface OwnRequest {
  readonly player: PlayerKey;
  readonly idempotencyKey: string;
  readonly fingerprint: number;
}

export class LoopShard {
  readonly #shard: Shard;
  readonly journal: DiskJournal;
  readonly #answered = new Map<number, (answer: ShardAnswer<unknown>) => void>();
  /** Milliseconds from handing a batch to the journal until it was durable. */
  readonly flushesMs: number[] = [];
  #correlation = 0;
  #keyCount = 0;

  private constructor(journal: DiskJournal) {
    this.journal = journal;
    this.#shard = new Shard({
      identity: { shard: CALENDAR_SHARD, founderCount: 1 },
      shardCount: 1,
      journal,
      operations: OPERATIONS,
      clock: SYSTEM_CLOCK,
      // Of this machine, which has not been started anew since the journal was written.
      believedOffsetMs: SYSTEM_CLOCK.wallMs() - SYSTEM_CLOCK.monotonicMs(),
      approvalMinor: minor(1_000_000),
      random: new SystemRandom(),
      ports: {
        answer: (answers) => this.#answer(answers),
        post: (letters) => this.#post(letters),
        confirm: (from, number) =>
          queueMicrotask(() => this.#shard.receive([{ kind: 'mailConfirmed', from, number }])),
        notify: () => undefined,
      },
      watchers: new Watchers(),
      runErrand: () => new Promise(() => undefined),
      commitSpacingMs: 0,
      stumbles: {},
      onStumble: (error) => {
        throw error;
      },
      onFailure: (error) => {
        throw error;
      },
      onErrandFailure: () => undefined,
      onAlarm: ({ sentence }) => {
        throw new Error(sentence ?? 'an alarm is over');
      },
      onBatch: ({ flushMs }) => this.flushesMs.push(flushMs),
    });
  }

  /** With the accounts in memory that an engine takes there in the seconds after its start. */
  static async open(directory: string): Promise<LoopShard> {
    const shard = new LoopShard(await openBenchJournal(directory));
    let isWarm = false;
    while (!isWarm) isWarm = !shard.state.accounts.warm();
    return shard;
  }

  /** Registers the player of that number, with money. */
  async join(index: number): Promise<PlayerKey> {
    const login = `player-${index}`;
    const { player } = await this.get('registerPlayer', {
      login,
      loginNormalised: normaliseLogin(login),
      slot: slotOfLogin(login),
      passwordHash: '*',
      birthDate: '1990-01-31',
      roles: ['player'],
      minimumAgeYears: 18,
      timeZone: 'UTC',
      familyId: `family-${index}`,
      refreshHash: '',
      sessionExpiresAtMs: SYSTEM_CLOCK.wallMs() + SALE_MS,
    });
    const { number } = await this.get('requestPayment', {
      player,
      kind: 'deposit',
      amountMinor: BALANCE_MINOR,
      method: 'sandbox:success',
      idempotencyKey: 'first-deposit',
      fingerprint: 0,
    });
    await this.get('settlePayment', { player, number, outcome: 'completed' });
    return player;
  }

  async openDraw(game: Game): Promise<DrawNo> {
    const nowMs = SYSTEM_CLOCK.wallMs();
    const { draw } = await this.get('planDraw', {
      seriesId: 'bench',
      game,
      priceMinor: game.priceMinor,
      opensAtMs: nowMs,
      closesAtMs: nowMs + SALE_MS,
      resultsAtMs: nowMs + SALE_MS,
      graceMs: 0,
      approvalMinor: minor(1_000_000_000),
      recurring: false,
    });
    while (this.#shard.state.instances.get(draw)?.phase !== 'open') {
      this.#shard.tick();
      await new Promise((resolve) => setImmediate(resolve));
    }
    return draw;
  }

  /** A fixture at evens without a limit that a bench could reach. */
  async openFixture(): Promise<FixtureNo> {
    const liabilityMinorMax = 10_000_000_000_000;
    const selection = { name: 'first team', oddsHundredths: 200, liabilityMinorMax };
    const { line } = await this.get('createFixture', {
      title: 'A – B',
      deadlineMs: SYSTEM_CLOCK.wallMs() + SALE_MS,
      markets: [{ name: 'winner', liabilityMinorMax, selections: [selection] }],
      terms: {
        stakeMinorMin: 1,
        stakeMinorMax: 1_000_000,
        payoutMinorMax: 10_000_000,
        correctionMs: 0,
      },
      by: OPERATOR,
    });
    while (this.#shard.state.books.get(line.fixture) === undefined) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    return line.fixture;
  }

  /** Changes the odds of a fixture; resolves when that is durable. */
  async reprice(fixture: FixtureNo, oddsHundredths: number): Promise<void> {
    const nothing = { version: null, deadlineMs: null, limits: [], state: null, reason: null };
    const odds = [{ selection: 0, oddsHundredths }];
    await this.get('changeFixture', { fixture, ...nothing, odds, by: OPERATOR });
  }

  get state(): ShardState {
    return this.#shard.state;
  }

  /** Buys single tickets for the time given, with two batches in flight. Returns how many. */
  buy(order: LoopOrder & { readonly draw: DrawNo }): Promise<LoopResult> {
    const { draw } = order;
    const picks = [[3, 7, 12, 25, 33]];
    return this.#loop(order, 'buyTickets', (purchase) => {
      return { ...purchase, draw, picks, quickPick: 0, receivedAtMs: 0 };
    });
  }

  /** Places single bets, as `buy` buys tickets. */
  bet(order: LoopOrder & { readonly fixture: FixtureNo }): Promise<LoopResult> {
    const legs = [{ fixture: order.fixture, selection: 0, oddsHundredths: null }];
    return this.#loop(order, 'placeBet', (bet) => {
      return { ...bet, legs, stakeMinor: 100, accept: 'any' };
    });
  }

  ticketCount(draw: DrawNo): number {
    const instance = this.#shard.state.instances.get(draw);
    assert(instance !== undefined && wasOpened(instance), 'the draw was not opened');
    return instance.ticketCount;
  }

  stop(): Promise<void> {
    return this.#shard.stop();
  }

  async #loop<Op extends 'buyTickets' | 'placeBet'>(
    { players, batchSize, milliseconds, countMax = Infinity }: LoopOrder,
    op: Op,
    requestOf: (own: OwnRequest) => RequestOf<Op>,
  ): Promise<LoopResult> {
    const startedMs = performance.now();
    let count = 0;
    const loop = async (): Promise<void> => {
      while (count < countMax && performance.now() - startedMs < milliseconds) {
        count += batchSize;
        await this.#batch(players, batchSize, op, requestOf);
      }
    };
    await Promise.all([loop(), loop()]);
    return { count, seconds: (performance.now() - startedMs) / 1_000 };
  }

  async #batch<Op extends 'buyTickets' | 'placeBet'>(
    players: readonly PlayerKey[],
    batchSize: number,
    op: Op,
    requestOf: (own: OwnRequest) => RequestOf<Op>,
  ): Promise<void> {
    const requests: RequestOf<Op>[] = [];
    for (let i = 0; i < batchSize; i += 1) {
      this.#keyCount += 1;
      // Not in the order of the keys, because players do not come in that order either.
      const index = (this.#keyCount * 7_919) % players.length;
      const player = must(players[index], 'the index left its bounds');
      const idempotencyKey = `7f3c2a10-94d1-4e55-8b0a-${String(this.#keyCount).padStart(12, '0')}`;
      requests.push(requestOf({ player, idempotencyKey, fingerprint: this.#keyCount }));
    }
    await this.getAll(op, requests);
  }

  async get<Op extends ShardOperation>(op: Op, request: RequestOf<Op>): Promise<ReplyOf<Op>> {
    const [reply] = await this.getAll(op, [request]);
    return must(reply, 'a question got no reply');
  }

  /** Asks all at once, as one message of a gateway. Resolves when all answers are durable. */
  getAll<Op extends ShardOperation>(
    op: Op,
    requests: readonly RequestOf<Op>[],
  ): Promise<readonly ReplyOf<Op>[]> {
    return new Promise((resolve, reject) => {
      const replies: ReplyOf<Op>[] = Array.from({ length: requests.length });
      let openCount = requests.length;
      const works = requests.map((request, index) =>
        this.#work(op, request, (answer) => {
          if (!answer.ok) return reject(new Error(`${op} was refused: ${answer.code}`));
          replies[index] = answer.reply as ReplyOf<Op>;
          openCount -= 1;
          if (openCount === 0) resolve(replies);
        }),
      );
      this.#shard.receive(works);
    });
  }

  #work(
    op: ShardOperation,
    request: RequestOf<ShardOperation>,
    answered: (answer: ShardAnswer<unknown>) => void,
  ): Work {
    this.#correlation += 1;
    this.#answered.set(this.#correlation, answered);
    return { kind: 'request', op, request, replyTo: { peer: 0, correlation: this.#correlation } };
  }

  #answer(answers: readonly AddressedAnswer[]): void {
    for (const { correlation, answer } of answers) {
      this.#answered.get(correlation)?.(answer);
      this.#answered.delete(correlation);
    }
  }

  #post(letters: readonly Letter[]): void {
    for (const { to: from, number, message } of letters) {
      queueMicrotask(() => this.#shard.receive([{ kind: 'mail', from, number, message }]));
    }
  }
}
