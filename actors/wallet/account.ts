import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import type { PointsHundredths } from '../../src/kernel/points.ts';

/** A player's money. Kept apart from his profile because it changes with every purchase. */
export interface Account {
  readonly player: PlayerKey;
  balanceMinor: Minor;
  pointsHundredths: PointsHundredths;
  /** The newest entry, from which `previousId` leads back through the whole history. */
  lastEntryId: string | null;
  paymentCount: number;
}
