/** Whether the other end is there, and what its clock says. */
import { Instant, strictObject, Type } from '../../protocol/schema.ts';
import { acceptedMembers, OperationId } from '../../protocol/socket-messages.ts';
import { instantText } from '../routes/services.ts';
import { defineOperation } from './socket-operation.ts';

const PING = defineOperation({
  request: strictObject({ id: OperationId, op: Type.Literal('ping') }),
  reply: strictObject({ ...acceptedMembers, serverTime: Instant }),
  authorization: 'none',
  rateLimit: 'read',
});

export const pingOperation = PING.handledBy(({ core }) => (session, { id }) => {
  session.send(PING.answer({ id, ok: true, serverTime: instantText(core.clock.wallMs()) }));
});
