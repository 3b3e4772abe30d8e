/** What the console has: a row for each area, in the order of the navigation. */
import type { ConsoleArea } from './console-area.ts';

export const AREAS: readonly ConsoleArea[] = [
  {
    path: 'awards',
    name: 'nav.awards',
    group: 'group.money',
    right: 'GET /v1/admin/awards',
    load: () => import('./awards/awards-view.tsx'),
  },
];
