/**
 * The limits of one batch and one page. Over a limit is our bug: the shard bounds its batches well
 * below these, so each is asserted before anything is written.
 */
import { assert } from '../kernel/assert.ts';

/** LMDB takes 1,978 bytes with pages of 4 KiB. */
export const ROW_KEY_BYTES_MAX = 1_024;
/**
 * LMDB stores a value of more than half a page in pages of its own, and all others side by side, in
 * pages that it splits in half where rows come between others. So values that come by the million
 * are put together to just as many bytes as fill one page, or to so few that three of them do.
 */
export const ROW_VALUE_BYTES_PAGE = 4_067;
export const ROW_VALUE_BYTES_DENSE = 1_336;
export const ROW_VALUE_BYTES_MAX = 64 * 1_024 * 1_024;
export const RECORD_PAYLOAD_BYTES_MAX = 64 * 1_024 * 1_024;
export const BATCH_ROWS_MAX = 262_144;

/** A page is whole in memory. */
export const READ_ROWS_MAX = 262_144;
export const READ_RECORDS_MAX = 65_536;

/** A flush without an answer for this long counts as failed: the outcome is unknown. */
export const FLUSH_LIMIT_MS = 30_000;

/** Longer for a checkpoint, which may rewrite 100,000 pages, and which no answer waits for. */
export const CHECKPOINT_LIMIT_MS = 120_000;

/**
 * Left free on the disk after each batch: what others may write before the disk is asked again. It
 * is well below the room at which sales pause; otherwise a draw that closes then would end the
 * process.
 */
export const SPARE_BYTES = 16 * 1_024 * 1_024;

/** How often the room on the disk is checked, to pause sales and to resume them. */
export const FREE_SPACE_POLL_MS = 1_000;

const LMDB_KEY_BYTES_MAX = 1_978;
assert(ROW_KEY_BYTES_MAX <= LMDB_KEY_BYTES_MAX, 'we allow keys that LMDB does not take');
assert(ROW_VALUE_BYTES_MAX < 2 ** 31, 'a value and its envelope can reach 2 GiB');
assert(RECORD_PAYLOAD_BYTES_MAX < 2 ** 31, 'a record and its envelope can reach 2 GiB');
