/** What the console has: a row for each area, in the order of the navigation. */
import type { ConsoleArea } from './console-area.ts';

export const AREAS: readonly ConsoleArea[] = [
  {
    path: 'events',
    name: 'nav.trading',
    group: 'group.betting',
    right: 'GET /v1/admin/events/{id}/liability',
    load: () => import('./trading/trading-view.tsx'),
  },
  {
    path: 'awards',
    name: 'nav.awards',
    group: 'group.money',
    right: 'GET /v1/admin/awards',
    load: () => import('./awards/awards-view.tsx'),
  },
];
