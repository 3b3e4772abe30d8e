/** What this house is: its currency, its zone and its rules, as the engine tells everybody. */
import { signal } from '@preact/signals';
import { engine } from './engine.ts';
import { lastCopy } from './last-copy.ts';

export interface House {
  readonly currency: string;
  /** How many of an amount's digits are behind the point. */
  readonly digits: number;
  readonly timeZone: string;
  readonly ageMin: number;
  readonly passwordCharactersMin: number;
  /** No real money is moved here. */
  readonly isSandbox: boolean;
}

export const house = signal<House>({
  currency: 'EUR',
  digits: 2,
  timeZone: 'UTC',
  ageMin: 18,
  passwordCharactersMin: 10,
  isSandbox: false,
});

const copy = lastCopy<House>('house');

/** Until it is told, that of the last visit. Rejects where the engine cannot be asked. */
export async function loadHouse(): Promise<void> {
  house.value = copy.recall()?.value ?? house.value;
  const { currency, timeZone, ageMin, password, payments } = await engine.call('GET', '/v1/config');
  house.value = {
    currency: currency.code,
    digits: currency.digits,
    timeZone,
    ageMin,
    passwordCharactersMin: password.charactersMin,
    isSandbox: payments.length > 0 && payments.every(({ provider }) => provider === 'sandbox'),
  };
  copy.keep(house.value, engine.now());
}
