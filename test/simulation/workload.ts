/** What players and operators ask: mostly sensible, sometimes wrong, often twice. */
import type { PickOrder } from '../../actors/games/pick-order.ts';
import { type DrawNo, drawNo, type PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { founderOf } from '../../src/kernel/shard-counts.ts';
import { normaliseLogin, shardOfSlot, slotOfLogin } from '../../src/kernel/slots.ts';
import type { AwardView } from '../../src/protocol/money-requests.ts';
import type { ReplyOf, RequestOf } from '../../src/protocol/shard-requests.ts';
import type { Dice } from './dice.ts';
import { moveSome, SERIES } from './jackpot-moves.ts';
import { OFFERED_GAMES } from './offered-games.ts';
import { selectionBy, systemBy } from './ordered-picks.ts';
import { changeTimes } from './times-workload.ts';
import type { Asked, World } from './world.ts';

/** How often each is asked, relative to the others. */
const WEIGHTS = {
  buy: 44,
  buyAgain: 8,
  requestPayment: 12,
  payAgain: 3,
  settlePayment: 6,
  planDraw: 3,
  cancelDraw: 2,
  conductDraw: 2,
  moveJackpot: 1,
  changeTimes: 4,
  listHeldAwards: 2,
  approveAward: 4,
  register: 3,
  session: 3,
  readMoney: 4,
  readTickets: 4,
  readDraws: 5,
};

interface KnownPlayer {
  /** Of the session that they registered with. */
  readonly familyId: string;
  readonly shard: number;
  readonly player: PlayerKey;
}

export class Workload {
  readonly #world: World;
  readonly #dice: Dice;
  #keyCount = 0;
  #loginCount = 0;

  constructor(world: World) {
    this.#world = world;
    this.#dice = world.dice;
  }

  /** Asks one thing of one shard. */
  askSomething(): void {
    this[this.#dice.weighted(WEIGHTS)]();
  }

  register(): void {
    const isNew = this.#loginCount === 0 || this.#dice.chance(0.8);
    const number = isNew ? this.#loginCount : this.#dice.below(this.#loginCount);
    if (isNew) this.#loginCount += 1;
    const login = `Player-${number}`;
    const loginNormalised = normaliseLogin(login);
    const slot = slotOfLogin(loginNormalised);
    const shard = shardOfSlot(slot, this.#world.dealtCount);
    this.#world.ask(shard, 'registerPlayer', {
      login,
      loginNormalised,
      slot,
      passwordHash: 'hash',
      birthDate: this.#dice.pick(['1990-01-31', '1990-01-31', '1990-01-31', '2020-02-29']),
      roles: ['player'],
      minimumAgeYears: 18,
      timeZone: 'UTC',
      familyId: this.#key(),
      refreshHash: 'first',
      sessionExpiresAtMs: this.#world.clock.nowMs + 600_000,
    });
  }

  requestPayment(): void {
    const known = this.#somePlayer();
    if (known === undefined) return;
    const odd = [0, -1, 1.5, 2_000_000_000];
    const isOdd = this.#dice.chance(0.1);
    this.#world.ask(known.shard, 'requestPayment', {
      player: known.player,
      kind: this.#dice.pick(['deposit', 'deposit', 'deposit', 'withdrawal']),
      amountMinor: isOdd ? this.#dice.pick(odd) : this.#dice.between(1, 9_000),
      method: 'sandbox:success',
      idempotencyKey: this.#key(),
      fingerprint: 1,
    });
  }

  buy(): void {
    const known = this.#somePlayer();
    const draw = this.#someDraw();
    if (known === undefined || draw === undefined) return;
    const dice = this.#dice;
    const { earnsHundredths } = this.#world;
    const picks: PickOrder[] = dice.chance(0.3) ? [selectionBy(dice)] : [];
    if (dice.chance(0.3)) picks.push(systemBy(dice));
    this.#world.ask(known.shard, 'buyTickets', {
      player: dice.chance(0.02) ? (99 as PlayerKey) : known.player,
      draw: dice.chance(0.02) ? drawNo(4_000) : draw,
      picks,
      quickPick: dice.chance(0.02) ? dice.pick([0, 101]) : dice.between(1, 8),
      idempotencyKey: this.#key(),
      fingerprint: 2,
      receivedAtMs: this.#world.clock.wallMs() - dice.below(300),
      ...dice.pick<Pick<RequestOf<'buyTickets'>, 'points'>>([
        {},
        { points: { pays: true, rateHundredths: 90 } },
        earnsHundredths === 0 ? {} : { points: { pays: false, earnsHundredths } },
      ]),
    });
  }

  /** A retry, or another purchase under a key that was used. */
  buyAgain(): void {
    const earlier = this.#earlier('buyTickets');
    if (earlier === undefined) return;
    const request = earlier.request as RequestOf<'buyTickets'>;
    const isOther = this.#dice.chance(0.2);
    const shard = this.#world.homeOf(request.player);
    this.#world.ask(shard, 'buyTickets', isOther ? { ...request, fingerprint: 3 } : request);
  }

  payAgain(): void {
    const earlier = this.#earlier('requestPayment');
    if (earlier === undefined) return;
    const request = earlier.request as RequestOf<'requestPayment'>;
    this.#world.ask(this.#world.homeOf(request.player), 'requestPayment', request);
  }

  settlePayment(): void {
    const earlier = this.#earlier('requestPayment');
    if (earlier === undefined) return;
    const { player } = earlier.request as RequestOf<'requestPayment'>;
    const outcome = this.#dice.pick(['completed', 'completed', 'declined', 'pending'] as const);
    const number = this.#dice.between(1, 9);
    this.#world.ask(this.#world.homeOf(player), 'settlePayment', { player, number, outcome });
  }

  planDraw(): void {
    const dice = this.#dice;
    const { nowMs } = this.#world.clock;
    const game = dice.pick(OFFERED_GAMES);
    const opensAtMs = nowMs + dice.pick([0, 0, 3_000, 15_000]);
    const saleMs = dice.chance(0.1) ? -5_000 : dice.between(15, 90) * 1_000;
    const closesAtMs = opensAtMs + saleMs;
    this.#world.ask(0, 'planDraw', {
      seriesId: dice.pick(SERIES),
      game,
      priceMinor: game.priceMinor,
      opensAtMs,
      closesAtMs,
      resultsAtMs: closesAtMs + dice.pick([0, 1_000, 30_000, 75_000]),
      graceMs: dice.pick([0, 0, 400, 2_000]),
      approvalMinor: dice.pick([60, 900, 1_000_000_000]) as Minor,
      recurring: dice.chance(0.3),
    });
  }

  cancelDraw(): void {
    const draw = this.#someDraw();
    if (draw === undefined || this.#dice.chance(0.6)) return;
    const by = 1 as PlayerKey;
    const shard = founderOf(draw, this.#world);
    this.#world.ask(shard, 'cancelDraw', { draw, reason: 'a test of ours', by });
  }

  conductDraw(): void {
    const draw = this.#someDraw();
    if (draw === undefined) return;
    const by = 1 as PlayerKey;
    this.#world.ask(founderOf(draw, this.#world), 'conductDraw', { draw, by });
  }

  moveJackpot(): void {
    moveSome(this.#world);
  }

  changeTimes(): void {
    changeTimes(this.#world, this.#someDraw());
  }

  listHeldAwards(): void {
    const shard = this.#dice.below(this.#world.shardCount);
    const isApproved = this.#dice.chance(0.2);
    this.#world.ask(shard, 'listHeldAwards', { isApproved, limit: 20, after: null });
  }

  approveAward(): void {
    const listed = this.#answered('listHeldAwards').flatMap(
      ({ answer }) => (answer?.ok === true ? answer.reply : []) as AwardView[],
    );
    if (listed.length === 0) return;
    const { shard, draw, ordinal } = this.#dice.pick(listed);
    this.#world.ask(shard, 'approveAward', { draw, ordinal, by: 1 as PlayerKey });
  }

  session(): void {
    const known = this.#somePlayer();
    if (known === undefined) return;
    const { player, shard } = known;
    const familyId = this.#dice.pick([this.#key(), known.familyId, known.familyId]);
    const expiresAtMs = this.#world.clock.nowMs + this.#dice.pick([1_000, 600_000]);
    const refresh = { presentedHash: this.#dice.pick(['first', 'second']), nextHash: 'second' };
    switch (this.#dice.below(4)) {
      case 0:
        this.#world.ask(shard, 'startSession', {
          player,
          familyId,
          refreshHash: 'first',
          expiresAtMs,
        });
        return;
      case 1:
        this.#world.ask(shard, 'refreshSession', { player, familyId, expiresAtMs, ...refresh });
        return;
      case 2:
        this.#world.ask(shard, 'endSession', { player, familyId });
        return;
      default: {
        const roles = this.#dice.pick([['player'], ['player', 'auditor']] as const);
        this.#world.ask(shard, 'changeRoles', { player, roles, by: null });
      }
    }
  }

  readMoney(): void {
    const known = this.#somePlayer();
    if (known === undefined) return;
    const { player, shard } = known;
    this.#world.ask(shard, 'getWallet', { player });
    this.#world.ask(shard, 'listEntries', { player, limit: 3, after: null });
    this.#world.ask(shard, 'trialBalance', {});
  }

  readTickets(): void {
    const known = this.#somePlayer();
    const draw = this.#someDraw();
    if (known === undefined || draw === undefined) return;
    const { player, shard } = known;
    const state = this.#dice.pick([null, 'accepted', 'won', 'lost', 'refunded'] as const);
    this.#world.ask(shard, 'listTickets', { player, draw: null, state, limit: 5, after: null });
    const place = { draw, shard, ordinal: this.#dice.below(40) };
    this.#world.ask(shard, 'getTicket', { player, place });
    this.#world.ask(shard, 'getReceipt', { player, place });
  }

  readDraws(): void {
    const draw = this.#someDraw();
    if (draw === undefined) return;
    const shard = founderOf(draw, this.#world);
    this.#world.ask(shard, 'getDraw', { draw });
    this.#world.ask(shard, 'getTranscript', { draw });
    this.#world.ask(shard, 'listDraws', { states: null, limit: 3, before: null });
    this.#world.ask(this.#dice.below(this.#world.shardCount), 'getSales', { draws: [draw] });
  }

  #somePlayer(): KnownPlayer | undefined {
    const registered = this.#answered('registerPlayer');
    if (registered.length === 0) return undefined;
    const { answer } = this.#dice.pick(registered);
    const known = (answer?.ok === true ? answer.reply : {}) as ReplyOf<'registerPlayer'>;
    return { shard: this.#world.homeOf(known.player), ...known };
  }

  /** Mostly one of the newest: the older ones are over. */
  #someDraw(): DrawNo | undefined {
    const planned = this.#answered('planDraw');
    const recent = this.#dice.chance(0.9) ? planned.slice(-4) : planned;
    if (recent.length === 0) return undefined;
    const { answer } = this.#dice.pick(recent);
    return ((answer?.ok === true ? answer.reply : {}) as ReplyOf<'planDraw'>).draw;
  }

  #earlier(op: Asked['op']): Asked | undefined {
    const earlier = this.#world.asked.filter((asked) => asked.op === op).slice(-12);
    return earlier.length === 0 ? undefined : this.#dice.pick(earlier);
  }

  #answered(op: Asked['op']): Asked[] {
    return this.#world.asked.filter((asked) => asked.op === op && asked.answer?.ok === true);
  }

  #key(): string {
    this.#keyCount += 1;
    return `key-${this.#keyCount}`;
  }
}
