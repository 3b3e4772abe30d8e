/** What the console has: a row for each area, in the order of the navigation. */
import type { ConsoleArea } from './console-area.ts';

export const AREAS: readonly ConsoleArea[] = [
  {
    path: 'calendar',
    name: 'nav.calendar',
    group: 'group.draws',
    load: () => import('./draws/calendar-view.tsx'),
  },
  {
    path: 'draws',
    name: 'nav.draws',
    group: 'group.draws',
    load: () => import('./draws/draws-view.tsx'),
  },
  {
    path: 'schedule',
    name: 'nav.schedule',
    group: 'group.draws',
    right: 'GET /v1/admin/schedule',
    load: () => import('./schedule/schedule-view.tsx'),
  },
  {
    path: 'games',
    name: 'nav.games',
    group: 'group.draws',
    load: () => import('./games/games-view.tsx'),
  },
  {
    path: 'awards',
    name: 'nav.awards',
    group: 'group.money',
    right: 'GET /v1/admin/awards',
    load: () => import('./awards/awards-view.tsx'),
  },
];
