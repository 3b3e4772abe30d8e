/** Shows a token, the first or a later one. Who the socket then speaks for: `authentication.ts`. */
import { Instant, strictObject, Type } from '../../protocol/schema.ts';
import { acceptedMembers, OperationId } from '../../protocol/socket-messages.ts';
import { defineOperation } from './socket-operation.ts';

export const AUTHENTICATE = defineOperation({
  request: strictObject({
    id: OperationId,
    op: Type.Literal('authenticate'),
    token: Type.String({ minLength: 1, maxLength: 1_024, description: 'An access token.' }),
  }),
  reply: strictObject({ ...acceptedMembers, playerId: Type.String(), expiresAt: Instant }),
  authorization: 'none',
  rateLimit: 'credentials',
});

export const authenticateOperation = AUTHENTICATE.handledBy(({ authentication, resume }) => {
  return (session, operation) => authentication.authenticate(session, operation, resume);
});
