/** The published shape of every refusal. What is sent is built in `problem.ts`. */
import { REJECTION_CODES } from '../../../actors/rejection-codes.ts';
import { strictObject, type TSchema, Type } from '../../protocol/schema.ts';

export const PROBLEM_SCHEMA: TSchema = strictObject(
  {
    type: Type.String({ description: 'A stable name of the kind of problem, as a URN.' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.Optional(Type.String()),
    code: Type.String({ enum: Object.keys(REJECTION_CODES), description: 'What to switch over.' }),
    facts: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
        description: 'Values that help the caller: a balance, new odds.',
      }),
    ),
    errors: Type.Optional(
      Type.Array(
        strictObject({
          in: Type.String({ enum: ['body', 'query', 'params', 'headers'] }),
          pointer: Type.String({ description: 'A JSON pointer (RFC 6901).' }),
          message: Type.String(),
        }),
      ),
    ),
  },
  { title: 'Problem' },
);
