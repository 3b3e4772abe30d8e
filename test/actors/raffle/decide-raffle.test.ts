import { test } from 'tap';
import type { Decision } from '../../../actors/decider.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import {
  decideConfigureRaffleGame,
  decideExpireRaffle,
  decideFinishRaffle,
  decideOpenRaffle,
  decideStartRaffle,
  decideTakeStake,
  type TakeStake,
} from '../../../actors/raffle/decide-raffle.ts';
import { type Raffle, shardOfRaffle } from '../../../actors/raffle/raffle.ts';
import type { RaffleRules } from '../../../actors/raffle/raffle-rules.ts';
import type { States } from '../../../actors/states.ts';
import { must } from '../../../src/kernel/assert.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import { ADA, OPERATOR } from '../../support/samples/actor-events.ts';
import {
  filled,
  GAME_ID,
  messageId,
  opened,
  outsidePlayer,
  RAFFLE_ID,
  RAFFLE_SECRET,
  RULES,
  staked,
  stakeOf,
} from '../../support/samples/raffle-events.ts';
import { founder } from '../../support/sources/founders.ts';

const IDENTITY = founder(shardOfRaffle(RAFFLE_ID), 2);
const OPENING = { gameId: GAME_ID, raffleId: RAFFLE_ID, ...RAFFLE_SECRET };

function take(stake: TakeStake) {
  return (states: States): Decision<ShardEvent> => {
    const raffle = raffleOf(states);
    const { playerId } = stake;
    const earlier = states.participations.get({ playerId, raffleId: RAFFLE_ID });
    return decideTakeStake({ raffle, earlier }, stake, stampAt(5_000));
  };
}

function configure(open: Raffle | undefined, rules: RaffleRules) {
  return decideConfigureRaffleGame(open, { gameId: GAME_ID, rules, by: OPERATOR }, stampAt(1));
}

function raffleOf(states: States) {
  return must(states.raffles.get(RAFFLE_ID), 'the draw is missing');
}

function finish(states: States) {
  const outcome = {
    merkleRootHex: 'aa',
    ticketsRootHex: 'bb',
    winners: [{ ordinal: 1, playerId: outsidePlayer(1) }],
  };
  const sources = { raffle: raffleOf(states), players: states.externalPlayers };
  return decideFinishRaffle(sources, outcome, stampAt(6_000), IDENTITY);
}

test('raffle: a stake before the last player is an entry and nothing more', (t) => {
  given(opened(), staked(0, 0))
    .when(take(stakeOf(1, 1, 500)))
    .thenEvents(t, { type: 'StakeTaken', stakeMinor: 500, playerId: outsidePlayer(1) });
  t.end();
});

test('raffle: the last player starts it', (t) => {
  const stage = given(opened(), staked(0, 0), staked(1, 1))
    .when(take(stakeOf(2, 2)))
    .thenEvents(t, { type: 'StakeTaken' }, { type: 'RaffleStarted', reason: 'filled' });
  t.match(raffleOf(stage.states), { state: 'started', participantCount: 3, potMinor: 3_000 });
  t.end();
});

test('raffle: a player with all of their entries is told from a new one', (t) => {
  given(opened(), staked(0, 0))
    .when(take(stakeOf(1, 0)))
    .thenEvents(t, { type: 'StakeIgnored', messageId: messageId(1) });
  const stage = given(opened({ entriesPerPlayerMax: 2 }), staked(0, 0), staked(1, 1))
    .when(take(stakeOf(2, 0, 9)))
    .thenEvents(t, { type: 'StakeTaken' });
  t.match(raffleOf(stage.states), { participantCount: 2, entryCount: 3, potMinor: 2_009 });
  stage.when(take(stakeOf(3, 0))).thenEvents(t, { type: 'StakeIgnored' });
  t.end();
});

test('raffle: a stake for one that no longer waits is our bug', (t) => {
  t.throws(() => given(...filled()).when(take(stakeOf(9, 9))), /that does not wait/);
  t.end();
});

test('raffle: the next one of a game copies its rules and gets an id of its shard', (t) => {
  const rules = { ...RULES, participantsNeeded: 7 };
  const configured = {
    type: 'RaffleGameConfigured',
    gameId: GAME_ID,
    rules,
    by: OPERATOR,
  } as const;
  given({ ...configured, atMs: 1 })
    .when((states) => {
      const game = states.raffleGames.get(GAME_ID);
      return decideOpenRaffle(game, OPENING, stampAt(9), IDENTITY);
    })
    .thenEvents(t, { type: 'RaffleOpened', rules, gameId: GAME_ID, ...RAFFLE_SECRET });
  given(opened())
    .when(() => decideOpenRaffle(undefined, OPENING, stampAt(9), IDENTITY))
    .thenEvents(t, { rules: { participantsNeeded: 10, prize: { sharePermyriad: 5_000 } } });
  t.throws(
    () =>
      given(opened()).when((states) => {
        const game = states.raffleGames.get(GAME_ID);
        return decideOpenRaffle(game, OPENING, stampAt(9), IDENTITY);
      }),
    /second raffle in waiting/,
  );
  t.end();
});

test('raffle: unsound rules are refused by field', (t) => {
  const rules = { ...RULES, participantsNeeded: 0 };
  given()
    .when(() => configure(undefined, rules))
    .thenRejected(t, 'raffleRulesInvalid', { field: 'participantsNeeded' });
  t.end();
});

test('raffle: new rules hold from the next one on, for which an empty one makes room', (t) => {
  const configured = { type: 'RaffleGameConfigured', rules: RULES };
  given(opened())
    .when((states) => configure(raffleOf(states), RULES))
    .thenEvents(t, configured, { type: 'RaffleCancelled', raffleId: RAFFLE_ID });
  given(opened(), staked(0, 0))
    .when((states) => configure(raffleOf(states), RULES))
    .thenEvents(t, configured);
  t.end();
});

test('raffle: a deadline cancels it or draws it, as its rules say', (t) => {
  const late = stampAt(7_000);
  const expire = (states: States) => decideExpireRaffle(raffleOf(states), late);
  given(opened({ fillWithinMs: 5_000 }), staked(0, 0))
    .when(expire)
    .thenEvents(t, { type: 'RaffleCancelled' });
  given(opened({ fillWithinMs: 5_000, ifUnfilled: 'draw' }), staked(0, 0))
    .when(expire)
    .thenEvents(t, { type: 'RaffleStarted', reason: 'deadline' });
  given(opened(), staked(0, 0)).when(expire).thenEvents(t);
  t.throws(
    () => given(opened({ fillWithinMs: 5_001 }), staked(0, 0)).when(expire),
    /before its time/,
  );
  t.end();
});

test('raffle: an operator starts one that waits, and repeats it without effect', (t) => {
  const request = { raffleId: RAFFLE_ID, by: OPERATOR };
  const start = (states: States) =>
    decideStartRaffle(states.raffles.get(RAFFLE_ID), request, stampAt(7_000));
  const started = { type: 'RaffleStartedByHand', raffleId: RAFFLE_ID, by: OPERATOR, atMs: 7_000 };
  const stage = given(opened(), staked(0, 0)).when(start).thenEvents(t, started);
  t.match(stage.states.raffles.get(RAFFLE_ID), { state: 'started', startedBy: OPERATOR });
  stage.when(start).thenEvents(t);
  given(...filled())
    .when(start)
    .thenEvents(t);
  given(opened()).when(start).thenRejected(t, 'raffleEmpty');
  given().when(start).thenRejected(t, 'raffleNotFound');
  const cancelled = { type: 'RaffleCancelled', raffleId: RAFFLE_ID, atMs: 5_000 } as const;
  given(opened(), staked(0, 0), cancelled).when(start).thenRejected(t, 'raffleCancelled');
  t.end();
});

test('raffle: the winner gets their share of the pot, as an award', (t) => {
  const stage = given(...filled())
    .when(finish)
    .thenEvents(t, {
      type: 'RaffleFinished',
      winners: [{ place: 1, ordinal: 1, playerId: outsidePlayer(1), prizeMinor: 1_500 }],
    });
  t.same(stage.ledger(), {}, 'money of others is not ours to move');
  stage.when(finish).thenEvents(t);
  t.end();
});

test('raffle: a winner with an account here is sent their prize', (t) => {
  const externalId = outsidePlayer(1);
  const link = {
    type: 'ExternalIdLinked',
    externalId,
    player: ADA,
    by: OPERATOR,
    atMs: 1,
  } as const;
  const stage = given(link, ...filled())
    .when(finish)
    .thenEvents(
      t,
      { type: 'RaffleFinished' },
      { type: 'RafflePrizeSent', place: 1, amountMinor: 1_500, to: 0 },
      { type: 'MailPosted', to: 0, message: { message: 'CreditRafflePrize', player: ADA } },
    );
  t.same(stage.ledger(), { raffles: -1_500, 'transit:0': 1_500 });
  t.end();
});

test('raffle: a place without a winner is our bug', (t) => {
  t.throws(
    () => given(...filled({ prize: { kind: 'table', sharesPermyriad: [1, 1] } })).when(finish),
    /not as many winners/,
  );
  t.end();
});
