/**
 * One seed, one history: a rough time with faults of every kind, then peace, in which everything
 * that was begun must come to its end.
 *
 * After each phase what must hold at any time is checked, and at the end what must hold at rest.
 * The same seed gives the same history, on every machine.
 */
import { isDeepStrictEqual } from 'node:util';
import { assert, must } from '../../src/kernel/assert.ts';
import type { RequestOf } from '../../src/protocol/shard-requests.ts';
import { contradictions, type ShardStanding } from '../../src/shard/verification/shard-standing.ts';
import { approveAwards, approvePayouts } from './approvals.ts';
import { checkBets } from './bet-checks.ts';
import { checkDrawsAtRest, checkDrawsOnTheWay } from './draw-checks.ts';
import { GrowthPlan } from './growth-plan.ts';
import { History } from './history.ts';
import { checkHistories } from './history-checks.ts';
import { checkJackpots } from './jackpot-checks.ts';
import { moveAll } from './jackpot-moves.ts';
import { checkLoyalty, checkLoyaltyAtRest, checkPoints } from './loyalty-checks.ts';
import { checkBalances, checkLedgerAtRest, MoneyTwin } from './money-twin.ts';
import type { PointsTwin } from './points-twin.ts';
import { checkRaffles, type RaffleCounts, raffleCounts } from './raffle-checks.ts';
import { standingAfterRestart } from './restart-check.ts';
import { checkReturns } from './return-checks.ts';
import { checkSales } from './sales-checks.ts';
import { checkStanding, checkStandingAtRest } from './standing-checks.ts';
import { checkStock, checkStockAtRest } from './stock-checks.ts';
import { checkTold, type DebtCounts } from './told-checks.ts';
import { Workloads } from './workloads.ts';
import { World } from './world.ts';

const PHASES = 4;
const STEPS_PER_PHASE = 60;
/** Peace lasts at most this many rounds: far more than any draw needs. */
const PEACE_ROUNDS = 400;
const CALM_TURNS = 2_000;
const PEACE_STEP_MS = 20_000;
const HOUR_MS = 3_600_000;

export interface SimulationReport {
  readonly seed: number;
  readonly addedShards: number;
  readonly requests: number;
  readonly records: number;
  readonly published: number;
  readonly cancelled: number;
  readonly debts: DebtCounts;
  /** Orders whose points arrived. */
  readonly credited: number;
  readonly rewards: PointsTwin['rewards'];
  readonly raffles: RaffleCounts;
}

/** Resolves when the seed holds; rejects with what it found. */
export async function simulate(seed: number): Promise<SimulationReport> {
  const world = new World(seed);
  const workloads = new Workloads(world, seed);
  await begin(world, workloads);
  const faults = { areClocksStepped: world.dice.chance(0.4), isRough: world.dice.chance(0.85) };
  const growth = new GrowthPlan(seed);
  const moving = { roughTurn: () => roughTurn(world, faults), calm: () => calm(world) };
  for (let phase = 0; phase < PHASES; phase += 1) {
    if (growth.isDue(phase)) await growth.grow(world, moving);
    for (let step = 0; step < STEPS_PER_PHASE; step += 1) {
      workloads.askSome();
      await roughTurn(world, faults);
    }
    await checkOnTheWay(world);
  }
  await makePeace(world);
  await checkOnTheWay(world);
  await checkAtRest(world);
  await approveAwards(world, calm);
  await approvePayouts(world, calm);
  await moveAll(world, calm);
  await checkOnTheWay(world);
  await checkAtRest(world);
  await checkRepeats(world);
  return reportOf(seed, world);
}

async function begin(world: World, { players, bets }: Workloads): Promise<void> {
  for (let i = 0; i < 4; i += 1) players.register();
  await calm(world);
  for (let i = 0; i < 12; i += 1) players.requestPayment();
  players.planDraw();
  bets.createFixture();
  await calm(world);
}

async function roughTurn(
  world: World,
  faults: { readonly areClocksStepped: boolean; readonly isRough: boolean },
): Promise<void> {
  const { dice, clock } = world;
  if (dice.chance(0.5)) await world.pump();
  for (let i = dice.below(8); i > 0 && world.postman.count > 0; i -= 1) {
    const item = world.postman.takeAny();
    if (item !== undefined) world.deliver(item.to, item.work);
  }
  for (const shard of world.shards) {
    if (dice.chance(0.8)) world.disk(shard).flush();
    if (faults.isRough) hurt(world, shard);
    if (dice.chance(0.3)) world.start(shard);
  }
  if (dice.chance(0.6)) world.errands.finishOne(faults.isRough ? 0.2 : 0);
  clock.nowMs += elapsedMs(world);
  if (faults.areClocksStepped && dice.chance(0.04)) stepWallClock(world);
  world.tick();
  if (dice.chance(0.1)) world.resendMail();
  await world.pump();
}

function hurt(world: World, shard: number): void {
  const { dice } = world;
  if (dice.chance(0.01)) world.crash(shard, dice.pick(['present', 'absent']));
  if (dice.chance(0.01)) world.disk(shard).refuseNext();
  if (dice.chance(0.01)) world.disk(shard).fail();
}

/** Mostly moments; now and then up to the next instant at which something is due, give or take. */
function elapsedMs(world: World): number {
  const { dice } = world;
  const nextMs = world.shards.flatMap((shard) => world.running(shard)?.nextWakeInMs() ?? []);
  if (nextMs.length > 0 && dice.chance(0.08)) {
    // Pauses between questions are fractions; the wall clock knows none.
    return Math.max(0, Math.ceil(Math.min(...nextMs, 15_000)) + dice.between(-1, 1));
  }
  return dice.chance(0.1) ? dice.between(1_000, 4_000) : dice.below(200);
}

function stepWallClock(world: World): void {
  world.isClockSteady = false;
  world.clock.stepMs = world.dice.pick([-HOUR_MS, 0, 0, HOUR_MS, 10_000, -10_000]);
}

function startAll(world: World): void {
  for (const shard of world.shards) {
    world.disk(shard).heal();
    world.start(shard);
  }
}

/** No faults, and all that waits is done; time stands still. */
async function calm(world: World): Promise<void> {
  startAll(world);
  for (let quiet = 0, turns = 0; quiet < 2; turns += 1) {
    assert(turns < CALM_TURNS, 'the shards keep each other busy for ever');
    await world.flushAll();
    const items = world.postman.takeAll();
    for (const { to, work } of items) world.deliver(to, work);
    const errandCount = world.errands.count;
    while (world.errands.count > 0) world.errands.finishOne(0);
    world.tick();
    await world.flushAll();
    const isIdle = items.length === 0 && errandCount === 0 && world.postman.count === 0;
    quiet = isIdle && world.errands.count === 0 ? quiet + 1 : 0;
  }
}

/** Time goes on until every draw is over, every payment settled and every order final. */
async function makePeace(world: World): Promise<void> {
  world.clock.stepMs = 0;
  startAll(world);
  // Where the wall was stepped, an operator says that it is right now; or time catches up.
  if (!world.isClockSteady && world.dice.chance(0.5)) {
    for (const shard of world.shards) world.ask(shard, 'acceptClock', { reason: 'it was stepped' });
  }
  for (let round = 0; round < PEACE_ROUNDS; round += 1) {
    startAll(world);
    world.resendMail();
    await calm(world);
    const waitsMs = world.shards.flatMap((shard) => world.running(shard)?.nextWakeInMs() ?? []);
    if (waitsMs.length === 0) return;
    // At least some seconds: after a step back the engine's clock stands until time catches up.
    world.clock.nowMs += Math.ceil(Math.max(PEACE_STEP_MS, Math.min(...waitsMs, HOUR_MS)));
  }
  throw new Error('without faults, the shards still do not come to rest');
}

async function checkOnTheWay(world: World): Promise<void> {
  startAll(world);
  await world.flushAll();
  const [unexplained] = world.unexplained;
  if (unexplained !== undefined) throw unexplained;
  const history = new History(world);
  checkSales(world, history);
  checkDrawsOnTheWay(world, history);
  checkReturns(world, history);
  checkRaffles(history);
  checkBets(world, history);
  checkStock(world, history);
  checkStanding(world, history);
  checkLoyalty(world, history);
  const twin = new MoneyTwin(history);
  checkBalances(world, twin);
  checkPoints(world, twin.points);
  const standings: ShardStanding[] = [];
  for (const shard of world.shards) {
    const identity = { shard, founderCount: world.founderCount };
    standings.push(standingAfterRestart(identity, world.journal(shard)));
  }
  const [contradiction] = contradictions(standings);
  assert(contradiction === undefined, () => `the shards contradict each other: ${contradiction}`);
}

async function checkAtRest(world: World): Promise<void> {
  const history = new History(world);
  checkDrawsAtRest(world, history);
  checkJackpots(world, history);
  checkLoyaltyAtRest(history);
  checkHistories(world, history);
  checkStockAtRest(world, history);
  checkStandingAtRest(world);
  const total: Record<string, number> = {};
  for (const shard of world.shards) {
    const asked = world.ask(shard, 'trialBalance', {});
    await calm(world);
    assert(asked.answer?.ok === true, 'the trial balance was not answered');
    const balances = asked.answer.reply as Record<string, number>;
    for (const [account, balance] of Object.entries(balances)) {
      const name = account
        .replace(/^(points:)?transit:.*/, '$1transit')
        .replace(/^jackpot:.*/, 'jackpots')
        .replace(/^reserve:.*/, 'reserves')
        .replace(/^bets:.*/, 'bets');
      total[name] = (total[name] ?? 0) + balance;
    }
    const { mail } = must(world.running(shard), 'a shard does not run').state;
    const kept = [...mail.all()];
    assert(kept.length === 0, 'mail rests that nobody has confirmed');
  }
  checkLedgerAtRest(total, new MoneyTwin(history));
}

/** However long ago: a purchase that was accepted is answered as it was then. */
async function checkRepeats(world: World): Promise<void> {
  const accepted = world.asked.filter(({ op, answer }) => op === 'buyTickets' && answer?.ok);
  for (const { answer, request } of accepted.slice(0, 40)) {
    const asked = request as RequestOf<'buyTickets'>;
    const repeat = world.ask(world.homeOf(asked.player), 'buyTickets', asked);
    await calm(world);
    assert(repeat.answer?.ok === true && repeat.answer.replayed, 'a repeat was not recognised');
    const isSame = isDeepStrictEqual(repeat.answer.reply, answer?.ok && answer.reply);
    assert(isSame, 'a repeat had another answer');
  }
}

function reportOf(seed: number, world: World): SimulationReport {
  const history = new History(world);
  const records = world.shards.reduce((sum, shard) => sum + world.journal(shard).head.sequence, 0);
  return {
    seed,
    addedShards: world.shardCount - world.founderCount,
    requests: world.asked.length,
    records,
    published: history.of('DrawPublished').length,
    cancelled: history.of('DrawCancelled').length,
    debts: checkTold(world, history),
    credited: history.of('PointsCredited').length,
    rewards: new MoneyTwin(history).points.rewards,
    raffles: raffleCounts(history),
  };
}
