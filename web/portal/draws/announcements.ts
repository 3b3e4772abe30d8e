/**
 * What draws and raffles promised before they were drawn, as this browser heard it then. Only that
 * can prove the promise afterwards: what is fetched after the draw may have been written after it.
 */
const OF_DRAWS = 'tirage.announced.';
const OF_RAFFLES = 'tirage.announcedRaffle.';
/** Enough for what one plays, of each; the oldest make room. */
const KEPT_MAX = 60;

interface Announced {
  readonly drawId: string;
  readonly state: string;
}

interface AnnouncedRaffle {
  readonly raffleId: string;
  readonly state: string;
}

/** Keeps the first that was heard of a draw; gives whether it did. A full storage keeps nothing. */
export function keepAnnouncement(draw: Announced): boolean {
  return draw.state === 'open' && keepFirst(OF_DRAWS, draw.drawId, draw);
}

/** As `keepAnnouncement`, of a raffle that is not full yet. */
export function keepRaffleAnnouncement(raffle: AnnouncedRaffle): boolean {
  return raffle.state === 'in_waiting' && keepFirst(OF_RAFFLES, raffle.raffleId, raffle);
}

/** `undefined`: this browser did not see the draw on sale. */
export function announcementOf(drawId: string): unknown {
  return keptAs(OF_DRAWS + drawId);
}

/** `undefined`: this browser did not see the raffle before it was drawn. */
export function raffleAnnouncementOf(raffleId: string): unknown {
  return keptAs(OF_RAFFLES + raffleId);
}

function keepFirst(prefix: string, id: string, announced: object): boolean {
  if (localStorage.getItem(prefix + id) !== null) return false;
  const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  // Ids rise with time, and are as long as each other.
  const old = names.sort().slice(0, Math.max(0, names.length + 1 - KEPT_MAX));
  for (const name of old) localStorage.removeItem(name);
  try {
    localStorage.setItem(prefix + id, JSON.stringify(announced));
    return true;
  } catch {
    return false;
  }
}

function keptAs(name: string): unknown {
  const text = localStorage.getItem(name);
  return text === null ? undefined : JSON.parse(text);
}
