/** Reads around damaged rows: a list of many must not be lost because of one of them. */
import type { Journal, Row, RowRange } from '../../journal/journal.ts';
import { DamagedRowError } from '../../journal/journal-errors.ts';
import type { Codec } from '../records/positional-codec.ts';

/** What a row says. Throws a DamagedRowError. */
export function soundValue<Value>(
  codec: Pick<Codec<Value>, 'decode'>,
  key: Uint8Array,
  row: Uint8Array,
): Value {
  try {
    return codec.decode(row);
  } catch (cause) {
    throw new DamagedRowError(key, cause);
  }
}

/** Whether a read meets a damaged row, which is reported. */
export function meetsDamage(
  read: () => unknown,
  onDamaged: (error: DamagedRowError) => void,
): boolean {
  try {
    read();
    return false;
  } catch (error) {
    if (!(error instanceof DamagedRowError)) throw error;
    onDamaged(error);
    return true;
  }
}

/** The rows of a range except the damaged ones, each of which is reported. */
export function readSoundRows(
  journal: Pick<Journal, 'readRows'>,
  range: RowRange,
  onDamaged: (error: DamagedRowError) => void,
): readonly Row[] {
  try {
    return journal.readRows(range);
  } catch (error) {
    if (!(error instanceof DamagedRowError)) throw error;
    onDamaged(error);
    const before = { ...range, end: error.key };
    const after = { ...range, start: Uint8Array.of(...error.key, 0) };
    const [first, second] = range.reverse ? [after, before] : [before, after];
    const rows = readSoundRows(journal, first, onDamaged);
    const limit = range.limit - rows.length;
    return limit === 0
      ? rows
      : [...rows, ...readSoundRows(journal, { ...second, limit }, onDamaged)];
  }
}
