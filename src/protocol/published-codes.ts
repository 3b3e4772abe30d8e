/** The codes that a client can meet. */
import { REJECTION_CODES, type RejectionCode } from '../../actors/rejection-codes.ts';

/** With these, threads pass a question on. */
const BETWEEN_THREADS: readonly RejectionCode[] = ['elsewhere', 'stockElsewhere'];
/** Nothing sends these any more; their numbers stay taken. */
const RETIRED: readonly RejectionCode[] = ['receiptNotSealed', 'roleUnknown', 'sessionsTooMany'];

const CODES = Object.keys(REJECTION_CODES) as RejectionCode[];

export const PUBLISHED_CODES: readonly RejectionCode[] = CODES.filter(
  (code) => ![...BETWEEN_THREADS, ...RETIRED].includes(code),
);
