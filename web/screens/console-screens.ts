/** The states of the console's views, beside a picture of each of its areas. */
import { PASSWORD } from './house.ts';
import type { ScreenRow } from './screen-row.ts';

export const CONSOLE_SCREENS: readonly ScreenRow[] = [
  { name: 'login', place: '', viewer: 'nobody', isRussian: true },
  {
    name: 'stranger',
    place: '',
    viewer: 'nobody',
    act: async (page) => {
      await page.getByLabel('Login').fill('ada');
      await page.getByLabel('Password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.getByLabel('Password').waitFor();
    },
  },
  { name: 'home', place: '', viewer: 'admin', isRussian: true },
  {
    name: 'palette',
    place: '',
    viewer: 'admin',
    act: (page) => page.keyboard.press('Control+k'),
  },
  { name: 'calendar', place: 'calendar', viewer: 'admin' },
  { name: 'draws-new', place: 'draws/new', viewer: 'admin' },
  { name: 'draws', place: 'draws', viewer: 'admin' },
  {
    name: 'events-desk',
    place: ({ events }) => `events/${events.derby}`,
    viewer: 'admin',
    isRussian: true,
  },
  { name: 'events-new', place: 'events/new', viewer: 'admin' },
  { name: 'events', place: 'events', viewer: 'admin' },
  { name: 'staff-found', place: 'staff?login=ada', viewer: 'admin' },
];
