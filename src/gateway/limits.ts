/**
 * The limits of the HTTP door. Each says what happens beyond it.
 *
 * They are here and not in the kernel because nothing below the gateway may depend on them.
 */
import { assert } from '../kernel/assert.ts';

/** A body beyond this is refused with 413 and the connection closed. A purchase takes 30 bytes. */
export const BODY_BYTES_MAX = 65_536;

/** Names and values together. Beyond: 431 and close. The library itself allows about 20 kB. */
export const HEADERS_BYTES_MAX = 16_384;

/** Path and query together. Beyond: 400 and close. */
export const URL_CHARS_MAX = 4_096;

/** Nesting of arrays and objects in a body. Beyond: 400, before parsing. */
export const JSON_DEPTH_MAX = 16;

/** A body up to this size gets the whole list of its faults, a larger one the first fault only. */
export const EXPLAINED_BODY_CHARS_MAX = 4_096;

/** Query parameters in one request. Beyond: 400. */
export const QUERY_PARAMETERS_MAX = 32;

/** From the first header to the answer, a slow body included. Beyond: 408 or 503. */
export const REQUEST_TIME_LIMIT_MS = 10_000;

/** How long an orderly stop waits for answers to leave before it cuts what is left. */
export const STOP_TIME_LIMIT_MS = 12_000;

/** Sizes of a page of a list. */
export const PAGE_LIMIT_DEFAULT = 50;
export const PAGE_LIMIT_MAX = 200;

/** Length of a cursor's text. Beyond: 400. */
export const CURSOR_CHARS_MAX = 512;

assert(
  STOP_TIME_LIMIT_MS > REQUEST_TIME_LIMIT_MS,
  'a stop ends before the requests that were taken',
);
assert(
  EXPLAINED_BODY_CHARS_MAX <= BODY_BYTES_MAX,
  'bodies are explained that are too large to be taken',
);
assert(PAGE_LIMIT_DEFAULT <= PAGE_LIMIT_MAX, 'the default page is over the limit');
