/** The published shape of every refusal. What is sent is built in `problem.ts`. */
import { PUBLISHED_CODES } from '../../protocol/published-codes.ts';
import { strictObject, type TSchema, Type } from '../../protocol/schema.ts';

export const PROBLEM_SCHEMA: TSchema = strictObject(
  {
    type: Type.String({ description: 'A stable name of the kind of problem, as a URN.' }),
    title: Type.String({ description: 'The kind of problem, for people.' }),
    status: Type.Integer({ description: 'The HTTP status.' }),
    detail: Type.Optional(Type.String()),
    code: Type.String({ enum: [...PUBLISHED_CODES], description: 'What to switch over.' }),
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
