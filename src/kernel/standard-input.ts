/**
 * The descriptor to read standard input from, synchronously.
 *
 * Not `process.stdin.fd`: to ask for `process.stdin` makes a stream of it, which turns a pipe to
 * non-blocking. Then a read before the writer has written (`curl … | tirage verify -`) is EAGAIN.
 */
export const STANDARD_INPUT = 0;
