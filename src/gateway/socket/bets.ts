/** Placing bets over a socket, with the same checks as for tickets before the shard hears of it. */
import { slotOfPlayer } from '../../kernel/ids.ts';
import { shardOfSlot } from '../../kernel/slots.ts';
import { BetBody, PlacedBetReply, SlipBody } from '../../protocol/fixture-messages.ts';
import { strictObject, Type } from '../../protocol/schema.ts';
import { acceptedMembers, OperationId, Replayed } from '../../protocol/socket-messages.ts';
import { fingerprintBet } from '../purchases/bet-fingerprint.ts';
import { betPoints } from '../purchases/purchase-points.ts';
import { askForBet, legsWanted } from '../routes/bet-placing.ts';
import { placedBetJson } from '../routes/fixture-views.ts';
import { refused, refusedByShard } from './refused.ts';
import { defineOperation } from './socket-operation.ts';

const PLACE_BET_REQUEST = strictObject(
  {
    id: OperationId,
    op: Type.Literal('placeBet'),
    eventId: Type.Optional(Type.String({ maxLength: 32 })),
    ...BetBody.properties,
    legs: Type.Optional(SlipBody.properties.legs),
  },
  { description: 'A single with `eventId`, or an accumulator with `legs`.' },
);

const PLACE_BET = defineOperation({
  request: PLACE_BET_REQUEST,
  reply: strictObject({ ...acceptedMembers, ...PlacedBetReply.properties, replayed: Replayed }),
  authorization: 'player',
  rateLimit: 'money',
});

export const placeBetOperation = PLACE_BET.handledBy(({ client, sale }) => {
  return (session, operation, token) => {
    const { id, eventId, selection, odds, stakeMinor, accept } = operation;
    if ((eventId === undefined) === (operation.legs === undefined)) {
      session.refuse(refused(id, 'requestInvalid', { detail: 'Give either eventId or legs.' }));
      return;
    }
    const own = { ...(selection === undefined ? {} : { selection }) };
    const single = { eventId: eventId ?? '', ...own, ...(odds === undefined ? {} : { odds }) };
    const legs = legsWanted(operation.legs ?? [single]);
    if ('code' in legs) {
      session.refuse(refused(id, legs.code));
      return;
    }
    session.inFlight += 1;
    const shard = shardOfSlot(slotOfPlayer(token.player), client.shardCount);
    const bet = {
      player: token.player,
      legs,
      stakeMinor,
      accept: accept ?? 'same',
      idempotencyKey: String(id),
      fingerprint: fingerprintBet(eventId, operation),
      ...betPoints(sale),
    } as const;
    askForBet(client, shard, bet, (answer) => {
      session.inFlight -= 1;
      if (!session.isOpen) return;
      if (!answer.ok) session.send(refusedByShard(id, answer));
      else if (answer.replayed) {
        session.send(
          PLACE_BET.answer({ id, ok: true, replayed: true, ...placedBetJson(answer.reply) }),
        );
      } else session.send(PLACE_BET.answer({ id, ok: true, ...placedBetJson(answer.reply) }));
    });
  };
});
