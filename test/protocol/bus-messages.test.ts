import { test } from 'tap';
import type { AccrualFinding } from '../../actors/order/decide-order.ts';
import { LINE_SUBJECT } from '../../actors/outbox/line-messages.ts';
import { LOYALTY_SUBJECTS, TRANSACTION_KINDS } from '../../actors/outbox/loyalty-messages.ts';
import { raffleShardOfGame } from '../../actors/raffle/raffle.ts';
import { DEFAULT_RAFFLE_RULES } from '../../actors/raffle/raffle-rules.ts';
import { must } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { minor } from '../../src/kernel/money.ts';
import { pointsHundredths } from '../../src/kernel/points.ts';
import { BUS_MESSAGES, busMessageOf } from '../../src/protocol/bus-messages.ts';
import type { PlacedMessage } from '../../src/protocol/shard-requests.ts';
import { compileValidator } from '../../src/protocol/validator.ts';
import { Cluster } from '../support/cluster/cluster.ts';
import { openFixture, resolveOn } from '../support/cluster/cluster-bets.ts';
import { outboxOf } from '../support/cluster/cluster-outbox.ts';
import { plan, playerWith, purchase } from '../support/cluster/cluster-players.ts';
import { order } from '../support/cluster/loyalty-cluster.ts';
import { betStory } from '../support/samples/bet-story.ts';
import { GAME_ID, messageId, outsidePlayer } from '../support/samples/raffle-events.ts';

const OPERATOR = 1 as PlayerKey;

/** Each is processed after it was seen in process. */
const EARNS = '79927398713';
const EARNS_NOTHING = '2377225624';
const INVALID = '9278923470';
const asked = new Map<string, number>();

function accrualOf(number: string): AccrualFinding {
  asked.set(number, (asked.get(number) ?? 0) + 1);
  if (asked.get(number) === 1) return { finding: 'processing' };
  if (number === INVALID) return { finding: 'invalid' };
  return {
    finding: 'processed',
    accrualHundredths: pointsHundredths(number === EARNS ? 1_000 : 0),
  };
}

/** Draws published and cancelled, payments, raffles of every end, bets of every fate, orders. */
async function fullStory(): Promise<PlacedMessage[]> {
  const cluster = new Cluster({ shardCount: 1, seed: 4, accrual: accrualOf });
  const player = await playerWith(cluster, 'ada', 90_000);
  const drawn = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 180 });
  const cancelled = await plan(cluster, '5of36', { closesInS: 60, resultsInS: 180 });
  for (const draw of [drawn, cancelled]) {
    await cluster.get(0, 'buyTickets', purchase(cluster, player, draw, { quickPick: 100 }));
  }
  for (const number of [EARNS, EARNS_NOTHING, INVALID]) await order(cluster, player, number);
  for (let i = 0; i < 4; i += 1) await cluster.advance(1_000);
  await cluster.get(0, 'buyTickets', {
    ...purchase(cluster, player, cancelled, { quickPick: 3 }),
    points: { pays: true, rateHundredths: 100 },
  });
  for (const draw of [drawn, cancelled]) {
    await cluster.get(0, 'buyTickets', {
      ...purchase(cluster, player, draw, { quickPick: 1 }),
      points: { pays: false, earnsHundredths: 5 },
    });
  }
  await cluster.get(0, 'withdrawPoints', {
    player: player.player,
    order: '18',
    sumHundredths: pointsHundredths(150),
    idempotencyKey: 'out',
    fingerprint: 1,
  });
  await cluster.get(0, 'cancelDraw', { draw: cancelled, reason: 'a test', by: OPERATOR });
  await openFixture(cluster, { odds: { one: 250, two: 280 } });
  await resolveOn(cluster, await openFixture(cluster), 'won');
  const rules = { ...DEFAULT_RAFFLE_RULES, participantsNeeded: 2, fillWithinMs: 30_000 };
  await cluster.get(raffleShardOfGame(GAME_ID, { founderCount: 1 }), 'configureRaffleGame', {
    gameId: GAME_ID,
    rules,
    by: OPERATOR,
  });
  const link = { externalId: outsidePlayer(0), player: player.player, by: OPERATOR };
  await cluster.get(0, 'linkExternalId', link);
  for (const message of [0, 1, 2]) {
    await cluster.get(0, 'takeStake', {
      messageId: messageId(message),
      playerId: outsidePlayer(message % 2),
      gameId: GAME_ID,
      stakeMinor: minor(1_000),
    });
    await cluster.settle();
  }
  for (let i = 0; i < 4; i += 1) await cluster.advance(60_000);
  await betStory(cluster);
  return outboxOf(cluster, 0);
}

test('bus messages: whatever the engine tells is as its subject documents', async (t) => {
  const told = await fullStory();
  const subjects = new Set(told.map(({ subject }) => subject));
  for (const { subject, body } of told) {
    const message = must(busMessageOf(subject), `${subject} is documented`);
    t.equal(message.action, 'send');
    const validator = compileValidator(message.schema, 'body');
    if (!validator.accepts(body)) t.same(validator.explain(body, true), [], subject);
  }
  const expected = [
    'lottery.v1.award',
    'raffle.v1.cancelled',
    'award.v1.paid',
    'bet.v1.accepted',
    'bet.v1.settled',
    LINE_SUBJECT,
  ];
  for (const subject of [...expected, ...Object.values(LOYALTY_SUBJECTS)]) {
    t.ok(subjects.has(subject), `the story tells of ${subject}`);
  }
  const transactions = told.filter(({ subject }) => subject === LOYALTY_SUBJECTS.moved);
  const kinds = new Set(transactions.map(({ body }) => body.kind));
  t.same([...kinds].sort(), [...TRANSACTION_KINDS].sort(), 'points of every kind');
});

test('bus messages: a subject with a parameter stands for its values, and for no other', (t) => {
  t.equal(busMessageOf('draw.v1.sealed'), BUS_MESSAGES.drawChanged);
  t.equal(busMessageOf('draw.v1.unknown'), undefined);
  t.equal(busMessageOf('raffle.v1.in_waiting'), undefined);
  t.end();
});
