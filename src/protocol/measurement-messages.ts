/** Figures of the engine over time, in columns, as staff see them. */
import { MEASUREMENT_NAMES, MEASUREMENT_UNITS } from '../operations/measurement-table.ts';
import { Nullable, type Static, strictObject, Type } from './schema.ts';

const Series = strictObject(
  {
    name: Type.Unsafe<(typeof MEASUREMENT_NAMES)[number]>(
      Type.String({ enum: [...MEASUREMENT_NAMES], description: 'What is measured.' }),
    ),
    of: Type.Optional(
      Type.String({ description: 'The shard or thread, or the class of answers.' }),
    ),
    unit: Type.String({ enum: [...MEASUREMENT_UNITS], description: 'Of the values.' }),
    values: Type.Array(Nullable(Type.Number()), {
      description: 'By the instants in `at`; null where nobody has measured.',
      examples: [[12.5, null]],
    }),
  },
  { title: 'MeasurementSeries' },
);

export const MeasurementsReply = strictObject(
  {
    since: Type.String({
      format: 'date-time',
      description: 'Since when there are measurements of this step.',
    }),
    stepSeconds: Type.Integer({
      description: 'How far the instants are apart: 10 for three hours, 300 for fourteen days.',
      examples: [10],
    }),
    at: Type.Array(Type.Integer(), {
      description: 'At the ends of the steps, in Unix seconds, ascending.',
      examples: [[1_767_268_860, 1_767_268_870]],
    }),
    series: Type.Array(Series, { description: 'By name, and by what it is of.' }),
  },
  { title: 'Measurements' },
);
export type Measurements = Static<typeof MeasurementsReply>;

const NAME = `(?:${MEASUREMENT_NAMES.join('|')})`;

export const MeasurementsQuery = strictObject({
  names: Type.Optional(
    Type.String({
      pattern: `^${NAME}(?:,${NAME})*$`,
      maxLength: 1_000,
      description: 'Only these, separated by commas; all if left out.',
      examples: ['purchases,bets'],
    }),
  ),
  from: Type.Optional(
    Type.String({
      format: 'date-time',
      maxLength: 40,
      description:
        'Only what was measured from then on, as finely as it is still known; the last hour if ' +
        'left out.',
      examples: ['2026-01-01T11:00:00.000Z'],
    }),
  ),
});
