/** What the portal has: a row for each area, in the order of the navigation. */
import type { Area } from '../kit/parts/area.ts';
import type { Key } from './speech.ts';

export const AREAS: readonly Area<Key>[] = [
  { path: '', name: 'nav.home', shownIn: 'main', load: () => import('./home/home-view.tsx') },
  { path: 'draws', name: 'nav.home', load: () => import('./draws/draw-view.tsx') },
  { path: 'bets', name: 'nav.bets', shownIn: 'main', load: () => import('./bets/bets-view.tsx') },
  {
    path: 'tickets',
    name: 'nav.tickets',
    shownIn: 'main',
    needs: 'session',
    load: () => import('./tickets/tickets-view.tsx'),
  },
  {
    path: 'standing',
    name: 'standing.title',
    needs: 'session',
    load: () => import('./standing/standing-view.tsx'),
  },
  {
    path: 'stock',
    name: 'stock.title',
    needs: 'session',
    load: () => import('./stock/stock-view.tsx'),
  },
  { path: 'raffles', name: 'raffles.title', load: () => import('./raffles/raffles-view.tsx') },
  {
    path: 'points',
    name: 'points.title',
    needs: 'session',
    load: () => import('./points/points-view.tsx'),
  },
  {
    path: 'wallet',
    name: 'nav.wallet',
    shownIn: 'main',
    needs: 'session',
    load: () => import('./wallet/wallet-view.tsx'),
  },
  {
    path: 'account',
    name: 'nav.account',
    shownIn: 'account',
    needs: 'session',
    load: () => import('./account/account-view.tsx'),
  },
  { path: 'verify', name: 'results.verify', load: () => import('./verify/verify-view.tsx') },
  { path: 'login', name: 'login', load: () => import('./account/login-view.tsx') },
  { path: 'join', name: 'join', load: () => import('./account/join-view.tsx') },
];
