/**
 * One step before its limit, and one step behind, for everything that outsiders can count up. The
 * table stands in actors/DESIGN.md ("Room"): a sum is exact without bound, a counter ends in a
 * refusal before it ends in an assertion.
 */
import { test } from 'tap';
import {
  EMPTY_CALENDAR,
  JACKPOT_IN_MINOR_MAX,
  RESERVE_IN_MINOR_MAX,
  sumOfRollovers,
  withoutRollovers,
} from '../../actors/calendar/calendar.ts';
import { decidePlanDraw } from '../../actors/calendar/decide-calendar.ts';
import { decideClaimJackpot } from '../../actors/calendar/decide-jackpot.ts';
import { COUNTERS } from '../../actors/counters.ts';
import { decideBuyTickets } from '../../actors/draw/decide-purchase.ts';
import { INSTANCE_STAKES_MINOR_MAX } from '../../actors/draw/sale.ts';
import { GAMES } from '../../actors/games/game-table.ts';
import { JACKPOT_RULE_MINOR_MAX } from '../../actors/games/jackpot-rules.ts';
import { K_OF_N } from '../../actors/games/k-of-n/k-of-n.ts';
import { decideChangeLine, decideCreateLine } from '../../actors/line/decide-line.ts';
import { decideRegisterOrder, type OrderSources } from '../../actors/order/decide-order.ts';
import { decideWithdrawPoints } from '../../actors/points/decide-points.ts';
import {
  POINTS_ACCOUNTS,
  pointsTransitTo,
  transferPoints,
} from '../../actors/points/points-ledger.ts';
import { decideRequestPayment } from '../../actors/wallet/decide-payment.ts';
import {
  betsOn,
  jackpotOf,
  LEDGER_ACCOUNTS,
  potOf,
  stakesOf,
  transfer,
  transitTo,
} from '../../actors/wallet/ledger.ts';
import { BALANCE_MAX } from '../../actors/wallet/surplus.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import { exactSum } from '../../src/kernel/exact-sum.ts';
import { drawNo } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { pointsHundredths } from '../../src/kernel/points.ts';
import { SHARD_TABLES } from '../../src/shard/tables/shard-tables.ts';
import { given, stampAt } from '../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  DRAW,
  OPENED,
  stageInstanceIn,
  withMoney,
} from '../support/samples/actor-events.ts';
import { bet, leg, OPEN } from '../support/samples/bet-slips.ts';
import { bookOpened, FIXTURE, OTHER, SAMPLE_LINE } from '../support/samples/betting-events.ts';
import { credited, ORDER_NUMBER } from '../support/samples/loyalty-events.ts';
import { founder } from '../support/sources/founders.ts';

const UINT32_MAX = 2 ** 32 - 1;
const MOST = minor(Number.MAX_SAFE_INTEGER);

const moneyAccounts = [
  ...Object.values(LEDGER_ACCOUNTS),
  stakesOf(DRAW),
  potOf(DRAW),
  jackpotOf('evening'),
  betsOn(FIXTURE),
  transitTo(1),
];

test('room: every class of accounts is exact behind the safe integers, both ways', (t) => {
  const { states } = given();
  const accounts = [...moneyAccounts, ...Object.values(POINTS_ACCOUNTS), pointsTransitTo(1)];
  for (const account of accounts) {
    const isPoints = account.startsWith('points:');
    const other = isPoints ? 'points:elsewhere' : 'elsewhere';
    const move = (from: string, to: string, amount: number): void => {
      if (isPoints) {
        const amountHundredths = pointsHundredths(amount);
        transferPoints(states.ledger, { from, to, amountHundredths });
      } else transfer(states.ledger, { from, to, amountMinor: minor(amount) });
    };
    for (let i = 0; i < 3; i += 1) move(other, account, MOST);
    t.equal(states.ledger.get(account), 3n * BigInt(MOST), account);
    for (let i = 0; i < 6; i += 1) move(account, other, MOST);
    t.equal(states.ledger.get(account), -3n * BigInt(MOST), account);
    for (let i = 0; i < 3; i += 1) move(other, account, MOST);
    t.equal(states.ledger.get(account), undefined);
  }
  t.end();
});

test('room: a payment in is refused where the wallet would not hold it', (t) => {
  const stage = given(...withMoney(ADA, 1_000));
  const account = must(stage.states.accounts.get(ADA), 'Ada');
  account.balanceMinor = minor(BALANCE_MAX - 400);
  const deposit = (amountMinor: number) => {
    const asked = { player: ADA, kind: 'deposit', method: 'sandbox:success' } as const;
    const command = { ...asked, amountMinor, idempotencyKey: 'mine', fingerprint: 1 };
    return decideRequestPayment(account, command, stampAt(2_000));
  };
  t.match(deposit(400), { kind: 'accepted' });
  t.match(deposit(401), { code: 'walletFull', facts: { amountMinorMax: 400 } });
  account.balanceMinor = minor(1_000);
  account.paymentCount = UINT32_MAX - 1;
  t.match(deposit(1), { kind: 'accepted', events: [{ number: UINT32_MAX }] });
  account.paymentCount = UINT32_MAX;
  t.match(deposit(1), { code: 'numbersUsedUp', facts: { of: 'payments' } });
  t.end();
});

test("room: a shard's stakes in a draw leave the sums of the draw exact", (t) => {
  const priceMinor = minor(1_000_000);
  const { states } = given(...withMoney(ADA, 2_000_000), announced({ priceMinor }), OPENED);
  const instance = stageInstanceIn(states, 'open');
  const buy = () => {
    const command = { player: ADA, draw: DRAW, picks: [], quickPick: 1 };
    const request = { ...command, idempotencyKey: 'k', fingerprint: 1, receivedAtMs: 2_000 };
    return decideBuyTickets(
      { account: states.accounts.get(ADA), instance, identity: states.identity },
      request,
      stampAt(2_000),
    );
  };
  instance.stakeMinor = minor(INSTANCE_STAKES_MINOR_MAX - priceMinor);
  t.match(buy(), { kind: 'accepted' });
  instance.stakeMinor = minor(INSTANCE_STAKES_MINOR_MAX - priceMinor + 1);
  t.match(buy(), { code: 'drawFull' });
  t.end();
});

test('room: a draw inherits no more than its sums can hold; the rest waits', (t) => {
  const claim = {
    message: 'ClaimJackpot',
    draw: DRAW,
    seriesId: 'evening',
    isRuled: false,
  } as const;
  for (const [rolledOver, inherited] of [
    [[7], 7],
    [[JACKPOT_IN_MINOR_MAX], JACKPOT_IN_MINOR_MAX],
    [[3, JACKPOT_IN_MINOR_MAX - 2], JACKPOT_IN_MINOR_MAX],
    [[2 ** 52, 2 ** 52, 2 ** 52], JACKPOT_IN_MINOR_MAX],
  ] as const) {
    const rollovers = rolledOver.map((amount, i) => {
      return { draw: drawNo(i + 1), amountMinor: minor(amount) };
    });
    const calendar = { ...EMPTY_CALENDAR, rollovers: [{ seriesId: 'evening', rollovers }] };
    const funds = { calendar, jackpot: sumOfRollovers(rollovers), reserve: undefined };
    const decision = decideClaimJackpot(funds, claim, 1);
    t.match(decision, { events: [{ amountMinor: inherited }, { to: 1 }] });
    assert(decision.kind === 'accepted', 'a claim was refused');
    const [claimed] = decision.events;
    const taken = claimed?.type === 'JackpotClaimed' ? claimed.rollovers : [];
    const left = sumOfRollovers(withoutRollovers(rollovers, taken));
    t.equal(BigInt(left), BigInt(sumOfRollovers(rollovers)) - BigInt(inherited), 'the rest waits');
  }
  t.end();
});

test('room: a reserve beyond what a draw takes along waits, and the sums stay exact', (t) => {
  const claim = {
    message: 'ClaimJackpot',
    draw: DRAW,
    seriesId: 'evening',
    isRuled: true,
  } as const;
  const funds = { calendar: undefined, jackpot: undefined };
  for (const reserve of [RESERVE_IN_MINOR_MAX, exactSum(2n ** 60n)]) {
    t.match(decideClaimJackpot({ ...funds, reserve }, claim, 1), {
      events: [{ standing: { reserveInMinor: RESERVE_IN_MINOR_MAX } }, {}],
    });
  }
  const jackpot = {
    guaranteedMinor: minor(JACKPOT_RULE_MINOR_MAX),
    capMinor: minor(JACKPOT_RULE_MINOR_MAX),
    reservePermyriad: 7_400,
  };
  const most = {
    game: { ...GAMES['5of36'], jackpot },
    salesMinor: minor(2 ** 52),
    jackpotInMinor: JACKPOT_IN_MINOR_MAX,
    inSeries: { number: 1, reserveInMinor: RESERVE_IN_MINOR_MAX },
  };
  for (const winnersByTier of [
    [0, 0, 0, 0],
    [1, 0, 0, 0],
    [0, 1, 0, 0],
  ]) {
    t.doesNotThrow(() => K_OF_N.settle({ ...most, winnersByTier }));
  }
  t.end();
});

test('room: numbers of draws, events and their versions end in a refusal', (t) => {
  const plan = (drawCount: number) => {
    const times = { opensAtMs: 1_000, closesAtMs: 2_000, resultsAtMs: 3_000, graceMs: 0 };
    const what = { seriesId: 's', game: GAMES['5of36'], priceMinor: 100, recurring: false };
    const command = { ...what, ...times, approvalMinor: minor(1_000) };
    const calendar = { ...EMPTY_CALENDAR, drawCount };
    return decidePlanDraw(calendar, command, stampAt(1_000), founder(0, 2));
  };
  t.match(plan(UINT32_MAX - 1), { events: [{ draw: drawNo(UINT32_MAX) }, {}] });
  t.match(plan(UINT32_MAX), { code: 'numbersUsedUp', facts: { of: 'draws' } });

  const create = (lineCount: number) => {
    const selection = { name: 'Reds', oddsHundredths: 185, liabilityMinorMax: 1_000 };
    const markets = [{ name: 'match', liabilityMinorMax: 2_000, selections: [selection] }];
    const command = {
      title: 'Reds',
      deadlineMs: 60_000,
      markets,
      terms: SAMPLE_LINE.terms,
      by: ADA,
    };
    return decideCreateLine(lineCount, command, stampAt(1_000), founder(1, 2));
  };
  // Shard 1 of 2 deals out odd numbers: 3, 5, … 2^32 - 1.
  t.match(create(2 ** 31 - 2), { events: [{ line: { fixture: UINT32_MAX } }, {}] });
  t.match(create(2 ** 31 - 1), { code: 'numbersUsedUp', facts: { of: 'events' } });

  const change = (version: number) => {
    const line = { ...SAMPLE_LINE, version };
    const odds = [{ selection: 0, oddsHundredths: 200 }];
    const rest = { version: null, deadlineMs: null, limits: [], state: null, reason: null };
    const command = { fixture: FIXTURE, odds, ...rest, by: ADA };
    return decideChangeLine(line, command, stampAt(2_000), founder(0, 2));
  };
  t.match(change(UINT32_MAX - 65), { kind: 'accepted' });
  t.match(change(UINT32_MAX - 64), { code: 'numbersUsedUp', facts: { of: 'versions' } });
  t.end();
});

test('room: ordinals of orders, withdrawals and accumulators end in a refusal', (t) => {
  const register = (orderCount: number, changes: Partial<OrderSources> = {}) => {
    const command = { player: ADA, number: ORDER_NUMBER };
    const sources = { owner: undefined, orderCount, ownCount: 0, founderCount: 2 };
    return decideRegisterOrder({ ...sources, ...changes }, command, stampAt(1));
  };
  t.match(register(UINT32_MAX - 1), { events: [{ ordinal: UINT32_MAX }] });
  t.match(register(UINT32_MAX), { code: 'numbersUsedUp', facts: { of: 'orders' } });
  t.match(register(7, { ownCount: 4_999 }), { kind: 'accepted' }, 'half of them on two shards');
  t.match(register(7, { ownCount: 5_000 }), { code: 'ordersTooMany' });

  const { states } = given(...withMoney(ADA, 1_000), credited(ADA, 500));
  const account = states.accounts.get(ADA);
  const withdraw = (withdrawalCount: number, withdrawn: number) => {
    const points = { withdrawalCount, withdrawnHundredths: pointsHundredths(withdrawn) };
    const what = { player: ADA, order: '2377225624', sumHundredths: pointsHundredths(5) };
    const command = { ...what, idempotencyKey: 'w', fingerprint: 1 };
    return decideWithdrawPoints({ account, points }, command, stampAt(1));
  };
  t.match(withdraw(9_999, 0), { events: [{ number: 10_000 }] });
  t.match(withdraw(10_000, 0), { code: 'withdrawalsTooMany' });
  t.match(withdraw(1, MOST - 5), { kind: 'accepted' });
  t.match(withdraw(1, MOST - 4), { code: 'numbersUsedUp', facts: { of: 'withdrawnPoints' } });

  const legs = [leg(), leg({ fixture: OTHER })];
  const place = (accumulatorCount: number) => {
    const stage = given(...OPEN, bookOpened({ ...SAMPLE_LINE, fixture: OTHER }));
    stage.states.counters.put(COUNTERS.accumulators, accumulatorCount);
    return stage.when(bet({ legs }));
  };
  place(UINT32_MAX).thenEvents(t, { type: 'AccumulatorPlaced', ordinal: UINT32_MAX });
  place(UINT32_MAX + 1).thenRejected(t, 'numbersUsedUp', { of: 'accumulators' });
  t.end();
});

test('room: mail between two shards is numbered beyond 32 bits', (t) => {
  for (const number of [1, UINT32_MAX, UINT32_MAX + 1, Number.MAX_SAFE_INTEGER]) {
    const key = { shard: 3, number };
    t.same(SHARD_TABLES.mail.key.decode(SHARD_TABLES.mail.key.encode(key)), key);
  }
  t.end();
});
