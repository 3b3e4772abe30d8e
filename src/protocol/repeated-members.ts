/**
 * Finds objects that name a member twice, which parsers accept silently: here the last one wins,
 * and in a proxy in front of us perhaps the first (RFC 8259, section 4).
 *
 * Why by counting: the parsed value has as many members as the text has colons outside of its
 * strings, or one was lost. A purchase, one flat object, is judged by a few searches.
 */
import { endOfString } from './json-depth.ts';

const QUOTE = 0x22;
const COLON = 0x3a;

/** Whether `text`, from which `value` was parsed, names a member of an object twice. */
export function repeatsMember(text: string, value: unknown): boolean {
  const memberMax = colonCount(text);
  if (hasMembers(value, memberMax)) return false;
  // Colons in strings are rare: only here is it worth telling them apart.
  return !hasMembers(value, memberCount(text));
}

/** Whether all objects of a value together have that many members. */
export function hasMembers(value: unknown, count: number): boolean {
  return membersLeft(value, count) === 0;
}

/** Stops looking once that many members have been found. */
function membersLeft(value: unknown, count: number): number {
  if (count === 0 || typeof value !== 'object' || value === null) return count;
  let left = count;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && left > 0; i += 1) left = membersLeft(value[i], left);
    return left;
  }
  const names = Object.keys(value);
  left -= names.length;
  for (let i = 0; i < names.length && left > 0; i += 1) {
    left = membersLeft((value as Record<string, unknown>)[names[i] as string], left);
  }
  return left;
}

function colonCount(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) count += 1;
  return count;
}

/** The number of members in a JSON text: its colons outside of strings. */
function memberCount(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === QUOTE) i = endOfString(text, i + 1);
    else if (unit === COLON) count += 1;
  }
  return count;
}
