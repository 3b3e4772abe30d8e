/** The settings of the games that are sold: rows of the one table (`setting-table.ts`). */
import { integerKind, PATH_KIND } from './setting-kinds.ts';
import type { SettingTable } from './setting-table.ts';

/** Twice the sales: beyond it a game is mistyped, and no promotion. */
const PAYOUT_PERMYRIAD_LIMIT = 20_000;

export const GAME_SETTING_ROWS: Pick<SettingTable, 'gamesPath' | 'payoutPermyriadMax'> = {
  gamesPath: {
    environment: 'TIRAGE_GAMES',
    kind: PATH_KIND,
    about: 'JSON file with the games that are sold.',
    fallback: () => undefined,
    fallbackAbout: 'the built-in games, 5 of 36 and 6 of 45',
  },
  payoutPermyriadMax: {
    environment: 'TIRAGE_GAMES_PAYOUT_MAX_PERMYRIAD',
    kind: integerKind({ min: 1, max: PAYOUT_PERMYRIAD_LIMIT }),
    about:
      'The most that a game may pay back in theory, in 1/10,000 of its sales; above 9,999 ' +
      'it pays more than it takes, as a promotion may.',
    fallback: () => 9_999,
  },
};
