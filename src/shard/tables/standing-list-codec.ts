/**
 * The active standing tickets of a player in a series, each by position.
 *
 * Most of what a player plays in a series is made for the same terms: what a ticket has in common
 * with the one before it is not said again. A walk reads and writes a million of them.
 */
import { STANDING_FORM, type StandingTicket } from '../../../actors/standing/standing-ticket.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { ValueWriter } from '../../protocol/value-writer.ts';
import { type Codec, decodeValue, fromArray, storedCount } from '../records/positional-codec.ts';

/** Null never stands for itself in them, so it can stand for the value before it. */
type NeverNull = {
  readonly [Field in keyof StandingTicket]: null extends StandingTicket[Field] ? never : Field;
}[keyof StandingTicket];

const SHARED: readonly NeverNull[] = [
  'player',
  'kind',
  'seriesId',
  'gameId',
  'rulesMark',
  'priceMinor',
  'pickCount',
  'printer',
  'stakeMinor',
];
const IS_SHARED = STANDING_FORM.fields.map((field) => SHARED.some((one) => one === field));
const FIELDS = STANDING_FORM.fields as readonly (keyof StandingTicket)[];

const writer = new ValueWriter();

export const STANDING_LIST_CODEC: Codec<readonly StandingTicket[]> = {
  encode: (tickets) => {
    writer.begin();
    writer.array(tickets.length);
    let before: StandingTicket | undefined;
    for (const ticket of tickets) {
      writeTicket(ticket, before);
      before = ticket;
    }
    return writer.take();
  },
  decode: (bytes) => {
    const rows = decodeValue(bytes);
    if (!Array.isArray(rows)) throw new CorruptRecordError('standing tickets are not a list');
    let before: StandingTicket | undefined;
    return rows.map((row) => {
      if (before !== undefined && Array.isArray(row)) share(row, before);
      before = fromArray<StandingTicket>(row, STANDING_FORM);
      return before;
    });
  },
};

function writeTicket(ticket: StandingTicket, before: StandingTicket | undefined): void {
  const count = storedCount(ticket, STANDING_FORM);
  writer.array(count);
  for (let i = 0; i < count; i += 1) {
    const field = FIELDS[i] as keyof StandingTicket;
    const value = ticket[field];
    if (IS_SHARED[i] === true && before?.[field] === value) writer.null();
    else writer.value(value);
  }
}

function share(row: unknown[], before: StandingTicket): void {
  for (let i = 0; i < row.length; i += 1) {
    if (row[i] === null && IS_SHARED[i] === true) row[i] = before[FIELDS[i] as NeverNull];
  }
}
