/** What this house is: its currency, its zone, its rules before anybody logs in. */
import { signal } from '@preact/signals';

export interface House {
  readonly currency: string;
  readonly digits: number;
  readonly timeZone: string;
  readonly minimumAgeYears: number;
}

export const house = signal<House>({
  currency: 'EUR',
  digits: 2,
  timeZone: 'UTC',
  minimumAgeYears: 18,
});
