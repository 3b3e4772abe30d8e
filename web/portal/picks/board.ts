/** What a game lets one choose, as a board shows it. Pure: it runs without a browser. */

/** As much of a published game as decides what can be picked. */
export interface PickableGame {
  readonly family: string;
  readonly pickCount?: number;
  readonly numberCount?: number;
  readonly bonusPickCount?: number;
  readonly bonusNumberCount?: number;
  readonly spotsMax?: number;
  readonly quickPickSpots?: number;
  readonly digitCount?: number;
}

/** Numbers from 1 to a last one, of which some are chosen. */
export interface Drum {
  readonly name: 'main' | 'bonus';
  readonly numberCount: number;
  /** So many are one combination at least; and at most, where more would not be a system. */
  readonly least: number;
  readonly most: number;
  /** How many a pick at random has. */
  readonly quick: number;
}

export type Board =
  | { readonly kind: 'drums'; readonly drums: readonly Drum[]; readonly takesSystems: boolean }
  /** Digits one behind the other; `plays` where one chooses how they count. */
  | { readonly kind: 'digits'; readonly digitCount: number; readonly hasPlays: boolean };

/** What numbers and bankers of a ticket may have in all (`docs/tickets.md`). */
const SYSTEM_ROOM = 64;

/** `undefined`: a family that this page does not know. It is sold as picks at random. */
export function boardOf(game: PickableGame): Board | undefined {
  const { pickCount = 0, numberCount = 0, digitCount = 0 } = game;
  switch (game.family) {
    case 'kOfN': {
      const most = Math.min(numberCount, SYSTEM_ROOM - numberCount);
      const system = { least: pickCount, most: Math.max(pickCount, most), quick: pickCount };
      const drum: Drum = { name: 'main', numberCount, ...system };
      return { kind: 'drums', drums: [drum], takesSystems: true };
    }
    case 'twoDrums': {
      const { bonusPickCount = 0, bonusNumberCount = 0 } = game;
      const main = wholeDrum('main', numberCount, pickCount);
      const bonus = wholeDrum('bonus', bonusNumberCount, bonusPickCount);
      return { kind: 'drums', drums: [main, bonus], takesSystems: true };
    }
    case 'keno': {
      const { spotsMax = 1, quickPickSpots = spotsMax } = game;
      const spots = { least: 1, most: spotsMax, quick: quickPickSpots };
      const drum: Drum = { name: 'main', numberCount, ...spots };
      return { kind: 'drums', drums: [drum], takesSystems: false };
    }
    case 'digits':
      return { kind: 'digits', digitCount, hasPlays: true };
    case 'numberRaffle':
      return { kind: 'digits', digitCount, hasPlays: false };
    default:
      return undefined;
  }
}

function wholeDrum(name: Drum['name'], numberCount: number, pickCount: number): Drum {
  return { name, numberCount, least: pickCount, most: numberCount, quick: pickCount };
}
