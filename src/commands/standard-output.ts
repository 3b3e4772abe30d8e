/**
 * What commands say on standard output, which may fail: the file behind it may be on a full disk,
 * and whoever reads may have seen enough.
 */
import { ConfigurationError } from '../kernel/errors.ts';

export function say(line: string): void {
  sayText(`${line}\n`);
}

/** Throws a ConfigurationError where the text cannot be written. */
export function sayText(text: string): void {
  try {
    process.stdout.write(text);
  } catch (cause) {
    throw unwritten(cause);
  }
}

/** For a pipe, which tells of it later. `| head -1` is no fault: the exit code says the rest. */
export function watchStandardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`${unwritten(error).message}\n`);
    process.exit(1);
  });
}

export function unwritten(cause: unknown): ConfigurationError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return new ConfigurationError(
    `standard output cannot be written to (${code}): look at the file behind it, and its disk`,
    { cause },
  );
}
