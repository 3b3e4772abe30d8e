/** The states of the console's views, beside a picture of each of its areas. */
import type { ScreenRow } from './screen-row.ts';

export const CONSOLE_SCREENS: readonly ScreenRow[] = [
  { name: 'login', place: '', viewer: 'nobody', isRussian: true },
  { name: 'stranger', place: '', viewer: 'ada' },
  { name: 'home', place: '', viewer: 'admin', isRussian: true },
  {
    name: 'palette',
    place: '',
    viewer: 'admin',
    act: (page) => page.keyboard.press('Control+k'),
  },
];
