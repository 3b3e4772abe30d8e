/**
 * `kill -9` of the whole engine, at random instants, under bets, over two shards: each bet that was
 * answered for is there and paid for once, and settled once, and no liability is beyond its limit.
 */
import { test } from 'tap';
import { BET_AIMS, BetRounds } from '../support/rounds/bet-rounds.ts';
import { runCrashRounds } from '../support/rounds/crash-rounds.ts';

test('bets: whenever the engine is killed, every bet that it took holds', (t) =>
  runCrashRounds(t, { aims: BET_AIMS, roundCount: 12, open: BetRounds.open }));
