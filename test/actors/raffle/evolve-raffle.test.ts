import { test } from 'tap';
import type { ShardEvent } from '../../../actors/events.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, OPERATOR } from '../../support/samples/actor-events.ts';
import {
  filled,
  GAME_ID,
  messageId,
  opened,
  outsidePlayer,
  RAFFLE_ID,
  RULES,
  staked,
} from '../../support/samples/raffle-events.ts';

const configured = (participantsNeeded: number): ShardEvent => ({
  type: 'RaffleGameConfigured',
  gameId: GAME_ID,
  rules: { ...RULES, participantsNeeded },
  by: OPERATOR,
  atMs: 5,
});

test('raffle: an entry is one row, its player another, its message a third', (t) => {
  const { states } = given(opened({ entriesPerPlayerMax: 2 }), staked(0, 0, 7), staked(1, 0, 8));
  const key = { raffleId: RAFFLE_ID, ordinal: 1 };
  t.match(states.raffleEntries.get(key), { stakeMinor: 8, messageId: messageId(1) });
  const participation = { playerId: outsidePlayer(0), raffleId: RAFFLE_ID };
  t.match(states.participations.get(participation), { entryCount: 2, stakeMinor: 15 });
  t.match(states.inbox.get(messageId(1)), { outcome: 'counted', raffleId: RAFFLE_ID });
  t.match(states.raffles.get(RAFFLE_ID), { entryCount: 2, participantCount: 1, potMinor: 15 });
  t.end();
});

test('raffle: a message has its effect once, whatever the effect', (t) => {
  const ignored: ShardEvent = {
    type: 'StakeIgnored',
    messageId: messageId(0),
    raffleId: RAFFLE_ID,
    atMs: 1,
  };
  t.throws(() => given(opened(), staked(0, 0), staked(0, 1)), /effect twice/);
  t.throws(() => given(opened(), staked(0, 0), ignored), /effect twice/);
  t.throws(() => given(opened(), ignored, staked(0, 0)), /effect twice/);
  t.end();
});

test('raffle: it is listed under the state that it is in', (t) => {
  const listed = (...events: ShardEvent[]) => {
    const { states } = given(...events);
    return (['in_waiting', 'started', 'finished', 'cancelled'] as const).filter(
      (state) => states.rafflesByState.get({ state, raffleId: RAFFLE_ID }) !== undefined,
    );
  };
  const end = { raffleId: RAFFLE_ID, atMs: 9 };
  const finished: ShardEvent = {
    type: 'RaffleFinished',
    ...end,
    merkleRootHex: '',
    ticketsRootHex: '',
    winners: [],
  };
  t.same(listed(opened()), ['in_waiting']);
  t.same(listed(...filled()), ['started']);
  t.same(listed(...filled(), finished), ['finished']);
  t.same(listed(opened(), { type: 'RaffleCancelled', ...end }), ['cancelled']);
  t.throws(() => listed(opened(), finished), /left the order of its states/);
  t.throws(
    () => listed(...filled(), { type: 'RaffleCancelled', ...end }),
    /left the order of its states/,
  );
  t.end();
});

test('raffle: a game is free for its next raffle once the one before has left', (t) => {
  const openOf = (...events: ShardEvent[]) =>
    given(...events).states.raffleGames.get(GAME_ID)?.openRaffleId;
  t.equal(openOf(opened()), RAFFLE_ID);
  t.equal(openOf(...filled()), null);
  t.end();
});

test('raffle: new rules hold from the next one on: an open one has promised its own', (t) => {
  const rulesOf = (...events: ShardEvent[]) => {
    const { states } = given(...events);
    const next = states.raffleGames.get(GAME_ID)?.rules.participantsNeeded;
    return [states.raffles.get(RAFFLE_ID)?.rules.participantsNeeded, next];
  };
  t.same(rulesOf(opened(), configured(9)), [3, 9]);
  t.same(rulesOf(opened(), staked(0, 0), configured(9)), [3, 9]);
  t.same(rulesOf(configured(9)), [undefined, 9]);
  t.end();
});

test('raffle: an outside id has one owner', (t) => {
  const externalId = outsidePlayer(0);
  const linked: ShardEvent = {
    type: 'ExternalIdLinked',
    externalId,
    player: ADA,
    by: ADA,
    atMs: 1,
  };
  const { states } = given(linked);
  t.equal(states.externalPlayers.get(externalId), ADA);
  t.same(states.externalIds.get(ADA), [externalId]);
  t.throws(() => given(linked, linked), /linked twice/);
  t.end();
});
