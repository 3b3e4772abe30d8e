/**
 * The descriptor to read standard input from, synchronously.
 *
 * Not `process.stdin.fd`: reading `process.stdin` creates a stream, which makes a pipe
 * non-blocking. Then a read before the writer has written (`curl … | tirage verify -`) is EAGAIN.
 */
export const STANDARD_INPUT = 0;
