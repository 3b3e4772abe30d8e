import { Slips } from '../picks/slip.ts';

/** For as long as this tab lives. */
export const slips = new Slips(sessionStorage);

/** What pays for a slip. */
export const BUYING = '/v1/draws/{id}/tickets';
