import { test } from 'tap';
import {
  raffleFinishedMessages,
  raffleMessage,
  rafflePrizeMessages,
  raffleStartedMessage,
} from '../../../actors/outbox/raffle-messages.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA } from '../../support/samples/actor-events.ts';
import { filled, GAME_ID, outsidePlayer, RAFFLE_ID } from '../../support/samples/raffle-events.ts';

const { states } = given(...filled());

test('raffle messages: an award has exactly the body that was agreed', (t) => {
  const won = (place: number, prizeMinor: number) => {
    return { place, ordinal: place, playerId: outsidePlayer(place), prizeMinor: minor(prizeMinor) };
  };
  const messages = raffleFinishedMessages(states, {
    type: 'RaffleFinished',
    raffleId: RAFFLE_ID,
    merkleRootHex: '',
    ticketsRootHex: '',
    winners: [won(1, 33_000), won(2, 5)],
    atMs: 1_000,
  });
  const award = (playerId: string, winSum: string) => ({
    subject: 'lottery.v1.award',
    body: {
      message_event: 'lotteryAwardCreated',
      lottery: {
        lottery_id: RAFFLE_ID,
        player_id: playerId,
        win_sum: winSum,
        created_at: '1970-01-01T00:00:01.000Z',
      },
    },
  });
  t.same(messages.slice(0, 2), [award(outsidePlayer(1), '33000'), award(outsidePlayer(2), '5')]);
  t.match(messages.slice(2), [{ subject: 'raffle.v1.finished', body: { raffleId: RAFFLE_ID } }]);
  t.end();
});

test('raffle messages: states are told with their game', (t) => {
  const at = { raffleId: RAFFLE_ID, atMs: 0 };
  const body = { version: 1, gameId: GAME_ID, raffleId: RAFFLE_ID };
  t.match(raffleStartedMessage(states, { ...at, reason: 'filled' }), {
    subject: 'raffle.v1.started',
    body: { ...body, reason: 'filled' },
  });
  t.match(raffleMessage(states, 'cancelled', at), { subject: 'raffle.v1.cancelled', body });
  t.end();
});

test('raffle messages: a prize that was credited is an entry of the wallet', (t) => {
  const credited = {
    type: 'RafflePrizeCredited',
    raffleId: RAFFLE_ID,
    place: 2,
    player: ADA,
  } as const;
  const event = { ...credited, amountMinor: minor(9), from: 1, atMs: 3 };
  t.match(rafflePrizeMessages(states, event), [
    {
      subject: 'wallet.v1.entry',
      body: { entryId: `raffle.${RAFFLE_ID}.2`, kind: 'rafflePrize', amountMinor: 9 },
    },
  ]);
  t.end();
});
