import { Slips } from '../picks/slip.ts';

/** For as long as this tab lives. */
export const slips = new Slips(sessionStorage);
