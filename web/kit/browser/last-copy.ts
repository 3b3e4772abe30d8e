/**
 * What the engine told everybody last, kept in this browser for when there is no line. Only what is
 * the same for everybody: nothing of a player is kept, so nothing of one is shown to the next.
 */
import { UnansweredError } from '@tirage/client';
import type { Copy, LastCopy } from '../remote.ts';
import { isOffline } from './line.ts';

const PREFIX = 'tirage.copy.';
/** Lists and draws that one looked at; the oldest make room. */
const KEPT_MAX = 24;
/** On a line that is slow, what was known is better than nothing for longer than that. */
const PATIENCE_MS = 2_500;

/** By the name of what is told: a name always means the same question. */
export function lastCopy<T>(name: string): LastCopy<T> {
  return {
    keep: (value, asOfMs) => void keep(PREFIX + name, { value, asOfMs }),
    recall: () => read<T>(PREFIX + name),
    // A refusal is an answer: what was told before it holds no more.
    holdsAfter: (reason) => reason instanceof UnansweredError,
    patienceMs: () => (isOffline.peek() ? 0 : PATIENCE_MS),
  };
}

/** Gives whether it did: a full storage keeps nothing. */
function keep(name: string, copy: Copy<unknown>): boolean {
  try {
    const others = Object.keys(localStorage).filter((one) => one.startsWith(PREFIX));
    const oldest = others
      .filter((one) => one !== name)
      .toSorted((one, other) => (read(one)?.asOfMs ?? 0) - (read(other)?.asOfMs ?? 0));
    for (const one of oldest.slice(0, Math.max(0, oldest.length + 1 - KEPT_MAX))) {
      localStorage.removeItem(one);
    }
    localStorage.setItem(name, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

function read<T>(name: string): Copy<T> | undefined {
  try {
    const text = localStorage.getItem(name);
    return text === null ? undefined : (JSON.parse(text) as Copy<T>);
  } catch {
    return undefined;
  }
}
