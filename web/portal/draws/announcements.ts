/**
 * What draws promised while they were on sale, as this browser heard it then. Only that can prove
 * the promise afterwards: what is fetched after the draw may have been written after it.
 */
const PREFIX = 'tirage.announced.';
/** Enough for what one plays; the oldest make room. */
const KEPT_MAX = 60;

interface Announced {
  readonly drawId: string;
  readonly state: string;
}

/** Keeps the first that was heard of a draw; gives whether it did. A full storage keeps nothing. */
export function keepAnnouncement(draw: Announced): boolean {
  if (draw.state !== 'open' || localStorage.getItem(PREFIX + draw.drawId) !== null) return false;
  const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  // Ids rise with time, and are as long as each other.
  const old = names.sort().slice(0, Math.max(0, names.length + 1 - KEPT_MAX));
  for (const name of old) localStorage.removeItem(name);
  try {
    localStorage.setItem(PREFIX + draw.drawId, JSON.stringify(draw));
    return true;
  } catch {
    return false;
  }
}

/** `undefined`: this browser did not see the draw on sale. */
export function announcementOf(drawId: string): unknown {
  const text = localStorage.getItem(PREFIX + drawId);
  return text === null ? undefined : JSON.parse(text);
}
