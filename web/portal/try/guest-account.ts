/** The account that was made for somebody who tries this engine. */
import { signal } from '@preact/signals';

export interface GuestAccount {
  readonly login: string;
  readonly password: string;
}

/** Absent: none was made in this page, or its player has kept it elsewhere. */
export const guest = signal<GuestAccount | undefined>(undefined);
