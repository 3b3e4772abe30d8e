/** The settings of the process itself: rows of the one table (`setting-table.ts`). */
import { LOG_FORMATS, LOG_LEVELS } from './log-levels.ts';
import { enumKind, SWITCH_KIND } from './setting-kinds.ts';
import type { SettingTable } from './setting-table.ts';

type ProcessKey = 'logLevel' | 'logFormat' | 'stopsWithStarter';

export const PROCESS_SETTING_ROWS: Pick<SettingTable, ProcessKey> = {
  logLevel: {
    environment: 'TIRAGE_LOG_LEVEL',
    kind: enumKind(LOG_LEVELS),
    about: 'How much is logged.',
    fallback: () => 'info',
  },
  logFormat: {
    environment: 'TIRAGE_LOG_FORMAT',
    kind: enumKind(LOG_FORMATS),
    about: 'How the log is written: for machines, or for people.',
    fallback: ({ isTerminal = false }) => (isTerminal ? 'text' : 'json'),
    fallbackAbout: 'text on a terminal, else json',
  },
  stopsWithStarter: {
    environment: 'TIRAGE_STOP_WITH_STARTER',
    kind: SWITCH_KIND,
    about: 'Stops the engine in order when the process that started it has ended.',
    // npm and npx pass a signal on to their shell only, and exit.
    fallback: ({ environment }) => environment.npm_command !== undefined,
    fallbackAbout: 'on where npm or npx started it',
  },
};
