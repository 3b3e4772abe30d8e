/** Which of two tellings of an event is the later one. */

export interface EventTold {
  readonly version: number;
  /** Becomes true within a version, once every bet on it has been paid; never false again. */
  readonly settled: boolean;
}

/** Answers and notices overtake each other: what is older than what is known is not taken. */
export function supersedes(told: EventTold, known: EventTold): boolean {
  if (told.version !== known.version) return told.version > known.version;
  return told.settled || !known.settled;
}
