/** What the console has: a row for each area, in the order of the navigation. */
import type { ConsoleArea } from './console-area.ts';

export const AREAS: readonly ConsoleArea[] = [
  {
    path: '',
    name: 'nav.now',
    group: 'group.now',
    right: 'GET /v1/admin/status',
    load: () => import('./now/now-view.tsx'),
  },
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
    path: 'events',
    name: 'nav.trading',
    group: 'group.betting',
    right: 'GET /v1/admin/events/{id}/liability',
    load: () => import('./trading/trading-view.tsx'),
  },
  {
    path: 'raffles',
    name: 'nav.raffles',
    group: 'group.play',
    right: 'GET /v1/admin/raffles',
    load: () => import('./raffles/raffles-view.tsx'),
  },
  {
    path: 'raffle-rules',
    name: 'nav.raffleRules',
    group: 'group.play',
    right: 'GET /v1/admin/raffle-games/{id}',
    load: () => import('./raffles/rules-view.tsx'),
  },
  {
    path: 'awards',
    name: 'nav.awards',
    group: 'group.money',
    right: 'GET /v1/admin/awards',
    load: () => import('./awards/awards-view.tsx'),
  },
  {
    path: 'books',
    name: 'nav.books',
    group: 'group.money',
    right: 'GET /v1/admin/ledger/trial-balance',
    load: () => import('./books/trial-balance-view.tsx'),
  },
  {
    path: 'jackpots',
    name: 'nav.jackpots',
    group: 'group.money',
    right: 'GET /v1/admin/jackpots',
    load: () => import('./books/jackpots-view.tsx'),
  },
  {
    path: 'debts',
    name: 'nav.debts',
    group: 'group.money',
    right: 'GET /v1/admin/debts',
    load: () => import('./books/debts-view.tsx'),
  },
  {
    path: 'staff',
    name: 'nav.staff',
    group: 'group.people',
    right: 'GET /v1/admin/players',
    load: () => import('./staff/staff-view.tsx'),
  },
];
