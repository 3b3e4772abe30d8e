/** What the console has: a row for each area, in the order of the navigation. */
import type { ConsoleArea } from './console-area.ts';

export const AREAS: readonly ConsoleArea[] = [
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
];
