import { test } from 'tap';
import {
  BetColumns,
  BetsByPlayer,
  packPrice,
  unpackPrice,
} from '../../../actors/book/bet-columns.ts';
import { ODDS_HUNDREDTHS_MAX } from '../../../actors/line/odds.ts';
import { playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';

const LAST = playerKey(1_023, 4_194_303);
const FIRST = playerKey(0, 0);
const BET = {
  player: LAST,
  selection: 127,
  stakeMinor: minor(1_000_000_000),
  oddsHundredths: ODDS_HUNDREDTHS_MAX,
  acceptedAtMs: 1_767_268_800_123,
};

test('bet columns: the largest values come back as they were', (t) => {
  const columns = new BetColumns(2);
  columns.append(BET);
  columns.append({ ...BET, player: FIRST, selection: 0, stakeMinor: minor(1), oddsHundredths: 1 });
  t.same(columns.bet(0), BET);
  t.match(columns.bet(1), { player: FIRST, selection: 0, stakeMinor: 1, oddsHundredths: 1 });
  const rewarded = { ...BET, rewardHundredths: pointsHundredths(10_000_000_000_000) };
  const some = new BetColumns(3);
  for (const bet of [BET, rewarded, BET]) some.append(bet);
  t.same([some.bet(0), some.bet(1), some.bet(2)], [BET, rewarded, BET]);
  t.same(unpackPrice(packPrice(BET)), { selection: 127, oddsHundredths: ODDS_HUNDREDTHS_MAX });
  t.throws(() => columns.append(BET), 'there is room for two');
  t.throws(() => columns.bet(2));
  t.throws(() => packPrice({ ...BET, selection: 128 }));
  t.end();
});

test('bets by player: ordered by player, and by ordinal within one', (t) => {
  const players = [LAST, FIRST, playerKey(3, 1), FIRST, LAST];
  const columns = new BetColumns(players.length);
  for (const player of players) columns.append({ ...BET, player });
  const bets = new BetsByPlayer(columns);
  const order = Array.from({ length: bets.count }, (_, place) => bets.ordinalAt(place));
  t.same(order, [1, 3, 2, 0, 4]);
  t.equal(bets.placeOf(FIRST, 0), 0);
  t.equal(bets.placeOf(FIRST, 2), 1);
  t.equal(bets.placeOf(FIRST, 4), 2, 'behind their last bet stands the next player');
  t.equal(bets.placeOf(LAST, 4), 4);
  t.equal(bets.placeOf(LAST, 5), 5, 'behind them all');
  t.end();
});
