/** Keys, values and ranges as texts, one byte for each character. */
import type { Row, RowRange, RowWrite } from '../../src/journal/journal.ts';

export function bytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

export function put(key: string, value: string): RowWrite {
  return { key: bytes(key), value: bytes(value) };
}

export function remove(key: string): RowWrite {
  return { key: bytes(key), value: undefined };
}

export function texts(rows: readonly Row[]): string[] {
  return rows.map(({ key, value }) => {
    return `${Buffer.from(key).toString('latin1')}=${Buffer.from(value).toString('latin1')}`;
  });
}

export function text(value: Uint8Array | undefined): string | undefined {
  return value === undefined ? undefined : Buffer.from(value).toString('latin1');
}

export function page(start: string, end: string, limit: number, reverse: boolean): RowRange {
  return { start: bytes(start), end: bytes(end), limit, reverse };
}
